/** What holds for every page of facts. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PROFILES } from './index.ts';
import type { Profile } from './profile.ts';

const DOCUMENT = readFileSync(new URL('../../docs/providers.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');

/** A provider's row in docs/providers.md. */
function row({ id, displayName, access, models, defaultModel }: Profile): string {
  const code = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');
  const [host] = access.hosts;
  const key = access.keyless === true ? 'none needed' : code(access.keyVariables);
  const address =
    host === undefined ? code([access.baseUrlVariable]) : `${host.baseUrl} (${code([access.baseUrlVariable])})`;
  const model =
    defaultModel === '' ? code([access.modelVariable]) : `${code([defaultModel])} (${code([access.modelVariable])})`;
  const others = models.map((facts) => facts.id).filter((name) => name !== defaultModel);
  return `| ${displayName} | \`${id}\` | ${key} | ${address} | ${model} | ${code(others)} |`;
}

test.each(PROFILES)('docs/providers.md tells of $id', (profile) => {
  expect(DOCUMENT).toContain(`${row(profile)}\n`);
});

describe.each(PROFILES)('$id', ({ id, access, models, defaultModel, retired = {}, request }) => {
  const listed = models.map((model) => model.id);

  test('knows the models that it speaks of', () => {
    if (models.length > 0) expect(listed).toContain(defaultModel);
    for (const successor of Object.values(retired)) expect(listed).toContain(successor);
    for (const model of models) {
      const { visionModel } = { ...request, ...model.request };
      if (visionModel !== null) expect(listed).toContain(visionModel);
    }
    expect(listed.filter((name) => Object.hasOwn(retired, name))).toEqual([]);
  });

  test('puts an effort of any name into words of JSON', () => {
    const ways = [request, ...models.map((model) => ({ ...request, ...model.request }))];
    const bodies = ways.flatMap(({ otherEffort }) =>
      ['medium', 'ultra', 'constructor', '__proto__'].map((word) => otherEffort(word).body),
    );
    expect(bodies).toEqual(JSON.parse(JSON.stringify(bodies)));
  });

  test('can be named in front of a model, and opened by a variable of its own', () => {
    expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    expect(
      [...access.keyVariables, access.baseUrlVariable, access.modelVariable].filter((name) => name === ''),
    ).toEqual([]);
    for (const { baseUrl } of access.hosts) expect(URL.canParse(baseUrl)).toBe(true);
  });
});

test('no two providers share an id, a variable or a model', () => {
  const twice = (words: readonly string[]) => words.filter((word, at) => words.indexOf(word) !== at);
  expect(twice(PROFILES.map(({ id }) => id))).toEqual([]);
  expect(
    twice(PROFILES.flatMap(({ access }) => [...access.keyVariables, access.baseUrlVariable, access.modelVariable])),
  ).toEqual([]);
  expect(twice(PROFILES.flatMap(({ models }) => models.flatMap(({ id, aliases = [] }) => [id, ...aliases])))).toEqual(
    [],
  );
});
