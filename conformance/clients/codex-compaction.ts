/** Codex shortens a conversation that outgrows its window: by a turn of its own, or by a server's summary. */
import assert from 'node:assert/strict';
import { callAnswer, chunk, DONE, finish, textAnswer } from '../upstream/fake-upstream.ts';
import { said } from './codex.ts';
import { call, heard, messagesOf, steps } from './script.ts';
import type { Scenario } from './world.ts';

const SUMMARY = 'The user asked to remember the word plum.';
const LIMIT = ['-c', 'model_auto_compact_token_limit=20000'];
/** Codex asks for a summary only of the provider with this name (codex-cli 0.169.0); the address stays ours. */
const REMOTE = ['-c', 'model_providers.m2c.name="OpenAI"'];

export const codexCompaction: readonly Scenario[] = [
  compactionScenario('summed up by a turn of Codex', LIMIT, /CONTEXT CHECKPOINT COMPACTION/),
  compactionScenario(
    "summed up at the trigger that is OpenAI's",
    [...LIMIT, ...REMOTE],
    /the summary that will replace it/,
  ),
];

/** `asks` is how the provider is asked for the summary: in the words of Codex, or in those of m2c. */
function compactionScenario(name: string, settings: readonly string[], asks: RegExp): Scenario {
  return {
    name: `a conversation that outgrows its window is ${name}`,
    play: async (open) => {
      const { codex, upstream } = await open(
        steps(
          (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo plum' })], 'I note it down.'),
          fullAnswer('Noted.'),
          textAnswer(SUMMARY),
          textAnswer('It was plum.'),
        ),
      );
      const client = await codex();
      assert.deepEqual(said(await client.exec(...settings, 'Remember the word plum.')), ['Noted.']);
      const second = await client.exec('resume', '--last', ...settings, 'Which word was it?');
      assert.deepEqual(said(second), ['It was plum.']);
      const [, , asked, after] = heard(upstream.requests, 4);
      // The summary is made from the whole history, and then stands for it.
      assert(messagesOf(asked).some((message) => message.tool_call_id === 'call_1'));
      assert.match(String(messagesOf(asked).at(-1)?.content), asks);
      const remembered = messagesOf(after);
      assert(remembered.some(({ role, content }) => role === 'user' && String(content).includes(SUMMARY)));
      assert(!remembered.some(({ role }) => role === 'tool' || role === 'assistant'));
      assert.equal(remembered.at(-1)?.content, 'Which word was it?');
    },
  };
}

/** An answer after which the window is as good as full. */
function fullAnswer(text: string) {
  const last = finish('stop', { prompt: 90_000, completion: 12 });
  return { pieces: [chunk({ role: 'assistant', content: text }), last, DONE] };
}
