import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Known } from './rules.ts';
import { type RecordedFile, scrub, secretLeft } from './scrub.ts';

const KNOWN: Known = { keys: ['own-key-42'], home: '/srv/homes/bertha', user: 'bertha', hosts: ['tower7'] };

const request = (text: string, name = '1-client-request.json'): RecordedFile => ({
  name,
  bytes: Buffer.from(text),
  reads: null,
});
const answer = (text: string): RecordedFile => ({
  name: '3-upstream-response.sse',
  bytes: Buffer.from(text),
  reads: [[5, Buffer.byteLength(text)]],
});
const textOf = (file: RecordedFile | undefined) => Buffer.from(file?.bytes ?? []).toString('utf8');
const scrubbed = (text: string) => textOf(scrub([request(text)], KNOWN).files[0]);
const deltas = (...pieces: readonly string[]) =>
  `${pieces.map((piece) => `data: ${JSON.stringify({ choices: [{ delta: { content: piece } }] })}`).join('\n\n')}\n\n`;
const said = (stream: string) => [...stream.matchAll(/"content":"([^"]*)"/g)].map(([, piece]) => piece).join('');

describe('what is replaced', () => {
  test.each([
    ['a known key', 'it is own-key-42.', 'it is [redacted].'],
    ['a key by its form', 'hf_abcdefghij0123456789 and more', '[redacted] and more'],
    ['a key behind an escape', '{"a":"x\\nAKIAABCDEFGHIJKLMNOP"}', '{"a":"x\\n[redacted]"}'],
    ['a header with its key', '{"a":"authorization: [\\"abc\\"] x"}', '{"a":"authorization: [redacted] x"}'],
    [
      'two keys on one line',
      'Bearer abcdefgh, own-key-42, Bearer ijklmnop',
      'Bearer [redacted], [redacted], Bearer [redacted]',
    ],
    ['an e-mail address', '{"a":"\\nada.l+x@mail.corp.io"}', '{"a":"\\nperson1@example.com"}'],
    ['one address, one name', 'a@b.io c@d.io a@b.io', 'person1@example.com person2@example.com person1@example.com'],
    ['a home folder', '/home/carla/x /Users/carla/y', '/home/user/x /Users/user/y'],
    ['a home folder of Windows', '"C:\\\\Users\\\\carla\\\\x"', '"C:\\\\Users\\\\user\\\\x"'],
    ['the own home folder', '{"a":"/srv/homes/bertha/x"}', '{"a":"/srv/homes/user/x"}'],
    [
      'the folder Codex works in',
      '<cwd>/data/secret/plan</cwd> cd /data/secret/plan',
      '<cwd>/home/user/project</cwd> cd /home/user/project',
    ],
    ['the user name as a word', 'by bertha, not roberthar', 'by user, not roberthar'],
    ['the name of this machine', 'at tower7:', 'at host.example:'],
    ['a private host', 'http://build.corp:8080/x', 'http://host1.example:8080/x'],
    ['an address of version 4', 'at 10.1.2.3. Then 10.1.2.3:80', 'at 192.0.2.1. Then 192.0.2.1:80'],
    ['an address of version 6', 'at [fe80::1ff:fe23:4567:890a]', 'at [2001:db8::1]'],
  ])('%s', (_, text, expected) => {
    expect(scrubbed(text)).toBe(expected);
  });

  test.each([
    'Basic authentication, task-list-of-things, desk-0123456789',
    '127.0.0.1:8788, 0.0.0.0, 1.2.3, 12:30:45',
    'you@example.com, /home/user/x, {"role":"user","id":"call_1","name":"exec_command"}',
    '{"id":"functions.exec_command:0","model":"deepseek-v4-pro-20260101"}',
    '{"id":"rs_m2cgolden-2_0"}',
  ])('nothing of %s', (text) => {
    expect(scrubbed(text)).toBe(text);
  });

  test('says how many of each kind, and never which', () => {
    const { replaced } = scrub([request('own-key-42 own-key-42 a@b.io 10.1.2.3')], KNOWN);
    expect([...replaced]).toEqual([
      ['key', 2],
      ['e-mail address', 1],
      ['IP address', 1],
    ]);
  });
});

