/** What Codex sees of a web search that m2c makes itself, and what it sends back of it. */
import assert from 'node:assert/strict';
import { type FakeEngine, startFakeEngine } from '../upstream/fake-engine.ts';
import { callAnswer, textAnswer } from '../upstream/fake-upstream.ts';
import { itemsOf, said } from './codex.ts';
import { call, callerOf, heard, messagesOf, resultOf, steps } from './script.ts';
import type { Scenario, World } from './world.ts';

const LIVE = ['-c', 'web_search="live"'] as const;

type Open = Parameters<Scenario['play']>[0];

/** Plays with an engine beside the provider. */
const withEngine =
  (play: (open: (script: Parameters<Open>[0]) => Promise<World>, engine: FakeEngine) => Promise<void>) =>
  async (open: Open) => {
    const engine = await startFakeEngine();
    try {
      await play((script) => open(script, { M2C_SEARCH_URL: engine.url }), engine);
    } finally {
      await engine.close();
    }
  };

export const codexSearch: readonly Scenario[] = [
  {
    name: 'Codex shows a search that m2c made, and a resumed session tells the provider the same again',
    play: withEngine(async (open, engine) => {
      const { codex, upstream } = await open(
        steps(
          (request) =>
            callAnswer([call(request, 'web_search', 'call_1', { query: 'do swifts sleep' })], 'I must look.'),
          textAnswer('They sleep in flight.'),
          textAnswer('As I said.'),
        ),
      );
      const client = await codex();
      const run = await client.exec(...LIVE, 'Do swifts sleep?');
      assert.deepEqual(said(run), ['They sleep in flight.']);
      const [search] = itemsOf(run, 'web_search');
      assert.equal((search as { query?: string } | undefined)?.query, 'do swifts sleep');
      assert.equal(engine.asked.length, 1);
      const again = await client.exec('resume', '--last', ...LIVE, 'Sure?');
      assert.deepEqual(said(again), ['As I said.']);
      const [, found, resumed] = heard(upstream.requests, 3);
      const told = messagesOf(found);
      assert.match(String(told.at(-1)?.content), /Apus apus sleeps in flight/);
      assert.deepEqual(messagesOf(resumed).slice(0, told.length), told);
    }),
  },
  {
    name: 'a search beside a command: Codex runs the command, and the provider hears of both',
    play: withEngine(async (open) => {
      const { codex, upstream } = await open(
        steps(
          (request) =>
            callAnswer([
              call(request, 'web_search', 'call_1', { query: 'do swifts sleep' }),
              call(request, 'exec_command', 'call_2', { cmd: 'echo heard' }),
            ]),
          textAnswer('Both done.'),
        ),
      );
      const run = await (await codex()).exec(...LIVE, 'Do both.');
      assert.deepEqual(said(run), ['Both done.']);
      const [, second] = heard(upstream.requests, 2);
      assert.match(resultOf(second, 'call_2'), /heard/);
      const search = callerOf(second, 'call_2').tool_calls?.find((one) => one.function.name === 'web_search');
      assert.match(resultOf(second, search?.id ?? ''), /Apus apus sleeps in flight/);
    }),
  },
];
