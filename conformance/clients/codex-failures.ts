/** What Codex does when things go wrong at the provider, or when its user has seen enough. */
import assert from 'node:assert/strict';
import {
  callAnswer,
  chunk,
  errorAnswer,
  finish,
  type HeardCall,
  type HeardRequest,
  textAnswer,
} from '../upstream/fake-upstream.ts';
import { type CodexRun, itemsOf, said } from './codex.ts';
import { call, heard, messagesOf, steps } from './script.ts';
import type { Scenario } from './world.ts';

export const codexFailures: readonly Scenario[] = [
  {
    name: 'codex doctor finds m2c reachable',
    play: async (open) => {
      const { codex } = await open([]);
      const { checks } = await (await codex()).doctor();
      assert.equal(checks['network.provider_reachability']?.status, 'ok');
      assert.equal(checks['config.load']?.status, 'ok');
    },
  },
  {
    name: "a bad key is shown once, in the provider's own words, and not retried",
    play: async (open) => {
      const sentence = 'Authentication Fails, Your api key: ****6789 is invalid';
      const { codex, upstream } = await open(() => errorAnswer(401, sentence, { type: 'authentication_error' }));
      const run = await (await codex()).exec('Hello?');
      const failure = failureOf(run);
      assert(failure.includes(sentence), `Codex shows: ${failure}`);
      assert(!failure.includes('{'), `Codex shows a raw body: ${failure}`);
      assert.notEqual(run.exitCode, 0);
      heard(upstream.requests, 1);
    },
  },
  {
    name: 'a full context is told as such and not retried',
    play: async (open) => {
      const sentence = "This model's maximum context length is 1048565 tokens, however you requested 1048570 tokens";
      const { codex, upstream } = await open(() => errorAnswer(400, sentence));
      const run = await (await codex()).exec('A very long story.');
      assert.match(failureOf(run), /context window/);
      heard(upstream.requests, 1);
    },
  },
  {
    name: 'a rate limit is waited out',
    play: async (open) => {
      const limited = { ...errorAnswer(429, 'Too many requests'), headers: { 'retry-after': '1' } };
      const { codex, upstream } = await open([limited, textAnswer('Here I am.')]);
      assert.deepEqual(said(await (await codex()).exec('Hello?')), ['Here I am.']);
      heard(upstream.requests, 2);
    },
  },
  {
    name: 'a stream that is reset is retried, and the half answer is not kept',
    play: async (open) => {
      const cut = { pieces: [chunk({ role: 'assistant', content: 'This half ' }), { waitMs: 50 }, 'reset' as const] };
      const { codex, upstream } = await open([cut, textAnswer('The whole answer.')]);
      const run = await (await codex()).exec('Speak.');
      assert.deepEqual(said(run), ['The whole answer.']);
      assert.equal(run.exitCode, 0);
      const [, second] = heard(upstream.requests, 2);
      assert(!JSON.stringify(messagesOf(second)).includes('This half'), 'the half answer came back as history');
    },
  },
  {
    name: 'a stream that ends without a finish reason is retried, not taken for an answer',
    play: async (open) => {
      const cut = { pieces: [chunk({ role: 'assistant', content: 'This half ' })] };
      const { codex, upstream } = await open([cut, textAnswer('The whole answer.')]);
      assert.deepEqual(said(await (await codex()).exec('Speak.')), ['The whole answer.']);
      heard(upstream.requests, 2);
    },
  },
  {
    name: 'a tool call cut by a broken stream is never run nor remembered',
    play: async (open) => {
      const { codex, upstream } = await open(
        steps((request) => ({ pieces: [halfCall(request), 'reset'] }), textAnswer('I did nothing.')),
      );
      const run = await (await codex()).exec('Run it.');
      assert.deepEqual(said(run), ['I did nothing.']);
      assert.deepEqual(itemsOf(run, 'command_execution'), []);
      assert.deepEqual(callsIn(heard(upstream.requests, 2)[1]), []);
    },
  },
  {
    name: 'an answer that outgrows its limit is told as such, and the call it cut is never run nor remembered',
    play: async (open) => {
      const { codex, upstream } = await open(
        steps(
          (request) => ({ pieces: [chunk({ content: 'On and on' }), halfCall(request), finish('length')] }),
          textAnswer('Shorter now.'),
        ),
      );
      const client = await codex();
      const run = await client.exec('Speak.');
      assert.match(failureOf(run), /max_output_tokens/);
      assert.deepEqual(itemsOf(run, 'command_execution'), []);
      assert.deepEqual(said(await client.exec('resume', '--last', 'Shorter.')), ['Shorter now.']);
      assert.deepEqual(callsIn(heard(upstream.requests, 2)[1]), []);
    },
  },
  {
    name: 'arguments that do not parse go back to the model, and the next request is still accepted',
    play: async (open) => {
      const { codex, upstream } = await open(
        steps((request) => {
          const good = call(request, 'exec_command', 'call_1', {});
          return callAnswer([{ ...good, args: '{"cmd": echo}' }]);
        }, textAnswer('I was wrong.')),
      );
      const run = await (await codex()).exec('Run it.');
      assert.deepEqual(said(run), ['I was wrong.']);
      assert.deepEqual(itemsOf(run, 'command_execution'), []);
      heard(upstream.requests, 2);
    },
  },
  {
    name: "Ctrl-C in Codex closes the provider's connection",
    play: async (open) => {
      const { codex, upstream } = await open([{ pieces: [chunk({ role: 'assistant', content: 'Wait' }), 'hang'] }]);
      const child = (await codex()).start('Speak.');
      const request = await upstream.request(0);
      child.interrupt();
      assert.equal((await request.closed).complete, false);
    },
  },
];

/** A command whose arguments stop in the middle. */
function halfCall(request: HeardRequest): string {
  const { id, name } = call(request, 'exec_command', 'call_1', {});
  const opened = { index: 0, id, type: 'function', function: { name, arguments: '{"cmd":"echo ha' } };
  return chunk({ role: 'assistant', tool_calls: [opened] });
}

/** The calls that a request carries as history. */
function callsIn(request: HeardRequest | undefined): readonly HeardCall[] {
  return messagesOf(request).flatMap((message) => message.tool_calls ?? []);
}

/** What Codex tells its user about a turn that failed, which it must do once. */
function failureOf(run: CodexRun): string {
  const failures = run.events.filter(({ type }) => type === 'turn.failed');
  assert.equal(failures.length, 1, `the turn failed ${failures.length} times`);
  return failures[0]?.error?.message ?? '';
}
