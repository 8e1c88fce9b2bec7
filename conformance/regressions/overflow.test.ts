/** Histories that outgrow their window, before the real server and a strict provider. */
import { afterEach, expect, test } from 'vitest';
import { heard, readEvents } from '../ears/heard.ts';
import { type Subject, startSubject } from '../subject.ts';
import {
  chunk,
  DONE,
  type FakeUpstream,
  finish,
  type HeardRequest,
  startFakeUpstream,
} from '../upstream/fake-upstream.ts';
import { ask, call, type Json, output, tool, user } from './drive.ts';

/** What the models of this provider take (its page of facts). */
const WINDOW = 163_840;
const MODEL = 'siliconflow/deepseek-ai/DeepSeek-V3.2';
/** A strict provider wants its thoughts back. */
const THOUGHT = { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'I look.' }] };
const SUMMARY = 'Seven swifts so far.';

let open: (Subject | FakeUpstream)[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});

const sizeOf = ({ body }: HeardRequest) => JSON.stringify(body.messages).length;
const asksForSummary = ({ body }: HeardRequest) => JSON.stringify(body.messages.at(-1)).includes('Write the summary');

/** Words of five letters are a token each, and its answers tell so. */
function answer(request: HeardRequest) {
  const said = asksForSummary(request) ? SUMMARY : 'Hello';
  const last = finish('stop', { prompt: Math.ceil(sizeOf(request) / 5), completion: 5 });
  return { pieces: [chunk({ role: 'assistant', content: said }), last, DONE] };
}

async function start(variables: Record<string, string> = {}) {
  const upstream = await startFakeUpstream(answer, { strict: true });
  const subject = await startSubject({
    SILICONFLOW_API_KEY: 'sk-key',
    SILICONFLOW_BASE_URL: upstream.url,
    ...variables,
  });
  open.push(subject, upstream);
  const post = async (input: string | readonly Json[]) => {
    const thread = { model: MODEL, prompt_cache_key: 'thread', tools: [tool('look')], instructions: 'Be brief.' };
    const body = JSON.stringify(ask(input, { ...thread, stream: true }));
    const answered = await fetch(`${subject.url}/v1/responses`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json' } },
    });
    return { notes: answered.headers.get('x-m2c-notes'), ...heard(readEvents(await answered.text())) };
  };
  return { upstream, post };
}

const words = (count: number) => 'swift '.repeat(count);

test('mimo2codex 0.5.24: what certainly does not fit is told as an overflow, and the provider is not asked', async () => {
  const { upstream, post } = await start();
  expect(await post(words(WINDOW * 1.1))).toMatchObject({
    ending: 'failed',
    error: { code: 'context_length_exceeded', message: expect.stringContaining('163,840') },
  });
  expect(upstream.requests).toHaveLength(0);
  expect(await post(words(WINDOW * 0.5))).toMatchObject({ text: 'Hello' });
});

test('mimo2codex 0.5.24: a session of one long chain of calls goes on beyond its window', async () => {
  const { upstream, post } = await start({ M2C_AUTO_COMPACT: '0.5' });
  let input: Json[] = [user('Count the swifts.')];
  for (let turn = 0; turn < 24; turn += 1) {
    expect(await post(input)).toMatchObject({ ending: 'completed', text: 'Hello' });
    input = [...input, THOUGHT, call(`call_${turn}`), output(`call_${turn}`, `${turn}: ${words(10_000)}`)];
  }
  expect(upstream.requests.map(({ refusal }) => refusal)).toEqual(upstream.requests.map(() => null));
  const summaries = upstream.requests.filter(asksForSummary);
  // The whole has some 1.4 windows; each summary makes a third of one.
  expect(summaries.length).toBeGreaterThan(1);
  expect(summaries.length).toBeLessThan(8);
  for (const request of upstream.requests) expect(sizeOf(request) / 6).toBeLessThan(WINDOW * 0.6);
  // Between two summaries each request begins with the one before it.
  const turns = upstream.requests.filter((request) => !asksForSummary(request));
  const kept = turns.filter(({ body: { messages } }, index) => {
    const before = turns[index - 1]?.body.messages ?? [];
    return JSON.stringify(messages.slice(0, before.length)) === JSON.stringify(before);
  });
  expect(kept.length).toBe(turns.length - summaries.length);
  for (const { body } of turns) expect(JSON.stringify(body.messages)).toContain('Count the swifts.');
});
