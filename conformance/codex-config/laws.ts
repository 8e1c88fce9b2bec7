/** What m2c promises of Codex's config.toml, for whatever stands in it. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { parse, type TomlTable, type TomlValue } from 'smol-toml';
import { tomlDocument, userEdit, withLastLineEnd } from '../arbitraries/toml.ts';
import { type Law, law, none, same } from '../laws/law.ts';
import { type CodexWanted, disableConfig, enableConfig, switchModel } from '../subject.ts';

const wanted: fc.Arbitrary<CodexWanted> = fc.record(
  {
    model: fc.constantFrom('deepseek-v4-pro', 'mimo/mimo-v2.5', 'a "quoted" ü'),
    baseUrl: fc.constantFrom('http://127.0.0.1:8788/v1', 'http://[::1]:9000/v1'),
    catalogFile: fc.constantFrom(
      '/home/me/.codex/m2c-models.json',
      'C:\\Users\\Zoë\\.codex\\m2c-models.json',
      "/it's/here",
    ),
    token: fc.constantFrom(undefined, 'm2c-client-key'),
  },
  { requiredKeys: ['model', 'baseUrl', 'catalogFile'] },
);

export const configLaws: readonly Law[] = [
  law(
    [1],
    'enabled, a file says what it said, and what m2c needs',
    fc.property(tomlDocument, wanted, ({ text }, want) => {
      const expected = new Map([...saidBy(text)].filter(([key]) => !isEmptyTableOf(key)));
      for (const [path, value] of written(want)) expected.set(JSON.stringify(path), inspect(value));
      const said = saidBy(enableConfig(text, want).text);
      same([...said].sort(), [...expected].sort(), 'what the file says');
    }),
  ),
  law(
    [2],
    'disabled, a file is byte for byte what it was, whatever the model was switched to',
    fc.property(tomlDocument, wanted, fc.constantFrom(null, 'another-model'), ({ text }, want, other) => {
      const enabled = enableConfig(text, want);
      const { text: now, undo } = other === null ? enabled : switchModel(enabled.text, other, enabled.undo);
      const { text: after, notes } = disableConfig(now, undo);
      same(after, text, 'the text');
      same(notes, [], 'the list of notes');
    }),
  ),
  law(
    [3],
    'an edit made meanwhile stays, and the rest is what it was',
    fc.property(tomlDocument, wanted, userEdit, ({ text }, want, edit) => {
      const { text: enabled, undo } = enableConfig(text, want);
      same(disableConfig(edit(enabled), undo).text, edit(text), 'the text');
    }),
  ),
  law(
    [4],
    'enabled twice is enabled once',
    fc.property(tomlDocument, wanted, wanted, ({ text }, before, want) => {
      const once = enableConfig(text, want);
      same(enableConfig(once.text, want, once.undo), once, 'the second time');
      const other = enableConfig(text, before);
      const changed = enableConfig(other.text, want, other.undo);
      same(disableConfig(changed.text, changed.undo).text, text, 'the text after two different ones');
    }),
  ),
  law(
    [5],
    'every line that is not m2c’s stays as it is, in its order',
    fc.property(tomlDocument, wanted, ({ text, ours }, want) => {
      const mine = new Set(ours.map((line) => line.trimEnd()));
      const kept = linesOf(text).filter((line) => !mine.has(line.trimEnd()));
      const left = linesOf(enableConfig(text, want).text);
      let at = -1;
      none(
        kept.flatMap((line) => {
          at = left.indexOf(line, at + 1);
          return at < 0 ? [`the line ${JSON.stringify(line)} is gone or stands elsewhere`] : [];
        }),
      );
    }),
  ),
];

/** Each value that is no table, and each table that holds nothing, under its path. */
function saidBy(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (table: TomlTable, path: readonly string[]): void => {
    const entries = Object.entries(table);
    if (entries.length === 0) found.set(JSON.stringify(path), '{}');
    for (const [key, value] of entries) {
      if (isTable(value)) walk(value, [...path, key]);
      else
        found.set(
          JSON.stringify([...path, key]),
          inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null }),
        );
    }
  };
  walk(parse(text, { integersAsBigInt: 'asNeeded' }), []);
  return found;
}

function isTable(value: TomlValue): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

/** They hold something afterwards. */
function isEmptyTableOf(key: string): boolean {
  return ['[]', '["model_providers"]', '["model_providers","m2c"]'].includes(key);
}

/** Told once more here, so that a change of what m2c writes is seen. */
function written(want: CodexWanted): readonly (readonly [readonly string[], string | number])[] {
  const table = ['model_providers', 'm2c'];
  return [
    [['model'], want.model],
    [['model_provider'], 'm2c'],
    [['model_catalog_json'], want.catalogFile],
    [[...table, 'name'], 'm2c'],
    [[...table, 'base_url'], want.baseUrl],
    [[...table, 'wire_api'], 'responses'],
    [[...table, 'request_max_retries'], 1],
    [[...table, 'stream_max_retries'], 5],
    [[...table, 'stream_idle_timeout_ms'], 120_000],
    ...(want.token === undefined ? [] : [[[...table, 'experimental_bearer_token'], want.token] as const]),
  ];
}

/** Without a mark at the beginning: it stays the first, whatever is written behind it. */
function linesOf(text: string): string[] {
  return withLastLineEnd(text.replace('\uFEFF', '')).split('\n');
}
