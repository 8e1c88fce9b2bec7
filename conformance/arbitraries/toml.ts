/**
 * Configuration files of Codex as people and tools write them, in every way that TOML allows. Made from a list of lines, and
 * not by anything that reads or writes TOML.
 */
import fc from 'fast-check';
import { wildLines } from './toml-values.ts';

export interface TomlDocument {
  readonly text: string;
  /** Lines that hold what m2c writes: no other may change. */
  readonly ours: readonly string[];
}

interface Block {
  readonly lines: readonly string[];
  /** Places among the lines, which m2c may change. */
  readonly ours?: readonly string[];
}

const comment = fc.constantFrom(
  '# a comment',
  '#',
  '  # [model_providers.m2c]',
  '# model = "x"',
  '\t# ünïcode 漢字 🎉',
  '#key = [',
);
const filler = fc.array(fc.oneof(comment, fc.constantFrom('', '', '   ', '\t')), { maxLength: 3 });
const behind = fc.constantFrom('', '', '', ' # why', '   ', '\t#', ' # "quoted" [x] = {');
const quoted = fc.constantFrom(
  ...['"gpt-5.5"', "'o9'", '"""one"""', "'''two'''", '"\\u0041 b"', '""', "'C:\\old\\path'"],
);
const numbers = fc.integer({ min: 0, max: 9999 });

/** A pair of the user's own that m2c would write too, in one line. */
const ownPair = (...keys: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...keys),
      quoted,
      behind,
      fc.constantFrom(' = ', '=', '\t=  '),
      fc.constantFrom('', '', '  '),
    )
    .map(([key, value, rest, equals, indent]) => `${indent}${key}${equals}${value}${rest}`);

const topPairs = fc
  .tuple(
    fc.option(ownPair('model', '"model"', "'model'")),
    fc.option(ownPair('model_provider', '"model_provider"')),
    fc.option(ownPair('model_catalog_json', '"model_catalog\\u005fjson"')),
  )
  .map((pairs) => pairs.filter((pair) => pair !== null));

/** What stands in a table of m2c's name that is there already. */
const tablePairs = fc.subarray([
  ...[
    'name = "another tool" # its name',
    "base_url = 'http://10.0.0.1:1/v1'",
    '"wire_api" = "chat"',
    'stream_max_retries = 0x1F',
  ],
  ...['env_key = "SOME_KEY"', 'query_params = { a = "b" }', 'http_headers."x.y" = "1"'],
]);

