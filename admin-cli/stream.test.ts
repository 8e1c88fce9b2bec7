/** Streams of a real server on loopback: rows as they come, lost connections, files that appear whole or not at all. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { admin, type Setting } from './terminal.testing.ts';

type Answerer = (request: URL, response: ServerResponse, count: number) => void;

let answer: Answerer = () => undefined;
const counts = new Map<string, number>();
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  const url = new URL(request.url ?? '/', 'http://x');
  const count = (counts.get(url.pathname) ?? 0) + 1;
  counts.set(url.pathname, count);
  answer(url, response, count);
});
let url = '';
let folder = '';

beforeEach(async () => {
  counts.clear();
  folder = mkdtempSync(join(tmpdir(), 'm2c-admin-stream-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const turn = (id: string) => ({ id, at: '2026-11-21T17:00:00Z', status: 'completed', provider: 'acme' });
const json = (response: ServerResponse, value: unknown) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};
const page = (ids: readonly string[], next: string | null = null) => ({
  object: 'list',
  data: ids.map(turn),
  next_cursor: next,
});
const opened = (response: ServerResponse) => response.writeHead(200, { 'content-type': 'text/event-stream' });
const frame = (event: unknown) => `: heartbeat\n\ndata: ${JSON.stringify(event)}\n\n`;
const ended = (id: string) => frame({ type: 'ended', id, turn: turn(id), missed: 0 });

/** Runs the words until the output holds `last`, and then presses Ctrl-C. */
async function until(last: string, words: readonly string[], setting: Setting = {}) {
  const stop = new AbortController();
  const heard = (output: string) => void (output.includes(last) && stop.abort('asked'));
  return admin([...words, '--url', url], { ...setting, interrupted: stop.signal, heard });
}

const WATCH = ['turns', '--watch', '--columns', 'id'];

describe('--watch', () => {
  test('prints the newest rows, the oldest of them first, then each new one once', async () => {
    answer = ({ pathname }, response) => {
      if (!pathname.endsWith('/live')) return json(response, page(['t2', 't1']));
      opened(response).write(ended('t2') + frame({ type: 'started', id: 't3', turn: null, missed: 0 }) + ended('t3'));
    };
    expect(await until('t3', WATCH)).toMatchObject({ code: 0, output: 'ID\nt1\nt2\nt3\n', errors: '' });
  });

  test('with --json is a line of JSON for each row', async () => {
    answer = ({ pathname }, response) => {
      if (!pathname.endsWith('/live')) return json(response, page(['t1']));
      opened(response).write(ended('t2'));
    };
    const { output } = await until('t2', ['turns', '--watch', '--json']);
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['t1', 't2']);
  });

  test('comes back after a lost connection and prints what it missed', async () => {
    answer = ({ pathname }, response, count) => {
      if (!pathname.endsWith('/live')) return json(response, page(count === 1 ? ['t1'] : ['t3', 't2', 't1']));
      opened(response);
      if (count > 1) return void response.write(ended('t4'));
      response.write(ended('t2'), () => setTimeout(() => response.destroy(), 50));
    };
    const { code, output, errors } = await until('t4', WATCH);
    expect([code, output]).toEqual([0, 'ID\nt1\nt2\nt3\nt4\n']);
    expect(errors).toBe(`m2c-admin: The connection to ${url} broke before the end. It is tried again in 0.5 s.\n`);
  });

  test('says when it was too slow, and reads the list again', async () => {
    answer = ({ pathname }, response, count) => {
      if (!pathname.endsWith('/live')) return json(response, page(count === 1 ? ['t1'] : ['t2', 't1']));
      opened(response).write(frame({ type: 'missed', id: null, turn: null, missed: 7 }) + ended('t3'));
    };
    const { output, errors } = await until('t3', WATCH);
    expect([output, errors]).toEqual([
      'ID\nt1\nt2\nt3\n',
      'm2c-admin: 7 events came faster than they could be read.\n',
    ]);
  });

  test('ends with 1 when it was never let in', async () => {
    answer = (_url, response) => {
      response.writeHead(401, { 'content-type': 'application/json' });
      response.end('{"error":{"message":"No."}}');
    };
    expect((await admin([...WATCH, '--url', url])).code).toBe(1);
    expect(counts.get('/admin/v1/turns/live')).toBe(1);
  });

  test('refuses an event that is none, and one without an end', async () => {
    for (const [text, sentence] of [
      ['data: {"half\n\n', /sent an event that is no JSON object/],
      [`data: ${'x'.repeat(2 * 1024 * 1024)}`, /beyond all bounds/],
    ] as const) {
      answer = (_url, response) => void opened(response).write(text);
      const { code, errors } = await admin(['turns', 'watch', '--url', url]);
      expect(code).toBe(1);
      expect(errors).toMatch(sentence);
    }
  });

  test('of an operation of events prints each as a row', async () => {
    answer = (_url, response) => void opened(response).write(ended('t1'));
    const { output } = await until('t1', ['turns', 'watch', '--query', 'type & " " & id']);
    expect(output).toBe('ended t1\n');
  });
});

