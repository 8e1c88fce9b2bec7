/**
 * Bodies that real providers sent, served on loopback to the real server: the client must hear what an independent reader
 * takes from the raw bytes. The bodies are other people's and stay in their folder beside the repository; where there is
 * none, there is nothing to test.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ErrorBody, ResponseResource } from '../../generated/types/responses.ts';
import { errorBody, responseResource } from '../../generated/validators-wire.js';
import { type Heard, type HeardCall, heard, heardItems, readEvents, usageOf } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { type Subject, startSubject } from '../subject.ts';
import { type FakeUpstream, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { isWhole, type ProviderAnswer, readProvider } from '../upstream/provider-reader.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/recordings');
const INDEX = join(FOLDER, 'INDEX.tsv');

/** A model of the provider whose folder it is; every other folder is read as an OpenAI-compatible provider. */
const MODELS: { readonly [folder: string]: string } = {
  deepseek: 'deepseek-v4-pro',
  mimo: 'mimo-v2.5-pro',
  qwen: 'qwen3-max',
};
const TYPES: { readonly [extension: string]: string } = {
  sse: 'text/event-stream; charset=utf-8',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
};

interface Recorded {
  readonly file: string;
  readonly status: number;
  readonly body: Uint8Array;
}

function recordings(): Recorded[] {
  const [, ...rows] = readFileSync(INDEX, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [file = '', , , status] = row.split('\t');
    return { file, status: Number(status), body: readFileSync(join(FOLDER, file)) };
  });
}

if (existsSync(INDEX)) {
  describe('what a client hears of recorded answers', () => replay(recordings()));
} else {
  test('no folder of recorded answers stands beside the repository', () => {
    console.info('No recorded answers beside the repository: none were replayed.');
    expect(existsSync(INDEX)).toBe(false);
  });
}

function replay(all: readonly Recorded[]): void {
  let now: Recorded | undefined;
  let upstream: FakeUpstream;
  let subject: Subject;

  beforeAll(async () => {
    upstream = await startFakeUpstream(() => {
      if (now === undefined) throw new Error('No recording is being replayed.');
      const type = TYPES[now.file.slice(now.file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
      return { status: now.status, headers: { 'content-type': type }, pieces: [now.body] };
    });
    const providers = ['DEEPSEEK', 'MIMO', 'QWEN', 'GENERIC'];
    const variables = providers.flatMap((name) => [
      [`${name}_API_KEY`, name === 'MIMO' ? 'sk-recorded' : 'recorded'],
      [`${name}_BASE_URL`, upstream.url],
    ]);
    subject = await startSubject({ ...Object.fromEntries(variables), GENERIC_DEFAULT_MODEL: 'recorded' });
  });
  afterAll(async () => {
    await subject.close();
    await upstream.close();
  });

  function ask(recorded: Recorded, stream: boolean): Promise<Response> {
    now = recorded;
    const model = MODELS[recorded.file.split('/')[0] ?? ''] ?? 'generic/recorded';
    return fetch(`${subject.url}/v1/responses`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ model, input: 'Go on.', stream, include: ['reasoning.encrypted_content'] }),
    });
  }

  test('there are some', () => {
    expect(all.length).toBeGreaterThan(0);
  });

  test.each(all)('$file, streamed', async (recorded) => {
    const said = readProvider(recorded.body, recorded.status);
    const response = await ask(recorded, true);
    const text = await response.text();
    if (response.status !== 200) {
      expect(said.ending).toBe('failed');
      expectError(JSON.parse(text));
      return;
    }
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const events = readEvents(text);
    expect(complaints(events)).toEqual([]);
    const ears = heard(events);
    expect(ears.ending).toBe(said.ending);
    expectSame(ears, said);
    expect(ears.text).toBe(said.text);
    expect(ears.reasoning).toBe(said.reasoning);
  });

  test.each(all)('$file, plain', async (recorded) => {
    const said = readProvider(recorded.body, recorded.status);
    const response = await ask(recorded, false);
    const body: unknown = await response.json();
    if (said.ending === 'failed') {
      expect(response.status).toBeGreaterThanOrEqual(400);
      expectError(body);
      return;
    }
    expect(response.status).toBe(200);
    expect(responseResource(body), JSON.stringify(responseResource.errors)).toBe(true);
    const { status, output, usage } = body as ResponseResource;
    const ears = heardItems(output);
    expect(status).toBe(said.ending);
    expectSame({ ...ears, usage: usageOf(usage) }, said);
    expect(ears.text).toBe(said.text);
    expect(ears.reasoning).toBe(said.reasoning);
  });
}

/** Calls and usage; a call that was cut is in neither, and whatever failed may have been heard up to the failure. */
function expectSame(ears: Pick<Heard, 'calls' | 'usage'>, said: ProviderAnswer): void {
  const whole = said.calls.filter(isWhole);
  const expected = whole.map((call) => ({
    ...{ kind: 'function', namespace: null, name: call.name },
    input: call.resent ? JSON.parse(call.arguments) : call.arguments || '{}',
  }));
  const calls = ears.calls.map(({ callId: _, ...call }, index) => ({ ...call, input: comparable(call, whole[index]) }));
  expect(calls).toEqual(said.ending === 'failed' ? expected.slice(0, calls.length) : expected);
  expect(new Set(ears.calls.map((call) => call.callId)).size).toBe(calls.length);
  if (said.ending !== 'failed') expect(ears.usage).toEqual(said.usage);
}

/** Arguments that the provider sent twice in two writings are compared by what they mean. */
function comparable(call: Omit<HeardCall, 'callId'>, said: ProviderAnswer['calls'][number] | undefined): unknown {
  return said?.resent === true ? JSON.parse(call.input) : call.input;
}

function expectError(body: unknown): void {
  expect(errorBody(body), JSON.stringify(errorBody.errors)).toBe(true);
  expect((body as ErrorBody).error.message).not.toBe('');
}
