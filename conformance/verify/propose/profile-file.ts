/** A provider's file as the others of its room are written. */
import { type Code, comment, member, Source } from './code.ts';

/** One field that differs from the shared layer, and why. */
export interface Fact {
  readonly field: string;
  readonly code: Code;
  readonly why: Why;
}

export interface Why {
  /** What showed it; cut when the line is too short for both. */
  readonly said: string;
  /** By whom it was seen, and when. */
  readonly source: string;
}

export interface ProfileParts {
  readonly id: string;
  readonly url: string;
  readonly model: string;
  /** `2026-11-21` */
  readonly day: string;
  /** Declarations that the facts use. */
  readonly head: readonly string[];
  readonly request: readonly Fact[];
  readonly stream: readonly Fact[];
  /** Sentences that mean that the history is too long. */
  readonly overflows: readonly string[];
  /** Effort words for the picker. */
  readonly efforts: readonly string[];
}

/** The text of `server/providers/ID.ts`. */
export function profileFile(parts: ProfileParts): string {
  const { id, url, model, day, head } = parts;
  const types = head.length === 0 ? 'Profile' : 'Profile, ThinkingSetting';
  const lines = [
    `/** ${titled(id)} at ${new URL(url).host}: as \`m2c verify\` found ${shown(model)} on ${day}. */`,
    "import { openaiCompatible } from './openai-compatible.ts';",
    `import type { ${types} } from './profile.ts';`,
    '',
    ...head.flatMap((text) => [text, '']),
    `export const ${camel(id)}: Profile = {`,
    '  ...openaiCompatible,',
    member('id', id, '  '),
    member('displayName', titled(id), '  '),
    member('access', access(id, url), '  '),
    ...layer('request', parts.request),
    ...layer('stream', parts.stream),
    ...faults(parts),
    '  models: [',
    comment('A guess, and what Codex assumes of models that it does not know: look it up.', '    '),
    member('', models(model, parts.efforts), '    ').replace("'': ", ''),
    '  ],',
    member('defaultModel', model, '  '),
    '};',
    '',
  ];
  return lines.join('\n');
}

function access(id: string, url: string): Code {
  const prefix = id.toUpperCase().replaceAll('-', '_');
  return {
    keyVariables: [`${prefix}_API_KEY`],
    baseUrlVariable: `${prefix}_BASE_URL`,
    modelVariable: `${prefix}_DEFAULT_MODEL`,
    hosts: [{ name: 'API', baseUrl: url, keyPrefix: '' }],
  };
}

function models(id: string, efforts: readonly string[]): Code {
  return { id, displayName: id, contextWindow: new Source('258_400'), efforts };
}

function layer(name: 'request' | 'stream', facts: readonly Fact[]): string[] {
  if (facts.length === 0) return [];
  const lines = facts.flatMap(({ field, code, why }) => [
    comment(why.said, '    ', why.source),
    member(field, code, '    '),
  ]);
  return [`  ${name}: {`, `    ...openaiCompatible.${name},`, ...lines, '  },'];
}

function faults({ overflows, day }: ProfileParts): string[] {
  if (overflows.length === 0) return [];
  const entries = overflows.flatMap((sample) => [
    '    {',
    member('code', 'context_length_exceeded', '      '),
    member('pattern', new Source(patternOf(sample)), '      '),
    member('sample', sample, '      '),
    '    },',
  ]);
  return [
    '  faults: [',
    comment('', '    ', `Measured ${day} by m2c verify.`),
    ...entries,
    '    ...openaiCompatible.faults,',
    '  ],',
  ];
}

/** The sentence without its numbers, as far as a pattern stays readable. */
function patternOf(sentence: string): string {
  const words = sentence.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 80);
  const source = words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\d[\d,]*/g, '[\\d,]+');
  return `/${source.trim()}/i`;
}

const shown = (text: string) => text.replaceAll('*/', '* /').replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
const camel = (id: string) => id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const titled = (id: string) =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
