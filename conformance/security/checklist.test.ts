/** The requirements of the published checklist that a server on one machine has to keep, and the tests that carry their names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

const REQUIRED: Readonly<Record<string, string>> = {
  ...{ S1: 'listens on this machine only', S2: 'Host allow-list', S3: 'Origin', S4: 'no CORS', S5: 'no WebSocket' },
  ...{
    S6: 'the admin API needs its token',
    S7: 'request smuggling',
    S8: 'headers are not passed on',
    S9: 'forwarded headers',
  },
  ...{
    S10: 'slow and many connections',
    S11: 'bombs',
    S12: 'nesting and length',
    S13: 'prototypes',
    S14: 'linear time',
  },
  ...{
    S15: 'content type',
    S19: 'a key goes to its origin',
    S20: 'TLS is verified',
    S21: 'sealed keys',
    S22: 'client keys',
  },
  ...{
    S23: 'constant time',
    S24: 'blank keys',
    S25: 'sample keys',
    S26: 'planted secrets',
    S27: 'file modes and links',
  },
  ...{
    S28: 'copies without secrets in clear',
    S42: 'nothing sent is run',
    S43: 'bound SQL',
    S46: 'headers for browsers',
  },
  ...{ S47: 'control characters', S48: 'paths', S49: 'audit trail', S51: 'packages', S52: 'closed when it fails' },
};

/** A title, as the first word of a call: `test('S7: …'`, and what comes of a table: `test.each(…)('S7: …'`. */
const TITLE = /\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"|`([^`]*)`)\s*,/g;

function titles(): string[] {
  const files = ['server', 'admin-cli', 'conformance'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
      .map((name) => join(room, name)),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(TITLE)].map(([, one, two, three]) => one ?? two ?? three ?? ''),
  );
}

test('each requirement of the checklist has a test of its name', () => {
  const named = titles().flatMap((title) => title.match(/\bS\d{1,2}\b/g) ?? []);
  expect(Object.keys(REQUIRED).filter((number) => !named.includes(number))).toEqual([]);
  expect(Object.keys(REQUIRED).length).toBe(33);
});
