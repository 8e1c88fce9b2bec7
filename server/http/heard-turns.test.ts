import { request as httpRequest } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { chunk, post, provider, type Scripted, startApp, type TestApp, type TestAppOptions } from '../app.testing.ts';
import type { BodiesKept, RawStages, TurnBeginning, TurnEntry, TurnListener } from '../turn-entry.ts';

let app: TestApp | undefined;
afterEach(() => app?.close());

interface Told {
  readonly entry: TurnEntry;
  readonly stages: RawStages | null;
}

/** One who listens, and what it was told. */
class Ear implements TurnListener {
  readonly bodies: BodiesKept;
  readonly begun: TurnBeginning[] = [];
  readonly ends: Told[] = [];

  constructor(bodies: BodiesKept = 'off') {
    this.bodies = bodies;
  }

  began(turn: TurnBeginning): void {
    this.begun.push(turn);
  }

  ended(entry: TurnEntry, stages: RawStages | null): void {
    this.ends.push({ entry, stages });
  }

  async told(): Promise<Told> {
    while (this.ends[0] === undefined) await delay(2);
    return this.ends[0];
  }
}

async function open(options: TestAppOptions): Promise<TestApp> {
  app = await startApp(options);
  return app;
}

const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 20,
  prompt_tokens_details: { cached_tokens: 60 },
  completion_tokens_details: { reasoning_tokens: 5 },
};
const costing = (): Scripted => ({
  pieces: [
    chunk({ content: 'Hello' }, 'stop'),
    `data: ${JSON.stringify({ choices: [], usage: USAGE })}\n\n`,
    'data: [DONE]\n\n',
  ],
});
const refusing = (): Scripted => ({ status: 400, pieces: ['{"error":{"message":"No."}}'] });
const ASKED = { model: 'echo-1', input: 'Hi', prompt_cache_key: 'thread-1' };

describe('a turn is told after its end', () => {
  test('with its times, its request to the provider and what it cost', async () => {
    const ear = new Ear();
    const answer = await post(await open({ answer: costing, hears: [ear] }), { ...ASKED, stream: true });
    const { entry, stages } = await ear.told();
    const usage = { input: 100, cachedInput: 60, output: 20, reasoning: 5 };
    expect(entry).toMatchObject({
      id: 'resp_test',
      requestId: answer.headers['x-request-id'],
      ...{ model: 'echo-1', provider: 'generic', upstreamModel: 'echo-1', rule: 'listed' },
      ...{ streamed: true, status: 'completed', session: 'thread-1', clientKey: null, errorCode: null, usage },
    });
    expect(entry.attempts).toMatchObject([{ provider: 'generic', httpStatus: 200, errorCode: null, usage }]);
    expect(entry.firstItemMs).toBeGreaterThanOrEqual(0);
    expect(entry.durationMs).toBeGreaterThanOrEqual(entry.firstItemMs ?? 0);
    expect(Math.abs(Date.now() - entry.at)).toBeLessThan(60_000);
    expect(stages).toBeNull();
    expect(ear.begun).toMatchObject([{ id: 'resp_test', session: 'thread-1' }]);
  });

  test('also when the provider refuses it', async () => {
    const ear = new Ear();
    await post(await open({ answer: refusing, hears: [ear] }), ASKED);
    const { entry } = await ear.told();
    expect(entry).toMatchObject({ status: 'failed', errorCode: 'invalid_prompt', usage: null, firstItemMs: null });
    expect(entry.attempts).toMatchObject([{ httpStatus: 400, errorCode: 'invalid_prompt' }]);
    expect(entry.streamed).toBe(false);
  });

  test('as abandoned when the client leaves, with what the provider told until then', async () => {
    const ear = new Ear('full');
    async function* endless() {
      yield `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'Hello' } }], usage: USAGE })}\n\n`;
      await delay(30_000, undefined, { ref: false });
    }
    const { port } = await open({ answer: () => ({ pieces: endless() }), hears: [ear] });
    const headers = { 'content-type': 'application/json' };
    const request = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: '/v1/responses', headers });
    request.on('error', () => undefined);
    request.on('response', (response) => {
      let heard = '';
      response.on('error', () => undefined);
      response.on('data', (piece) => {
        heard += piece;
        if (heard.includes('output_text.delta')) request.destroy();
      });
    });
    request.end(JSON.stringify({ ...ASKED, stream: true }));
    const { entry, stages } = await ear.told();
    expect(entry).toMatchObject({ status: 'abandoned', errorCode: null, usage: { input: 100, output: 20 } });
    expect(entry.attempts).toMatchObject([{ httpStatus: 200, errorCode: 'abandoned' }]);
    expect(stages?.clientResponse?.text).toContain('output_text.delta');
  });

  test('not when it found no route', async () => {
    const ear = new Ear('full');
    const running = await open({ provider: provider({ keys: [] }), hears: [ear] });
    expect((await post(running, ASKED)).status).toBe(401);
    expect((await post(running, '{"model":')).status).toBe(400);
    await new Promise(setImmediate);
    expect([ear.begun, ear.ends]).toEqual([[], []]);
  });
});

