/**
 * What V8 compiles of the build, kept beside it before anybody starts it: with it, m2c is ready in three quarters of the time
 * (2026-11). Node writes it when a process ends well, so one is started that answers a turn.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { requestBody, SMALL } from '../bench/bodies.ts';
import { startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';

/** Signals are not heard everywhere; the end of this channel is. */
const ENDS = `data:text/javascript,process.once('disconnect', () => process.exit())`;
const PATIENCE_MS = 30_000;

/** @throws Error when what was built does not answer. */
export async function keepCompiled(program: string): Promise<void> {
  const upstream = await startFakeUpstream([textAnswer('Built.')]);
  const home = mkdtempSync(join(tmpdir(), 'm2c-built-'));
  const env = {
    ...{ PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, HOME: home, USERPROFILE: home },
    ...{ GENERIC_BASE_URL: upstream.url, GENERIC_API_KEY: 'sk-built', GENERIC_DEFAULT_MODEL: 'built' },
  };
  const child = fork(program, ['start', '--port', '0', '--data-dir', join(home, 'data')], {
    ...{ cwd: home, env, execArgv: ['--import', ENDS], silent: true, timeout: PATIENCE_MS },
  });
  const ended = once(child, 'exit');
  try {
    const url = await listening(child.stdout);
    const body = requestBody(SMALL, 'built');
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body });
    if (!(await answer.text()).includes('Built.')) throw new Error(`${program} does not answer.`);
  } catch (thrown) {
    child.kill('SIGKILL');
    throw new Error(`What was built does not run: ${child.stderr === null ? '' : await text(child.stderr)}`, {
      cause: thrown,
    });
  } finally {
    if (child.connected) child.disconnect();
    await ended;
    await upstream.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function listening(stdout: NodeJS.ReadableStream | null): Promise<string> {
  let said = '';
  for await (const piece of stdout ?? []) {
    said += piece;
    const [, url] = /listens on (http:\S+)/.exec(said) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error('It ended.');
}
