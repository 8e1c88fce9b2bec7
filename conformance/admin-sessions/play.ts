/**
 * The sessions that the README shows of m2c-admin, played anew: a real `m2c start` with a scripted provider behind it, a client
 * that asks for turns, and the real m2c-admin.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openingVariables } from '../subject.ts';
import { chunk, DONE, errorAnswer, finish, startFakeUpstream } from '../upstream/fake-upstream.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROVIDER = 'deepseek';
const MODEL = 'deepseek-v4-pro';

/** A session by the words that start it. */
export const SESSIONS = ['providers', 'turns --watch', 'usage'] as const;
export type Session = (typeof SESSIONS)[number];

const WATCHED = ['at', 'status', 'provider', 'upstream_model', 'tokens.input', 'tokens.output', 'cost', 'error_code'];
const WORDS: { readonly [session in Session]: readonly string[] } = {
  providers: ['providers', '--columns', 'id,source,open,keys_ready,keys,breaker,default_model'],
  'turns --watch': ['turns', '--watch', '--columns', WATCHED.join()],
  usage: ['usage', '--by', 'model'],
};

/** Plays all sessions. @returns what a user sees of each, the command first. */
export async function playSessions(): Promise<{ readonly [session in Session]: string }> {
  const home = mkdtempSync(join(tmpdir(), 'm2c-sessions-'));
  const upstream = await startFakeUpstream((_request, index) =>
    index === 2 ? errorAnswer(400, NO_ROOM) : answer(index),
  );
  const variables = { HOME: home, USERPROFILE: home, PATH: process.env.PATH ?? '', NO_COLOR: '1' };
  const opening = openingVariables(PROVIDER, upstream.url, MODEL);
  const server = spawn(process.execPath, ['server/m2c.js', 'start', '--port', '0'], {
    cwd: ROOT,
    env: { ...variables, ...opening },
  });
  try {
    const url = await listening(server);
    const environment = { ...variables, M2C_ADMIN_URL: url };
    await ask(url);
    await kept(environment, 1);
    const watched = await watch(url, environment);
    return {
      providers: await shown(WORDS.providers, environment),
      'turns --watch': watched,
      usage: await shown(WORDS.usage, environment),
    };
  } finally {
    await ended(server);
    await upstream.close();
    rmSync(home, { recursive: true, force: true });
  }
}

const NO_ROOM = "This model's maximum context length is 131072 tokens.";

function answer(index: number) {
  const tokens = { prompt: 1200 * (index + 1), completion: 40, cached: 1000 * index, reasoning: 0 };
  return { pieces: [chunk({ role: 'assistant', content: 'Done.' }), finish('stop', tokens), DONE] };
}

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const hear = (bytes: unknown) => {
      printed += String(bytes);
      const [, url] = /listens on (\S+)/.exec(printed) ?? [];
      if (url !== undefined && printed.includes('Ctrl-C ends it.')) resolve(url);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', () => reject(new Error(`m2c did not start: ${printed}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}

async function ask(url: string): Promise<void> {
  const body = JSON.stringify({ model: MODEL, input: 'Do it.', stream: true });
  const response = await fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  await response.text();
}

type Environment = { readonly [name: string]: string };

function run(words: readonly string[], env: Environment): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['admin-cli/m2c-admin.js', ...words], { cwd: ROOT, env }, (thrown, output, errors) => {
      if (thrown === null) resolve(output);
      else reject(new Error(`m2c-admin ${words.join(' ')}: ${errors}`));
    });
  });
}

const prompt = (words: readonly string[]) => `$ m2c-admin ${words.join(' ')}\n`;

async function shown(words: readonly string[], environment: Environment): Promise<string> {
  return prompt(words) + (await run(words, environment));
}

/** Turns are written a moment after their end. */
async function kept(environment: Environment, turns: number): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (Number(await run(['turns', '--query', '$count(data)'], environment)) >= turns) return;
  }
  throw new Error(`The turn log does not hold ${turns} turns.`);
}

/** The first row tells that the watch is on; two more turns come while it is. */
async function watch(url: string, env: Environment): Promise<string> {
  const words = WORDS['turns --watch'];
  const child = spawn(process.execPath, ['admin-cli/m2c-admin.js', ...words], { cwd: ROOT, env });
  let output = '';
  let wanted: () => void = () => undefined;
  const lines = (count: number) =>
    new Promise<void>((resolve, reject) => {
      wanted = () => void (output.split('\n').length > count && resolve());
      wanted();
      child.once('exit', () => reject(new Error(`m2c-admin turns --watch ended: ${output}`)));
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      output += String(bytes);
      wanted();
    });
  }
  await lines(2);
  await ask(url);
  await ask(url);
  await lines(4);
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  const code = await exit;
  if (code !== 0) throw new Error(`m2c-admin turns --watch ended with ${code} at Ctrl-C: ${output}`);
  return `${prompt(words)}${output}^C\n`;
}

/** What differs from run to run: ids, times and addresses, and with them the widths of columns. */
export function steady(text: string): string {
  return text
    .replaceAll(/\b(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\b/g, 'TIME')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
    .replaceAll(/-{20,}/g, '---')
    .replaceAll(/ +/g, ' ')
    .trim();
}
