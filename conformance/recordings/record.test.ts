/**
 * `m2c record` as a user runs it, before a provider that repeats a key: played from a script, and by a client of its own.
 * What it writes holds no key and replays to what was heard.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Child, startChild } from '../clients/children.ts';
import { type Heard, heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { startSubject, translateStream } from '../subject.ts';
import { type Answer, callAnswer, errorAnswer, reasoningAnswer, textAnswer } from '../upstream/chat-answers.ts';
import { type FakeUpstream, type Script, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { goldenFiles } from './golden.ts';
import { type Recording, readRecordings } from './recording.ts';
import { refusals } from './refusals.ts';

const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');
/** The key of the provider, and one that only the conversation knows. */
const OWN_KEY = 'own-key-0123456789-fedcba';
const PLANTED_KEY = 'sk-planted-0123456789abcdef';
const CALL_ID = 'call_00_637c40605edef7ff372cede3';

let root: string;
let out: string;
let upstream: FakeUpstream;
const children: Child[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'm2c-record-'));
  out = join(root, 'recordings');
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    child.kill();
    await child.exited;
  }
  await upstream.close();
  rmSync(root, { recursive: true, force: true });
});

function m2c(...words: readonly string[]): Child {
  const variables = { HOME: root, USERPROFILE: root, DEEPSEEK_API_KEY: OWN_KEY };
  const child = startChild([process.execPath, M2C, ...words], root, variables);
  children.push(child);
  return child;
}

async function record(script: Script, ...words: readonly string[]): Promise<Child> {
  upstream = await startFakeUpstream(script);
  return m2c('record', '--provider', 'deepseek', '--base-url', upstream.url, '--out', out, ...words);
}

/** The first address that a program prints and that is not the provider's own. */
async function addressOf(child: Child): Promise<string> {
  for (const patience = AbortSignal.timeout(20_000); !patience.aborted; await wait(20)) {
    const found = child.stdout().match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    const own = found.find((address) => !upstream.url.startsWith(address));
    if (own !== undefined) return own;
  }
  throw new Error(`m2c named no address: ${child.stdout()}${child.stderr()}`);
}

/** Every file below the folder, as one text for each. */
function written(): string[] {
  if (!existsSync(out)) return [];
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => join(out, name));
  return files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'latin1'));
}

const leaks = () => written().filter((text) => /planted|own-key|0123456789/.test(text));

/** The answer in pieces of these sizes, with a pause between them, and with the key in a header. */
function inPieces({ pieces }: Answer, cut: string): Answer {
  const whole = pieces.join('');
  const at = whole.indexOf(cut) + Math.ceil(cut.length / 2);
  const cuts = [whole.slice(0, at), { waitMs: 40 }, whole.slice(at)];
  return { headers: { 'x-your-key': PLANTED_KEY, 'set-cookie': PLANTED_KEY }, pieces: cuts };
}

