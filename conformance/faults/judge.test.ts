/** The cases find fault with a server that lies: each lie here is one that a proxy was seen to tell. */
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { numbered, sampleResponse, sampleStream, sseText } from '../ears/sample-stream.ts';
import { failures } from './case.ts';
import { listening, scripted } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf } from './row.ts';
import { half } from './said.ts';
import { API_KEY, openWorld, type World } from './world.ts';

const world = openWorld();
afterEach(() => world.close());

/** What the cases find in a server that answers each request so. */
async function found(lie: (response: ServerResponse) => void, expects: Expected): Promise<string> {
  const server = createServer((request, response) => request.resume().once('end', () => lie(response)));
  const url = `http://${await listening(server)}`;
  world.keep({ close: () => new Promise((resolve) => server.close(resolve)) });
  const liar: World = { ...world, serve: async () => url };
  const provider = () => scripted({ pieces: [half] });
  const fault = caseOf({ number: null, name: 'a lie', hears: 'it', provider, expects, lasting: true });
  return failures(await fault.play(liar)).join('\n');
}

const CUT: Expected = { ending: 'failed', code: 'upstream_cut', retried: true, says: [/HOST/], text: 'Half a ' };
const events = (text: string) => (response: ServerResponse) => response.writeHead(200).end(text);
const failing = (code: string, message: string) => {
  const [created, inProgress] = sampleStream();
  const failed = { type: 'response.failed', response: sampleResponse({ status: 'failed', error: { code, message } }) };
  return events(sseText([...numbered([created, inProgress, failed] as Parameters<typeof numbered>[0])]));
};

test('a cut answer that goes out as a whole one', async () => {
  const said = await found(events(sseText(sampleStream())), CUT);
  expect(said).toMatch(/the ending is completed, not failed/);
  expect(said).toMatch(/a call that must not run: echo/);
  expect(said).toMatch(/lost: the text "Half a "/);
  expect(said).toMatch(/usage that nobody told/);
});

test('a stream that says nothing of its end', async () => {
  const lie = events(sseText(sampleStream().slice(0, -1)));
  expect(await found(lie, CUT)).toMatch(/the stream has 0 terminal events/);
});

test('a stream that ends twice', async () => {
  const stream = sampleStream();
  expect(await found(events(sseText([...stream, ...stream.slice(-1)])), CUT)).toMatch(
    /the stream has 2 terminal events/,
  );
});

test('a connection that just breaks', async () => {
  const lie = (response: ServerResponse) => {
    response.writeHead(200).write('event: response.created\n');
    setTimeout(() => response.destroy(), 20);
  };
  expect(await found(lie, CUT)).toMatch(/the connection broke before the end of the stream/);
});

test('a code on which Codex gives up, a sentence without the host, and the key in it', async () => {
  const said = await found(failing('invalid_prompt', `Went wrong with ${API_KEY}.\n`), CUT);
  expect(said).toMatch(/the code is invalid_prompt, not upstream_cut/);
  expect(said).toMatch(/Codex does not ask again/);
  expect(said).toMatch(/the sentence does not say \/HOST\//);
  expect(said).toMatch(/the key is told/);
  expect(said).toMatch(/cannot be printed/);
});

test('a plain answer that hides the failure', async () => {
  expect(await found(failing('upstream_cut', 'No.'), CUT)).toMatch(/the plain answer: status 200, not 502/);
});

test('a provider that is let go too late, or never', () => {
  const found = { heard: '', wrong: [], lost: [], terminals: 1 };
  expect(failures({ ...found, providerClosedMs: 251 })).toEqual([expect.stringMatching(/open for 251 ms more/)]);
  expect(failures({ ...found, providerClosedMs: 250 })).toEqual([]);
});
