/** Turns whose history comes near the window, with M2C_AUTO_COMPACT. */
import { PassThrough } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { InputItem } from '../generated/types/responses.ts';
import { openAutoCompact } from './turn/compact.ts';
import { bench, inTurn, type Reply, refused, said, sse, whole, windowed } from './turn.testing.ts';
import type { TurnDeps } from './turn.ts';

const WINDOW = 5000;
/** Without an effort the calls of the history need no thoughts, which would be a note of its own. */
const RULES = { instructions: 'Be brief.', reasoning: { effort: 'none' } };
const SUMMARY = 'The swifts were counted.';
const words = (count: number) => 'word '.repeat(count);
const user = (text: string): InputItem => ({ role: 'user', content: text });
/** An answer that called a tool, and the tool's output: about 500 tokens. */
const step = (index: number): InputItem[] => [
  { type: 'function_call', call_id: `c${index}`, name: 'look', arguments: '{}' },
  { type: 'function_call_output', call_id: `c${index}`, output: `${index}: ${words(450)}` },
];
const steps = (count: number) => Array.from({ length: count }, (_, index) => step(index)).flat();
const history = (count: number) => [user('Count the swifts.'), ...steps(count)];
const summary = () => sse(said(SUMMARY, 'stop', { prompt_tokens: 3500, total_tokens: 3600 }));

function compactingBench(replies: readonly Reply[], changed: Partial<TurnDeps> = {}, window = WINDOW) {
  const warnings: string[] = [];
  const log = { debug: () => undefined, warn: (_facts: object, line: string) => void warnings.push(line) };
  const autoCompact = openAutoCompact({ share: 0.8, model: null });
  const stage = bench(inTurn(replies), { DS_API_KEY: 'key' }, { autoCompact, log, ...changed } as Partial<TurnDeps>);
  Object.assign(stage.deps, { routes: windowed(stage.deps.routes, window) });
  const ask = (input: readonly InputItem[], more: object = {}, signal?: AbortSignal) =>
    stage.run({ input, ...RULES, prompt_cache_key: 'thread', ...more }, signal);
  const messages = (index: number): { role: string; content: string }[] => stage.bodies()[index]?.messages ?? [];
  return { ...stage, ask, messages, warnings };
}

test('the older part goes as a summary, behind the instructions and before the question and the newest turns', async () => {
  const stage = compactingBench([summary(), whole()]);
  const { text, notes, outcome } = await stage.ask(history(9));
  expect(text).toBe('Hello');
  expect(notes).toContain('input');
  expect(outcome.response.output).toHaveLength(1);
  expect(stage.messages(0).at(-1)?.content).toMatch(/Write the summary/);
  const [system, summarised, question, ...rest] = stage.messages(1);
  expect([system?.content, question?.content]).toEqual(['Be brief.', 'Count the swifts.']);
  expect(summarised?.content).toContain(SUMMARY);
  expect(rest.map(({ role }) => role)).toEqual(['assistant', 'tool', 'assistant', 'tool', 'assistant', 'tool']);
  expect(rest.at(-1)?.content).toMatch(/^8: /);
});

test('a history that is not near the window goes whole, and so does any when nobody asked for summaries', async () => {
  const short = compactingBench([whole()]);
  expect((await short.ask(history(6))).notes).not.toContain('input');
  const off = compactingBench([whole()], { autoCompact: null });
  expect((await off.ask(history(9))).notes).not.toContain('input');
  expect([short.calls.length, off.calls.length]).toEqual([1, 1]);
});

test('a window that nobody has told is never near', async () => {
  const stage = compactingBench([whole()]);
  Object.assign(stage.deps, { routes: windowed(stage.deps.routes, WINDOW, true) });
  await stage.ask(history(9));
  expect(stage.calls).toHaveLength(1);
});

test('the thread goes on with the same summary, so that each request begins with the one before it', async () => {
  const stage = compactingBench([summary(), whole(), whole(), whole()]);
  for (const count of [9, 10, 11]) await stage.ask(history(count));
  expect(stage.calls).toHaveLength(4);
  const [first, second, third] = [1, 2, 3].map((index) => stage.messages(index));
  expect(second?.slice(0, first?.length)).toEqual(first);
  expect(third?.slice(0, second?.length)).toEqual(second);
});

test('when it comes near the window again, the next summary is made on top of the first', async () => {
  const stage = compactingBench([summary(), whole(), sse(said('And then?', 'stop')), whole()]);
  await stage.ask(history(9));
  await stage.ask(history(14));
  expect(stage.calls).toHaveLength(4);
  const asked = JSON.stringify(stage.messages(2));
  expect(asked).toContain(SUMMARY);
  expect(asked).not.toContain('"0: word');
  const sent = JSON.stringify(stage.messages(3));
  expect(sent).toContain('And then?');
  expect(sent).not.toContain(SUMMARY);
});

