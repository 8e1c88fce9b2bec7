/** The house stands on floors, and imports go down only. Each rule here is one that was once broken somewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** From the ground up. A room may use the floors below it and itself. */
const FLOORS: readonly (readonly string[])[] = [
  ['generated'],
  ['server/fault', 'server/note', 'server/config', 'server/log', 'server/version'],
  ['server/providers'],
  ['server/translate', 'server/upstream', 'server/routing', 'server/replay', 'server/contract'],
  ['server/turn', 'server/admin'],
  ['server/http'],
  ['server/app'],
  ['server/commands'],
  ['server/main'],
  ['server/m2c'],
];

const files = ['generated', 'server', 'admin-cli', 'conformance', 'spec'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `${room}/${file.split(sep).join('/')}`)
    .filter((file) => /\.[jt]s$/.test(file) && !/\.test\.ts$|node_modules/.test(file)),
);
const texts = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));

/** Every import of a file: a path inside the repository, or a package as it is named. */
function importsOf(file: string): string[] {
  const text = texts.get(file) ?? '';
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) =>
    target.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(file), target))
          .split(sep)
          .join('/')
      : target,
  );
}

const within = (room: string) => (path: string) => path.startsWith(`${room}/`) || path.startsWith(`${room}.`);
const roomOf = (path: string) => FLOORS.flat().find((room) => within(room)(path));
const floorOf = (path: string) => FLOORS.findIndex((floor) => floor.some((room) => within(room)(path)));

function offenders(inside: (file: string) => boolean, forbidden: (target: string, file: string) => boolean): string[] {
  return files.filter(inside).flatMap((file) =>
    importsOf(file)
      .filter((target) => forbidden(target, file))
      .map((target) => `${file} → ${target}`),
  );
}

/** The code without its comments, where sources may be named. */
const code = (file: string) => (texts.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

test('every server file stands on a floor', () => {
  expect(files.filter(within('server')).filter((file) => file !== 'server/m2c.js' && floorOf(file) < 0)).toEqual([]);
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
  expect(files.filter((file) => within('server/translate')(file) && impure.test(code(file)))).toEqual([]);
});

test('the wires never meet', () => {
  const [one, other] = ['server/translate/responses', 'server/translate/chat'];
  expect(offenders(within(one), within(other))).toEqual([]);
  expect(offenders(within(other), within(one))).toEqual([]);
});

test('providers are facts: they import only each other', () => {
  expect(offenders(within('server/providers'), (target) => !within('server/providers')(target))).toEqual([]);
});

test('a provider is named only where its facts stand', () => {
  const names = /\b(mimo|xiaomi|deepseek|qwen|dashscope|kimi|minimax|openrouter)\b/i;
  const outside = (file: string) => within('server')(file) && !within('server/providers')(file);
  expect(files.filter((file) => outside(file) && names.test(code(file)))).toEqual([]);
});

test('the turn knows no web framework', () => {
  expect(offenders(within('server/turn'), (target) => target === 'express')).toEqual([]);
});

test('the admin client knows no server code', () => {
  expect(offenders(within('admin-cli'), within('server'))).toEqual([]);
});

test('the suite knows the server only through its subject', () => {
  expect(
    offenders((file) => within('conformance')(file) && !within('conformance/subject')(file), within('server')),
  ).toEqual([]);
});

test('settings are read from the environment in one place of the server', () => {
  const readers = files.filter((file) => within('server')(file) && /process\.env/.test(code(file)));
  expect(readers).toEqual(['server/config.ts']);
});
