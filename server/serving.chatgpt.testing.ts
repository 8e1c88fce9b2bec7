/** For tests: the whole server beside a scripted ChatGPT. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Answering, startFakeChatGpt, type Written, writeLogin } from '../conformance/upstream/fake-chatgpt.ts';
import { type ServedOptions, serve } from './serving.testing.ts';

export interface BesideOptions extends ServedOptions {
  /** Null for no login. */
  readonly login?: Written | null;
}

/** The whole server beside a scripted ChatGPT, with a Codex home that holds a login; it goes with its test. */
export async function besideChatGpt(answer?: Answering, { login = {}, ...options }: BesideOptions = {}) {
  const home = mkdtempSync(join(tmpdir(), 'm2c-codex-home-'));
  const chatGpt = await startFakeChatGpt(answer);
  onTestFinished(async () => {
    await chatGpt.close();
    rmSync(home, { recursive: true, force: true });
  });
  const token = login === null ? '' : writeLogin(home, login);
  const variables = {
    ...{ CODEX_HOME: home, M2C_CHATGPT_PASSTHROUGH: '1', M2C_CHATGPT_URL: chatGpt.url },
    ...options.variables,
  };
  const served = await serve({ ...options, variables });
  return { ...served, home, chatGpt, token };
}