test('who has forgotten all cuts at the same place, with as many summaries as that takes', async () => {
  const remembers = compactingBench([summary(), whole(), summary(), whole()]);
  await remembers.ask(history(9));
  await remembers.ask(history(14));
  const forgot = compactingBench([summary(), summary(), whole()]);
  await forgot.ask(history(14));
  expect(forgot.messages(0)).toEqual(remembers.messages(0));
  expect(forgot.messages(2)).toEqual(remembers.messages(3));
});

test('another thread, and another beginning, get no summary of this one', async () => {
  const stage = compactingBench([summary(), whole(), summary(), whole(), summary(), whole()]);
  await stage.ask(history(9));
  await stage.ask(history(9), { prompt_cache_key: 'other' });
  await stage.ask([user('Count the crows.'), ...steps(9)]);
  expect(stage.calls).toHaveLength(6);
});

test('the summary comes from the model that the user chose for it', async () => {
  const model = 'deepseek-v4-flash';
  const stage = compactingBench([summary(), whole()], { autoCompact: openAutoCompact({ share: 0.8, model }) });
  await stage.ask(history(9));
  expect(stage.bodies().map((body) => body.model)).toEqual([model, 'deepseek-v4-pro']);
});

describe('without a summary the turn goes on whole, and the log says why', () => {
  test.each([
    ['the provider refuses', [refused(400, null, 'No summaries here.')], 'No summaries here.'],
    ['there is not a word', [sse(said('', 'stop'))], 'no whole summary'],
    ['it breaks off', [sse(said('The sw', 'length'))], 'no whole summary'],
    ['it is longer than what it stands for', [sse(said(words(3000), 'stop'))], 'too long'],
  ])('%s', async (_why, replies, sentence) => {
    const stage = compactingBench([...replies, whole()]);
    expect((await stage.ask(history(9))).text).toBe('Hello');
    expect(stage.messages(1)).toHaveLength(20);
    expect(stage.warnings).toEqual([expect.stringContaining(sentence)]);
  });

  test('and the next turns are not held up by another try', async () => {
    const stage = compactingBench([refused(400), whole(), whole()]);
    await stage.ask(history(9));
    expect((await stage.ask(history(10))).text).toBe('Hello');
    expect(stage.calls).toHaveLength(3);
  });

  test('the chosen model has no key', async () => {
    const autoCompact = openAutoCompact({ share: 0.8, model: 'qwen/qwen3-max' });
    const stage = compactingBench([whole()], { autoCompact });
    expect((await stage.ask(history(9))).text).toBe('Hello');
    expect(stage.warnings).toEqual([expect.stringContaining('goes on as it is')]);
  });
});

test('a provider that fails once is asked for the summary again', async () => {
  const stage = compactingBench([refused(503), summary(), whole()]);
  expect(await stage.ask(history(9))).toMatchObject({ text: 'Hello', failed: ['deepseek upstream_error'] });
  expect(stage.messages(2).length).toBeLessThan(10);
});

test('while the summary is made the client hears heartbeats, and who leaves then is gone at once', async () => {
  const body = new PassThrough();
  const stage = compactingBench([{ body }], { deadlines: { heartbeatMs: 5, totalMs: 60_000 } });
  const gone = new AbortController();
  const running = stage.ask(history(9), {}, gone.signal);
  await vi.waitFor(() => expect(stage.calls).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 40));
  gone.abort();
  const { outcome, types } = await running;
  expect(types.filter((type) => type === 'in_progress').length).toBeGreaterThan(1);
  expect(outcome.response.status).toBe('failed');
  expect(stage.calls).toHaveLength(1);
  expect(body.destroyed).toBe(true);
});

describe("the client's own compaction", () => {
  const metadata = { client_metadata: { 'x-codex-turn-metadata': '{"request_kind":"compaction"}' } };
  test.each([
    ['by its trigger', [{ type: 'compaction_trigger' } as InputItem], {}],
    ['by a turn like any other', [user('Write a summary.')], metadata],
  ])('%s is asked for as it is, or with the summary that is known', async (_how, last, more) => {
    const whole1 = compactingBench([whole()]);
    await whole1.ask([...history(9), ...last], more);
    expect(whole1.calls).toHaveLength(1);
    expect(whole1.messages(0)).toHaveLength(21);
    const known = compactingBench([summary(), whole(), whole()]);
    await known.ask(history(9));
    await known.ask([...history(9), ...last], more);
    expect(known.calls).toHaveLength(3);
    expect(JSON.stringify(known.messages(2))).toContain(SUMMARY);
  });
});
