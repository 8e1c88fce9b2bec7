/** A model of ChatGPT in the real Codex: what it says goes there as it is, and what comes back Codex understands. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { events, say, startFakeChatGpt, writeLogin } from '../upstream/fake-chatgpt.ts';
import { textAnswer } from '../upstream/fake-upstream.ts';
import { said } from './codex.ts';
import type { Scenario } from './world.ts';

export const codexChatGpt: readonly Scenario[] = [
  {
    name: 'codex: a model of ChatGPT answers untouched, beside those of a provider',
    async play(open) {
      const home = await mkdtemp(join(tmpdir(), 'm2c-chatgpt-'));
      const chatGpt = await startFakeChatGpt((_turn, response) => say(response, events('ChatGPT speaks.')));
      try {
        const token = writeLogin(home);
        const world = await open(() => textAnswer('The provider speaks.'), {
          ...{ CODEX_HOME: home, M2C_CHATGPT_PASSTHROUGH: '1', M2C_CHATGPT_URL: chatGpt.url },
        });
        const codex = await world.codex();
        const run = await codex.exec('--model', 'chatgpt/gpt-5.5', 'Say something.');
        assert.equal(run.exitCode, 0, JSON.stringify(run.events));
        assert.deepEqual(said(run), ['ChatGPT speaks.']);
        // It knows the model: nothing but the answer is told.
        assert.deepEqual(
          run.events.filter(({ item }) => item?.type === 'error'),
          [],
        );
        const [turn] = chatGpt.turns;
        assert.equal(JSON.parse(turn?.bytes.toString() ?? '').model, 'gpt-5.5');
        assert.equal(turn?.headers.authorization, `Bearer ${token}`);
        assert.equal(turn?.headers.originator, 'codex_exec');
        assert.deepEqual(said(await codex.exec('Say something.')), ['The provider speaks.']);
        assert.equal(chatGpt.turns.length, 1);
      } finally {
        await chatGpt.close();
        await rm(home, { recursive: true, force: true });
      }
    },
  },
];