describe('--all', () => {
  const pages: Answerer = ({ searchParams }, response) => {
    const at = Number(searchParams.get('cursor') ?? 0);
    json(response, page([`t${at}`, `t${at + 1}`], at < 4 ? String(at + 2) : null));
  };

  test('follows the pages, as large as the contract lets them be', async () => {
    const limits: unknown[] = [];
    answer = (asked, response, count) => {
      limits.push(asked.searchParams.get('limit'));
      pages(asked, response, count);
    };
    const { code, output } = await admin(['turns', '--all', '--columns', 'id', '--url', url]);
    expect([code, output]).toEqual([0, 'ID\nt0\nt1\nt2\nt3\nt4\nt5\n']);
    expect(limits).toEqual(['500', '500', '500']);
  });

  test('is lines of JSON, one list of YAML, and what a query finds in each page', async () => {
    answer = pages;
    const run = async (...words: string[]) => (await admin(['turns', '--all', '--url', url, ...words])).output;
    expect(
      (await run('--json'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toHaveLength(6);
    expect((await run('--yaml')).match(/^- id: t\d$/gm)).toHaveLength(6);
    expect(await run('--query', 'data.id')).toBe('t0\nt1\nt2\nt3\nt4\nt5\n');
  });

  test('ends with 1 where the same page comes again', async () => {
    answer = (_url, response) => json(response, page(['t1'], 'same'));
    const { code, errors } = await admin(['turns', '--all', '--url', url]);
    expect([code, counts.get('/admin/v1/turns')]).toEqual([1, 2]);
    expect(errors).toContain('the same page again and again');
  });

  test('without it, one page tells that there are more', async () => {
    answer = pages;
    expect((await admin(['turns', '--url', url])).errors).toBe('(there are more: --all, or --cursor 2)\n');
    expect((await admin(['turns', '--url', url, '--json'])).errors).toBe('');
  });
});

describe('an export', () => {
  const LINES = '{"id":"t1"}\n{"id":"t2"}\n';
  const save = (file: string) => admin(['turns', 'export', '--url', url, '--output', join(folder, file)]);

  test('is printed as it comes', async () => {
    answer = (_url, response) => response.end(LINES);
    expect((await admin(['turns', 'export', '--url', url])).output).toBe(LINES);
  });

  test('cannot steer a terminal', async () => {
    answer = (_url, response) => response.end('a,\u001b[2J\n');
    expect((await admin(['turns', 'export', '--url', url], { width: 80 })).output).toBe('a,\\u{1b}[2J\n');
  });

  test("is written into a file that is nobody else's", async () => {
    answer = (_url, response) => response.end(LINES);
    const { code, errors } = await save('turns');
    expect([code, readFileSync(join(folder, 'turns'), 'utf8')]).toEqual([0, LINES]);
    expect(errors).toBe(`Wrote ${LINES.length} bytes to ${join(folder, 'turns')}.\n`);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'turns')).mode & 0o777).toBe(0o600);
  });

  test('that breaks leaves no file', async () => {
    answer = (_url, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write(LINES, () => setTimeout(() => response.destroy(), 50));
    };
    const { code, errors } = await save('turns');
    expect([code, readdirSync(folder)]).toEqual([1, []]);
    expect(errors).toContain('broke before the end');
  });

  test('into a folder that is not there is refused', async () => {
    answer = (_url, response) => response.end(LINES);
    const { code, errors } = await save(join('no', 'turns'));
    expect([code, counts.size]).toEqual([1, 0]);
    expect(errors).toContain('cannot be written: there is no such file');
  });
});

test('--timeout bounds the wait for an answer', async () => {
  answer = () => undefined;
  const { code, errors } = await admin(['health', '--url', url, '--timeout', '0.2']);
  expect(code).toBe(1);
  expect(errors).toContain('has not answered for 0.2 s: give it longer with --timeout');
});

test('Ctrl-C before the end is 130', async () => {
  const stop = new AbortController();
  answer = () => stop.abort('asked');
  expect(await admin(['health', '--url', url], { interrupted: stop.signal })).toMatchObject({ code: 130, errors: '' });
});

test('nobody listens: it says how to start one', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  const gone = `http://127.0.0.1:${(free.address() as AddressInfo).port}`;
  await new Promise((resolve) => free.close(resolve));
  expect((await admin(['health', '--url', gone])).errors).toBe(
    `m2c-admin: No m2c listens at ${gone}: start one with \`m2c start\`, or name another with --url.\n`,
  );
});