async function ask(url: string, body: unknown): Promise<Heard> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${PLANTED_KEY}` };
  const response = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body: JSON.stringify(body) });
  const events = readEvents(await response.text());
  expect(complaints(events)).toEqual([]);
  return heard(events);
}

/** What a client hears when the recording is served by `m2c replay` and m2c asks it, in the words of the recording. */
async function heardInReplay({ turns }: Recording): Promise<Heard[]> {
  const replay = m2c('replay', out, '--speed', 'real', '--strict');
  const address = await addressOf(replay);
  const subject = await startSubject({ DEEPSEEK_API_KEY: OWN_KEY, DEEPSEEK_BASE_URL: `${address}/v1` });
  const answers: Heard[] = [];
  for (const { request } of turns) answers.push(await ask(subject.url, request));
  await subject.close();
  return answers;
}

function onlyRecording(): Recording {
  const [recording, ...more] = readRecordings(out);
  if (recording === undefined || more.length > 0) throw new Error(`Not one recording, but ${more.length + 1}.`);
  expect(refusals([recording], () => true)).toEqual([]);
  for (const [file, text] of goldenFiles(recording)) writeFileSync(file, text);
  return recording;
}

const translated = ({ turns, provider }: Recording) =>
  turns.map(({ request, answer }) => heard(readEvents(translateStream(request, provider, [answer]))));

describe('a scenario that m2c record plays itself', () => {
  test('is written without the keys that the provider repeats, and replays to the same events', async () => {
    const command = `echo ${PLANTED_KEY} from ${join('/home', 'bertha', 'garden')}`;
    const child = await record(
      [
        inPieces(
          callAnswer([{ id: CALL_ID, name: 'exec_command', args: { cmd: command } }], `It is ${OWN_KEY}.`),
          OWN_KEY,
        ),
        inPieces(reasoningAnswer(`Mail bertha@corp.io at 10.1.2.3.`, `Hello, ${PLANTED_KEY}.`), PLANTED_KEY),
      ],
      ...['--scenario', 'tool-loop'],
    );
    expect([await child.exited, child.stderr()]).toEqual([0, '']);
    expect(leaks()).toEqual([]);
    expect(written().join('')).not.toMatch(/bertha|10\.1\.2\.3|637c40605edef7ff372cede3/);
    expect(child.stdout()).toMatch(
      /Scrubbed +\d+ × key, \d+ × e-mail address, \d+ × path, \d+ × IP address, \d+ × id\n/,
    );
    expect(readdirSync(join(out, 'deepseek'))).toEqual(['tool-loop']);

    const recording = onlyRecording();
    expect(recording.about).toMatchObject({ provenance: 'captured', statuses: [200, 200] });
    const [first, second] = await heardInReplay(recording);
    expect([first, second]).toEqual(translated(recording));
    expect(first?.reasoning).toBe('It is [redacted].');
    expect(second?.text).toBe('Hello, sk-[redacted].');
    // The second turn still answers the call of the first.
    expect(JSON.stringify(recording.turns[1]?.request)).toContain(`"call_id":"${first?.calls[0]?.callId}"`);
  });

  test('is written too if the provider ends its answer only a while after the last of its words', async () => {
    const { pieces } = textAnswer('Well.');
    const child = await record([{ pieces: [...pieces, { waitMs: 300 }] }], '--scenario', 'text');
    expect([await child.exited, child.stderr()]).toEqual([0, '']);
    expect(onlyRecording().turns).toHaveLength(1);
  });

  test('keeps the borders and the times of the reads', async () => {
    const child = await record(
      [inPieces(textAnswer(`It is ${PLANTED_KEY}, as ever.`), 'as ever')],
      '--scenario',
      'text',
    );
    expect([await child.exited, child.stderr()]).toEqual([0, '']);
    const [turn] = onlyRecording().turns;
    const file = join(out, 'deepseek', 'text', '3-upstream-response.reads.json');
    const reads = JSON.parse(readFileSync(file, 'utf8')) as [number, number][];
    const bytes = Buffer.from(turn?.answer ?? []);
    expect(reads.reduce((sum, [, size]) => sum + size, 0)).toBe(bytes.length);
    // One border lies where the provider paused, in the middle of the words.
    const borders = reads.map((_, index) => reads.slice(0, index + 1).reduce((sum, [, size]) => sum + size, 0));
    expect(borders).toContain(bytes.indexOf('as ever') + 4);
    expect(reads.at(-1)?.[0]).toBeGreaterThanOrEqual(30);
  });

  test.each<[string, string, Script, RegExp]>([
    [
      'the provider refuses',
      'text',
      [errorAnswer(401, `No such key: ${OWN_KEY}.`)],
      /with an error, so nothing was written: .*No such key/,
    ],
    ['the model calls no tool', 'tool-loop', [textAnswer('I would rather not.')], /show no tool call, no tool result/],
    [
      'the provider does not refuse',
      'error',
      [textAnswer('Hello.')],
      /show no error, so this is no recording of error/,
    ],
  ])('is not written when %s', async (_, scenario, script, sentence) => {
    const child = await record(script, '--scenario', scenario);
    expect(await child.exited).toBe(1);
    expect(child.stderr()).toMatch(sentence);
    expect(`${child.stdout()}${child.stderr()}`).not.toContain(OWN_KEY);
    expect(existsSync(out)).toBe(false);
  });

  test('is not written when a key is left, and the file and line are named', async () => {
    // A header whose value stands on the next line: it can be seen, but not where it ends.
    const child = await record(
      [{ status: 400, pieces: [`<p>authorization:\n${PLANTED_KEY.slice(3)}</p>`] }],
      '--scenario',
      'error',
    );
    expect(await child.exited).toBe(1);
    expect(child.stderr()).toMatch(/a key is left in error\/3-upstream-response\.txt, line 2: nothing was written/);
    expect(existsSync(out)).toBe(false);
  });

  test('takes the place of another one only when told to', async () => {
    const script = () => textAnswer('Hello.');
    const first = await record(script, '--scenario', 'text');
    expect(await first.exited).toBe(0);
    const words = ['record', '--provider', 'deepseek', '--base-url', upstream.url, '--out', out, '--scenario', 'text'];
    const second = m2c(...words);
    expect([await second.exited, second.stderr()]).toEqual([
      1,
      expect.stringMatching(/text is there already: .*--force/),
    ]);
    expect(upstream.requests.length).toBe(1);
    expect(await m2c(...words, '--force').exited).toBe(0);
    expect(readdirSync(join(out, 'deepseek'))).toEqual(['text']);
  });
});

describe('a provider of providers.json', () => {
  const entryOf = (more: object) => ({
    providers: [{ id: 'acme', defaultModel: 'acme-1', baseUrl: 'http://127.0.0.1:9/v1', ...more }],
  });
  const asked = ['record', '--provider', 'acme', '--scenario', 'text'];

  test('is asked as its entry says, and nothing of the entry is written', async () => {
    upstream = await startFakeUpstream(() => textAnswer(`It is ${OWN_KEY}, for team seven-of-nine.`));
    writeFileSync(
      join(root, 'own.json'),
      JSON.stringify(
        entryOf({ baseUrl: upstream.url, key: { env: 'DEEPSEEK_API_KEY' }, headers: { 'X-Token': 'seven-of-nine' } }),
      ),
    );
    const child = m2c(...asked, '--providers', join(root, 'own.json'), '--out', out);
    expect([await child.exited, child.stderr()]).toEqual([0, '']);
    expect(upstream.requests[0]).toMatchObject({
      headers: { authorization: `Bearer ${OWN_KEY}`, 'x-token': 'seven-of-nine' },
      body: { model: 'acme-1' },
    });
    expect(readdirSync(join(out, 'acme'))).toEqual(['text']);
    expect(written().filter((text) => /own-key|seven-of-nine/.test(text))).toEqual([]);
  });

  test('is found in the data folder, and may be asked elsewhere for another model', async () => {
    upstream = await startFakeUpstream(() => textAnswer('Hello.'));
    const elsewhere = entryOf({ key: { env: 'DEEPSEEK_API_KEY' } });
    writeFileSync(join(root, 'providers.json'), JSON.stringify(elsewhere));
    const there = ['--data-dir', root, '--base-url', `${upstream.url}/`, '--model', 'acme-2'];
    const child = m2c(...asked, ...there, '--out', out);
    expect([await child.exited, child.stderr()]).toEqual([0, '']);
    expect(upstream.requests[0]?.body.model).toBe('acme-2');
  });

  test.each<[string, object, RegExp]>([
    ['has no key', entryOf({ key: { env: 'NOT_SET' } }), /No key for acme: set NOT_SET,/],
    ['is not there', { providers: [] }, /--provider must be one of mimo, .*, not "acme"/],
    ['is wrong', entryOf({ baseURL: 'x' }), /providers\[0\]\.baseURL is not known here/],
  ])('that %s is one sentence, and nothing is written', async (_, file, sentence) => {
    upstream = await startFakeUpstream([]);
    writeFileSync(join(root, 'providers.json'), JSON.stringify(file));
    const child = m2c(...asked, '--data-dir', root, '--out', out);
    expect([await child.exited, child.stderr()]).toEqual([1, expect.stringMatching(sentence)]);
    expect(existsSync(out)).toBe(false);
  });
});

describe('a session that m2c record listens to', () => {
  test('is written on Ctrl-C without the keys of either side, and replays to the same events', async () => {
    const child = await record(
      [
        inPieces(
          callAnswer([{ id: CALL_ID, name: 'look', args: { at: PLANTED_KEY } }], 'A look will tell.'),
          PLANTED_KEY,
        ),
        textAnswer(`You said ${PLANTED_KEY}.`),
        textAnswer('A sub-agent says this.'),
      ],
      ...['--session', '--scenario', 'garden', '--port', '0'],
    );
    const url = await addressOf(child);
    const look = {
      type: 'function',
      name: 'look',
      parameters: { type: 'object', properties: { at: { type: 'string' } } },
    };
    const prompt = { role: 'user', content: `My key is ${PLANTED_KEY}, keep it.` };
    const thread = { model: 'deepseek-v4-pro', stream: true, tools: [look], prompt_cache_key: crypto.randomUUID() };
    const first = await ask(url, { ...thread, input: [prompt] });
    const call = { type: 'function_call', name: 'look', call_id: CALL_ID, arguments: first.calls[0]?.input };
    const result = { type: 'function_call_output', call_id: CALL_ID, output: `Seen: ${PLANTED_KEY}` };
    const second = await ask(url, { ...thread, input: [prompt, call, result] });
    await ask(url, { ...thread, prompt_cache_key: crypto.randomUUID(), input: 'Help.' });
    child.interrupt();
    expect([await child.exited, child.stderr()]).toEqual([0, '']);
    expect(leaks()).toEqual([]);
    expect(readdirSync(join(out, 'deepseek')).sort()).toEqual(['garden', 'garden-2']);

    const hidden = (answer: Heard): unknown =>
      JSON.parse(JSON.stringify(answer).replaceAll(PLANTED_KEY, 'sk-[redacted]').replaceAll(CALL_ID, callIdOf(garden)));
    const [garden] = readRecordings(out) as [Recording];
    for (const [file, text] of goldenFiles(garden)) writeFileSync(file, text);
    expect(await heardInReplay(garden)).toEqual([first, second].map(hidden));
  });

  test('says so when nobody asked anything', async () => {
    const child = await record([], '--session', '--port', '0');
    await addressOf(child);
    child.interrupt();
    expect([await child.exited, child.stderr()]).toEqual([1, expect.stringMatching(/nothing was written/)]);
    expect(existsSync(out)).toBe(false);
  });
});

function callIdOf({ turns }: Recording): string {
  return /"call_id":"([^"]+)"/.exec(JSON.stringify(turns[1]?.request))?.[1] ?? '';
}
