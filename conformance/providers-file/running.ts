/** The real `m2c start` over a providers.json that the test writes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Heard, heard, readEvents } from '../ears/heard.ts';

const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');

export interface Running {
  readonly url: string;
  /** Of its data. */
  readonly folder: string;
  /** Replaces the file: text as it stands, anything else as JSON. */
  write(file: object | string): void;
  /** One streamed turn. Rejects with the body of a refusal. */
  ask(model: string): Promise<Heard>;
  /** The models that are listed now. */
  models(): Promise<readonly string[]>;
  /** What stands on stderr so far. */
  log(): string;
  close(): Promise<void>;
}

/**
 * Starts m2c with this file and nothing of the environment of whoever runs the tests. Rejects with what it says when it does
 * not come up.
 *
 * @param beside other files of the same folder.
 */
export async function startWith(
  file: object | string,
  variables: Record<string, string> = {},
  beside: Record<string, string> = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'm2c-providers-file-'));
  const path = join(folder, 'providers.json');
  const write = (next: object | string) => writeFileSync(path, typeof next === 'string' ? next : JSON.stringify(next));
  write(file);
  for (const [name, text] of Object.entries(beside)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  }
  const child = spawn(process.execPath, [M2C, 'start', '--port', '0', '--data-dir', folder], {
    env: { HOME: folder, USERPROFILE: folder, PATH: '', SystemRoot: 'C:\\Windows', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let log = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    log += text;
  });
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await until(() => said.includes('Ctrl-C ends it.') || child.exitCode !== null);
  const url = /listens on (http:\S+)/.exec(said)?.[1];
  if (url === undefined) {
    await close();
    throw new Error(`m2c did not come up: ${log}`);
  }
  return {
    ...{ url, folder, write },
    async ask(model) {
      const body = JSON.stringify({ model, input: 'Hello', stream: true });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(text);
      return heard(readEvents(text));
    },
    async models() {
      const { data } = (await (await fetch(`${url}/v1/models`)).json()) as { data: { id: string }[] };
      return data.map(({ id }) => id);
    },
    log: () => log,
    close,
  };
}

/** Waits until it is so; the test's own time limit is the bound. */
export async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await so())) await wait(20);
}