describe('ids', () => {
  const id = 'call_00_637c40605edef7ff372cede3';
  const uuid = '1e8b1f14-6f27-4d55-9a54-3f7a5e9f5c11';

  test('have the same new name in every file, of the same form', () => {
    const files = [
      answer(`data: {"id":"${uuid}","tool_calls":[{"id":"${id}"}]}\n\n`),
      request(`{"call_id":"${id}","text":"by ${uuid}"}`),
    ];
    const [first = '', second = ''] = scrub(files, KNOWN).files.map(textOf);
    const [, newId = ''] = /"call_id":"([^"]+)"/.exec(second) ?? [];
    expect(newId).toMatch(/^call_00_[0-9a-f]{24}$/);
    expect(newId).not.toBe(id);
    expect(first).toContain(`"id":"${newId}"`);
    const [, newUuid] = /^data: \{"id":"([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})"/.exec(first) ?? [];
    expect(second).toContain(`by ${newUuid}`);
    expect(newUuid).not.toBe(uuid);
  });

  test('say nothing of the old ones: others in the same places become the same', () => {
    const texts = ['637c40605edef7ff', '93ab10275cdfe6aa'].map((one) => scrubbed(`{"id":"chatcmpl-${one}"}`));
    expect(texts[0]?.replace(/\d/g, '0').length).toBe(texts[1]?.length);
    const shape = (text = '') => text.replace(/[0-9]/g, '0').replace(/[a-f]/g, 'a');
    expect(shape(texts[0])).toBe(shape('{"id":"chatcmpl-637c40605edef7ff"}'));
  });
});

describe('a stream', () => {
  const KEY = 'sk-planted-0123456789abcdef';

  test('is looked through as what it tells: a key in any cut into deltas is gone, the words around it stay', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(KEY.length + 8), { maxLength: 6 }), (cuts) => {
        const whole = `It: ${KEY} end`;
        const borders = [0, ...cuts.sort((one, other) => one - other), whole.length];
        const stream = deltas(...borders.slice(1).map((border, index) => whole.slice(borders[index], border)));
        const { files } = scrub([answer(stream)], KNOWN);
        expect(said(textOf(files[0]))).toBe('It: sk-[redacted] end');
        expect(secretLeft(files, KNOWN.keys)).toBeNull();
      }),
    );
  });

  test('keeps its reads: as many, in their order, and their sum is its length', () => {
    const stream = Buffer.from(deltas('a', `own-key-42 ${KEY}`, 'own-', 'key-42', 'é€ at 10.1.2.3'));
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 8 }), (cuts) => {
        const borders = [0, ...cuts.sort((one, other) => one - other), stream.length];
        const reads = borders.slice(1).map((border, index) => [index, border - (borders[index] ?? 0)] as const);
        const [file] = scrub([{ name: 'a.sse', bytes: stream, reads }], KNOWN).files;
        const sizes = file?.reads?.map(([, size]) => size) ?? [];
        expect(sizes.length).toBe(reads.length);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(0);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(file?.bytes.length);
        // A border before the first secret has not moved.
        const early = stream.indexOf('own-key-42');
        const kept = borders.filter((border) => border > 0 && border <= early);
        let at = 0;
        const now = sizes.map((size) => (at += size));
        for (const border of kept) expect(now).toContain(border);
      }),
    );
  });

  test('of bytes that are no UTF-8 keeps every byte that is nothing of a secret', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from(' own-key-42 '),
      Buffer.from([0xe2, 0x82]),
    ]);
    const [file] = scrub([{ name: 'a.txt', bytes, reads: [[0, bytes.length]] }], KNOWN).files;
    const expected = Buffer.concat([
      Buffer.from([0xff, 0xc3, 0x28]),
      Buffer.from(' [redacted] '),
      Buffer.from([0xe2, 0x82]),
    ]);
    expect(Buffer.from(file?.bytes ?? [])).toEqual(expected);
  });
});

describe('what is left', () => {
  test.each([
    ['in plain sight', [request('{\n"a":"own-key-42"\n}')], '1-client-request.json, line 2'],
    [
      'behind an escape of its letters',
      [request('{"a":"sk\\u002dplanted-0123456789"}')],
      '1-client-request.json, line 1',
    ],
    ['on the line after its header', [answer('authorization:\nabcdefgh')], '3-upstream-response.sse, line 2'],
    ['in two deltas', [answer(`: hi\n\n${deltas('own-', 'key-42')}`)], '3-upstream-response.sse, from line 3 on'],
    [
      'in a form that only vendors know',
      [request('AIza0123456789012345678901234567890')],
      '1-client-request.json, line 1',
    ],
  ])('is named by file and line: %s', (_, files, place) => {
    expect(secretLeft(files, KNOWN.keys)).toBe(place);
  });

  test('is nothing once it is hidden', () => {
    const all = 'own-key-42 Bearer abcdefgh authorization: xyz https://me:secret@host/ sk-abcdefghij';
    const { files } = scrub([request(all)], KNOWN);
    expect(secretLeft(files, KNOWN.keys)).toBeNull();
  });
});