/** The ways a file can have providers, m2c's among them or not: lines before the first header, and blocks of their own. */
const providers: fc.Arbitrary<{ readonly top: readonly string[]; readonly blocks: readonly Block[] }> =
  tablePairs.chain((pairs) => {
    const members = pairs.map((pair) => pair.replace(/ #.*/, '')).join(', ');
    const dotted = (prefix: string) => pairs.map((pair) => `${prefix}.${pair}`);
    const other = { lines: ['[model_providers.other]', 'name = "other"', 'base_url = "http://127.0.0.1:1"'] };
    const only = (...blocks: readonly Block[]) => ({ top: [], blocks });
    const top = (...lines: readonly string[]) => ({ top: lines, blocks: [] });
    const table = (...headers: readonly string[]) =>
      headers.map((header) => only(other, { lines: [header, ...pairs], ours: pairs }));
    return fc.constantFrom(
      only(),
      only(),
      only(other),
      ...table(
        '[model_providers.m2c]',
        '[ "model_providers" . \'m2c\' ] # by a tool',
        '\t[model_providers."m2\\u0063"]',
      ),
      only({ lines: ['[model_providers.m2c.env_http_headers]', 'X-A = "B"'] }, other),
      only(
        { lines: ['[model_providers.m2c.env_http_headers]', 'X-A = "B"'] },
        { lines: ['[model_providers.m2c]', ...pairs], ours: pairs },
      ),
      only({ lines: ['[model_providers]', ...dotted('m2c')], ours: dotted('m2c') }),
      only({ lines: ['[model_providers]', `  m2c = { ${members} }`], ours: [`  m2c = { ${members} }`] }),
      only({ lines: ['[model_providers]', 'x.name = "x"', 'y = {name = "y"}', '# end'] }),
      top(...dotted('model_providers.m2c')),
      top('model_providers.x.name = "x"'),
      top(`model_providers = { x = { name = "x" } } # inline`),
      top('model_providers = {}'),
      top('model_providers = { }'),
      top(`model_providers = { m2c = {${members}}, z = { name = "z" } }`),
      top('model_providers.m2c = { name = "it" } # dotted and inline'),
    );
  });

/** A section of its own number, whose names nobody else has. */
function block(number: number): fc.Arbitrary<Block> {
  const name = `t${number}`;
  const forms: readonly (readonly string[])[] = [
    ...[
      [`[${name}]`],
      [`[ ${name} . "sub.table" ] # two`],
      [`  ["${name} ü"]`],
      [`[[${name}]]`, 'a = 1', `[[${name}]]`],
    ],
    ...[
      [`[${name}.a.b]`, 'early = 1', `[${name}]`],
      [`[[${name}.list]]`, `[${name}.list.item]`, 'x.y = 1', `[[${name}.list]]`],
    ],
    ...[[`[projects."/home/${number}/a project"]`, 'trust_level = "trusted"'], [`[projects.'C:\\work\\${number}']`]],
    ...[
      [
        `[mcp_servers.s${number}]`,
        'command = "npx"',
        'args = [',
        '  "-y", # yes',
        '  "[x]",',
        ']',
        `[mcp_servers.s${number}.env]`,
      ],
    ],
    ...[[`[profiles.p${number}]`, 'model = "profile-model"', 'model_provider = "m2c"', 'model_catalog_json = "x"']],
  ];
  return fc.tuple(fc.constantFrom(...forms), wildLines(`k${number}`), filler, fc.boolean()).map(
    // The mark is where the user may edit later.
    ([lines, pairs, gap, marked]) => ({ lines: [...gap, ...(marked ? [`# mark ${number}`] : []), ...lines, ...pairs] }),
  );
}

const blocks = fc
  .uniqueArray(numbers, { maxLength: 5 })
  .chain((found) => fc.tuple(...found.map(block)) as fc.Arbitrary<readonly Block[]>);

const top = fc
  .tuple(topPairs, wildLines('top'), filler, filler, fc.boolean(), fc.boolean())
  .map(([ours, wild, before, after, marked, edited]) => ({
    ours,
    // What m2c writes may stand anywhere among the others.
    lines: [
      ...before,
      ...ours.slice(0, 1),
      ...wild,
      ...ours.slice(1),
      ...(edited ? ['edited = 0'] : []),
      ...(marked ? ['# top mark'] : []),
      ...after,
    ],
  }));

const lineEnds = fc.oneof(
  { weight: 3, arbitrary: fc.constant(['\n']) },
  { weight: 2, arbitrary: fc.constant(['\r\n']) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 2, maxLength: 7 }) },
);

/** Whole documents. */
export const tomlDocument: fc.Arbitrary<TomlDocument> = fc
  .tuple(
    top,
    providers,
    blocks,
    fc.nat(5),
    lineEnds,
    fc.constantFrom('', '', '', '\uFEFF'),
    fc.constantFrom('\n', '\n', '', '\n\n', '  '),
  )
  .map(([head, provided, tables, place, ends, mark, last]) => {
    const at = Math.min(place, tables.length);
    const sections = [...tables.slice(0, at), ...provided.blocks, ...tables.slice(at)];
    const lines = [...head.lines, ...provided.top, ...sections.flatMap((section) => section.lines)];
    const ours = [...head.ours, ...provided.top, ...sections.flatMap((section) => section.ours ?? [])];
    let count = 0;
    // A line end may be of either kind wherever one may be.
    const text = (lines.join('\n') + last).replaceAll('\n', () => ends[count++ % ends.length] ?? '\n');
    return { text: mark + text, ours };
  });

/** What a user, another tool or Codex itself does to such a file meanwhile, without touching what is m2c's. */
export const userEdit: fc.Arbitrary<(text: string) => string> = fc
  .subarray<(text: string) => string>(
    [
      (text) => text.replaceAll(/# mark (\d+)/g, '# mark $1\n\n[added.t$1]\nx = [\n  "[y]", # z\n]\n# until here'),
      (text) => text.replace('# top mark', 'added_on_top = "by hand" # really\n# top mark was here'),
      (text) => text.replace('edited = 0', 'edited = { now = 1 }'),
      (text) => text.replaceAll('# a comment', '# another comment'),
      (text) => text.replaceAll('trust_level = "trusted"', 'trust_level = "untrusted"'),
      (text) => `${withLastLineEnd(text)}\n[notice]\nhide_full_access_warning = true\n`,
    ],
    { minLength: 1 },
  )
  .map((edits) => (text) => edits.reduce((left, edit) => edit(left), text));

/** A line that is written below others ends the last of them, in the way of the file. */
export function withLastLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : text + (/\r?\n/.exec(text)?.[0] ?? '\n');
}