describe('pain 38: the four bodies of a turn', () => {
  test('are told whole to who wants all', async () => {
    const ear = new Ear('full');
    const answer = await post(await open({ answer: costing, hears: [ear] }), { ...ASKED, stream: true });
    const { stages } = await ear.told();
    expect(JSON.parse(stages?.clientRequest?.text ?? '')).toEqual({ ...ASKED, stream: true });
    expect(JSON.parse(stages?.upstreamRequest?.text ?? '')).toMatchObject({ model: 'echo-1', stream: true });
    expect(stages?.upstreamResponse).toEqual({ text: [...(costing().pieces as string[])].join(''), cut: false });
    expect(`${stages?.clientResponse?.text}data: [DONE]\n\n`).toBe(answer.text);
    expect(stages?.secrets).toEqual(provider().keys);
  });

  test('of a plain answer too', async () => {
    const ear = new Ear('full');
    const answer = await post(await open({ hears: [ear] }), ASKED);
    expect(JSON.parse((await ear.told()).stages?.clientResponse?.text ?? '')).toEqual(answer.json);
  });

  test('only of those that failed to who wants errors', async () => {
    const ear = new Ear('errors');
    await post(await open({ hears: [ear] }), ASKED);
    expect((await ear.told()).stages).toBeNull();
    await app?.close();
    const other = new Ear('errors');
    const answer = await post(await open({ answer: refusing, hears: [other, new Ear('off')] }), ASKED);
    const { stages } = await other.told();
    expect(stages?.upstreamResponse?.text).toBe('{"error":{"message":"No."}}');
    expect(JSON.parse(stages?.clientResponse?.text ?? '')).toEqual(answer.json);
  });

  test('are cut at a bound, with a mark', async () => {
    const ear = new Ear('full');
    const long = () => ({
      pieces: [
        chunk({ content: 'x'.repeat(900_000) }),
        ...Array(10).fill(chunk({ content: 'y'.repeat(100_000) })),
        chunk({}, 'stop'),
      ],
    });
    await post(await open({ answer: long, hears: [ear] }), { ...ASKED, stream: true });
    const { stages } = await ear.told();
    for (const stage of [stages?.upstreamResponse, stages?.clientResponse]) {
      expect(stage?.cut).toBe(true);
      expect(stage?.text.length).toBeLessThanOrEqual(1024 * 1024);
    }
  });

  test('of turns that are over hold no memory', async () => {
    const ear = new Ear('full');
    const long = () => ({ pieces: [chunk({ content: 'x'.repeat(900_000) }, 'stop')] });
    await open({ answer: long, hears: [ear] });
    // Together far more than all open turns may hold.
    for (let index = 0; index < 60; index += 1) await post(app as TestApp, ASKED);
    while (ear.ends.length < 60) await delay(2);
    expect(ear.ends.map(({ stages }) => stages?.upstreamResponse?.cut)).not.toContain(true);
  });
});

test('one who throws harms neither the answer nor the others', async () => {
  const ear = new Ear();
  const broken: TurnListener = {
    began: () => {
      throw new Error('began');
    },
    ended: () => {
      throw new Error('ended');
    },
  };
  const answer = await post(await open({ hears: [broken, ear] }), ASKED);
  expect(answer.json.status).toBe('completed');
  expect((await ear.told()).entry.status).toBe('completed');
  expect(app?.log.filter((line) => line.includes('could not be told')).length).toBe(2);
});
