/** The house stands on floors, and imports go down only. Each rule here is one that was once broken somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the ground up. A room may use the floors below it and itself. */
const FLOORS: readonly (readonly string[])[] = [
  ['generated'],
  ['server/data-dir'],
  ['server/setting-text', 'server/crew'],
  [
    'server/secrets',
    'server/ports',
    'server/handlers',
    'server/note',
    'server/config',
    'server/version',
    'server/recent',
  ],
  ['server/fault', 'server/log', 'server/turn-entry'],
  ['server/providers', 'server/store', 'server/live-turns'],
  [
    'server/translate',
    'server/upstream',
    'server/telemetry',
    'server/routing',
    'server/replay',
    'server/contract',
    'server/pricing',
  ],
  ['server/answer', 'server/codex', 'server/chatgpt', 'server/providers-file', 'server/identity', 'server/search'],
  ['server/turn', 'server/doctor', 'server/cc-switch'],
  ['server/http', 'server/answering'],
  ['server/record', 'server/codex-setup'],
  ['server/admin'],
  ['server/app-deps'],
  ['server/doors'],
  ['server/app', 'server/turn-log'],
  ['server/serving', 'server/workers'],
  ['server/commands'],
  ['server/main'],
  ['server/m2c'],
];

const files = ['generated', 'server', 'admin-cli', 'conformance', 'spec'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `${room}/${file.split(sep).join('/')}`)
    .filter((file) => /\.[jt]s$/.test(file) && !/\.test\.ts$|node_modules/.test(file)),
);
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const imports = new Map(files.map((file) => [file, importsIn(file, read(file))]));
const server = files.filter((file) => file.startsWith('server/'));
const codes = new Map(server.map((file) => [file, withoutComments(read(file))]));
const code = (file: string) => codes.get(file) ?? '';

/** Every import of a file, however it is written: a path inside the repository, or a package as it is named. */
function importsIn(file: string, text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName: target }) =>
    target.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(file), target))
          .split(sep)
          .join('/')
      : target,
  );
}

/** The code without its comments, where sources may be named. */
function withoutComments(text: string): string {
  const parsed = ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest, true);
  return ts.createPrinter({ removeComments: true }).printFile(parsed);
}

const within = (room: string) => (path: string) => path.startsWith(`${room}/`) || path.startsWith(`${room}.`);
const roomOf = (path: string) => FLOORS.flat().find((room) => within(room)(path));
const floorOf = (path: string) => FLOORS.findIndex((floor) => floor.some((room) => within(room)(path)));

function offenders(inside: (file: string) => boolean, forbidden: (target: string, file: string) => boolean): string[] {
  return files
    .filter(inside)
    .flatMap((file) =>
      (imports.get(file) ?? []).filter((target) => forbidden(target, file)).map((target) => `${file} → ${target}`),
    );
}

test('an import is seen however it is written', () => {
  const written = [
    "import one from './one.ts';",
    'import type { Two } from "../two.ts";',
    "export * from './three.ts';",
    'const four = await import(`./four.ts`);',
    "import './five.ts'; // import './comment.ts'",
    'const six = "import from \'./text.ts\'";',
  ];
  expect(importsIn('server/http/any.ts', written.join('\n'))).toEqual(
    ['http/one', 'two', 'http/three', 'http/four', 'http/five'].map((name) => `server/${name}.ts`),
  );
});

test('comments are taken away, and nothing that only looks like one', () => {
  const text = "/** Why */\nconst url = 'http://x' + process.env.HOME; // because\nconst ends = /\\/\\//;\n";
  expect(withoutComments(text)).toBe("const url = 'http://x' + process.env.HOME;\nconst ends = /\\/\\//;\n");
});

test('every server file stands on a floor', () => {
  expect(server.filter((file) => file !== 'server/m2c.js' && floorOf(file) < 0)).toEqual([]);
});

test('imports go down only', () => {
  const upward = (target: string, file: string) =>
    floorOf(target) >= floorOf(file) && floorOf(target) >= 0 && roomOf(target) !== roomOf(file);
  expect(offenders(within('server'), upward)).toEqual([]);
});

test('the translator is pure', () => {
  const outside = (target: string) => !/^(generated|server)\//.test(target);
  expect(offenders(within('server/translate'), outside)).toEqual([]);
  const impure = /\bDate\b|Math\.random|\bcrypto\b|\bprocess\b|\bfetch\b|setTimeout/;
  expect(server.filter((file) => within('server/translate')(file) && impure.test(code(file)))).toEqual([]);
});

test('the wires never meet', () => {
  const [one, other] = ['server/translate/responses', 'server/translate/chat'];
  expect(offenders(within(one), within(other))).toEqual([]);
  expect(offenders(within(other), within(one))).toEqual([]);
});

test('providers are facts: they import only each other', () => {
  expect(offenders(within('server/providers'), (target) => !within('server/providers')(target))).toEqual([]);
});

/** By the name of its file, by the names users know it under, and by the hosts it answers at. */
function namesOf(file: string): string[] {
  const text = code(file);
  const shown = /^ {2,4}displayName: ["'`]([^"'`]+)/m.exec(text)?.[1]?.match(/\w{3,}/g) ?? [];
  const vendors = [...text.matchAll(/https:\/\/([\w.-]+)/g)].flatMap(([, host = '']) => host.split('.').slice(0, -1));
  return [basename(file, '.ts'), ...shown, ...vendors].map((name) => name.toLowerCase());
}

test('a provider is named only where its facts stand', () => {
  const facts = server.filter((file) => within('server/providers')(file) && /https:\/\//.test(code(file)));
  // OpenAI's is the name of the wires too; the other words are no names.
  const words = /^(api|open|token|token-plan-\w+|openai|studio)$/;
  const names = new Set(facts.flatMap(namesOf).filter((name) => name.length > 2 && !words.test(name)));
  expect(names.size).toBeGreaterThan(facts.length);
  const named = new RegExp(`(?<![a-z])(${[...names].join('|')})(?![a-z])`, 'i');
  expect(server.filter((file) => !within('server/providers')(file) && named.test(code(file)))).toEqual([]);
});

test('the turn knows no web framework', () => {
  expect(offenders(within('server/turn'), (target) => target === 'express')).toEqual([]);
});

test('the admin client knows no server code', () => {
  expect(offenders(within('admin-cli'), within('server'))).toEqual([]);
});

/** The doors of the suite into the server. */
const DOORS = ['conformance/subject', 'conformance/verify/shipped'];

test('the suite knows the server only through its doors', () => {
  const stranger = (file: string) => within('conformance')(file) && !DOORS.some((door) => within(door)(file));
  expect(offenders(stranger, within('server'))).toEqual([]);
});

test('the server knows the suite only in m2c verify', () => {
  const tests = (file: string) => file.endsWith('.testing.ts');
  const others = (file: string) => within('server')(file) && !within('server/commands/verify')(file) && !tests(file);
  expect(offenders(others, within('conformance'))).toEqual([]);
});

test('settings are read from the environment in one place of the server', () => {
  const readers = server.filter((file) => /\bprocess\s*(\?\.|\.|\[\W?)\s*env\b/.test(code(file)));
  expect(readers).toEqual(['server/config.ts']);
});
