/** Keys and values of TOML, written in every way there is. */
import fc from 'fast-check';

/** Text that looks like TOML, or that TOML must escape. */
const SAID = [
  ...[
    '',
    'a',
    '[model_providers.m2c]',
    'model = "x"',
    '# no comment',
    'a "quoted" word',
    "it's",
    'C:\\Users\\me',
    'ünïcode 漢字 🎉',
  ],
  ...['\t', '\x7f', '\u2028', ']', '}', ',', '"""', "'''", '\\', 'two\nlines', '[[x]]\n[y]\nz = 1\n'],
];
const said = fc.oneof(fc.constantFrom(...SAID), fc.string({ unit: 'grapheme', maxLength: 12 }));

const escaped = (text: string) => JSON.stringify(text.toWellFormed()).slice(1, -1).replaceAll('\x7f', '\\u007f');
const plain = (text: string) => text.replaceAll(/[^\P{Cc}\n\t]|\r/gu, '').toWellFormed();

const strings: fc.Arbitrary<string> = said.chain((text) =>
  fc.constantFrom(
    `"${escaped(text)}"`,
    `'${plain(text).replaceAll(/['\n]/g, '')}'`,
    `"""${escaped(text)}"""`,
    `"""\n${plain(text).replaceAll('\\', '\\\\').replaceAll('"""', '""\\"')}\n"""`,
    `"""\\\n   ${escaped(text)} \\\n\n  [not.a.header]"""`,
    `"""${escaped(text)}"" """"`,
    `""""x${escaped(text)}"""""`,
    `'''\n${plain(text).replaceAll("'''", "''")}\n[model_providers.m2c]\nname = "m2c"\n'''`,
    `''''x${plain(text).replaceAll("'", '')}'''''`,
  ),
);

const numbersAndDates = fc.constantFrom(
  ...[
    '0',
    '-17',
    '+1_000',
    '0xDEAD_beef',
    '0o17',
    '0b1',
    '9223372036854775807',
    '1.5e-3',
    '-0.0',
    'inf',
    '-nan',
    'true',
    'false',
  ],
  ...['1979-05-27', '1979-05-27T07:32:00Z', '1979-05-27 07:32:00-07:00', '1979-05-27 07:32:00.5', '07:32:00'],
);

const { value } = fc.letrec<{ value: string; array: string; table: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    numbersAndDates,
    strings,
    strings,
    tie('array'),
    tie('table'),
  ),
  array: fc
    .tuple(
      fc.array(tie('value'), { maxLength: 3 }),
      fc.constantFrom(', ', ',', ',\n', ' # [x]\n ,\n', '\n,\n\n'),
      fc.constantFrom('', ',', ' # end ]\n', '\n'),
    )
    // A comma behind nothing is none.
    .map(
      ([elements, comma, last]) =>
        `[${last === '\n' ? '\n' : ' '}${elements.join(comma)}${elements.length === 0 && last === ',' ? '' : last}]`,
    ),
  table: fc.tuple(fc.array(tie('value'), { maxLength: 3 }), fc.boolean()).map(([members, spaced]) => {
    const pairs = members.map((member, at) => `${['a', '"b.c"', "d . 'e'"][at]}${spaced ? ' = ' : '='}${member}`);
    return spaced ? `{ ${pairs.join(', ')} }` : `{${pairs.join(',')}}`;
  }),
}));

/** A pair under a key that holds `name`, so that it is the only one of its kind. */
function pair(name: string): fc.Arbitrary<string> {
  const keys = [
    ...[
      name,
      `"${name} [x]"`,
      `'${name}.lit'`,
      `"${name} ü\\u0041"`,
      `${name}_d.b.c`,
      `${name}_e . "model"`,
      `"${name}#"`,
    ],
    ...[`${name}-model`, `"${name} = "`],
  ];
  return fc
    .tuple(
      fc.constantFrom(...keys),
      value,
      fc.constantFrom(' = ', '=', '\t = '),
      fc.constantFrom('', '', '  ', '\t'),
      fc.constantFrom('', '', ' # why', ' #'),
    )
    .map(([key, said, equals, indent, rest]) => `${indent}${key}${equals}${said}${rest}`);
}

/** Lines of a section, each with a name of its own: pairs, comments and blank lines. */
export function wildLines(name: string): fc.Arbitrary<string[]> {
  return fc.nat(4).chain((count) => {
    const line = (number: number) =>
      fc.oneof(
        { weight: 4, arbitrary: pair(`${name}_${number}`) },
        { weight: 1, arbitrary: fc.constantFrom('', '# [x', '  ', '#"""') },
      );
    return fc.tuple(...Array.from({ length: count }, (_, number) => line(number)));
  });
}
