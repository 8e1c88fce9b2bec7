/** A place to measure in: a provider that answers at once, m2c before it, and a folder that goes with them. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../data-dir.ts';
import { startReplay } from '../../replay/server.ts';
import type { Word } from './served.ts';

export interface Place {
  /** Of the provider itself. */
  readonly direct: string;
  /** Of m2c before it. */
  readonly m2c: string;
  /** What m2c's process has used of the processor, in microseconds. */
  cpuMicros(): Promise<number>;
  close(): Promise<void>;
}

/** The answers that the provider has, by the names of its models, and how many tokens each has. */
export const SHORT = { model: 'bench-short', tokens: 10 } as const;
export const LONG = { model: 'bench-long', tokens: 5000 } as const;

/** Starts both. @param program the file that Node ran as m2c. */
export async function openPlace(program: string): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'm2c-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    for (const answer of [SHORT, LONG]) await writeRecording(join(folder, 'recordings'), answer);
    const replay = await startReplay(join(folder, 'recordings'), { speed: 'max' });
    const dataDir = join(folder, 'data');
    await mkdir(dataDir, { mode: 0o700 });
    const provider = { id: 'bench', baseUrl: replay.url, defaultModel: SHORT.model };
    await writeFile(join(dataDir, 'providers.json'), JSON.stringify({ providers: [provider] }), { mode: 0o600 });
    const child = fork(program, ['bench', '--served', dataDir], { execArgv: process.execArgv });
    const close = async () => {
      await ended(child);
      await replay.close();
      await remove();
    };
    try {
      const word = await heard(child);
      if (!('url' in word)) throw new Error('m2c said something else than its address.');
      return { direct: replay.url, m2c: word.url, cpuMicros: () => cpuOf(child), close };
    } catch (thrown) {
      await close();
      throw thrown;
    }
  } catch (thrown) {
    await remove();
    throw thrown;
  }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const word = heard(child);
  child.send('cpu');
  const said = await word;
  return 'cpuMicros' in said ? said.cpuMicros : Number.NaN;
}

async function heard(child: ChildProcess): Promise<Word> {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([word]) => word as Word),
      once(child, 'exit', { signal }).then(([code]): never => {
        throw new ConfigError(`The m2c that was to be measured ended with ${code}: m2c doctor may tell why.`);
      }),
    ]);
  } finally {
    settled.abort();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, 'exit');
  child.kill();
  await over;
}

/** An answer of so many tokens, as a provider streams it. */
async function writeRecording(recordings: string, { model, tokens }: typeof SHORT | typeof LONG): Promise<void> {
  const [provider = '', scenario = ''] = model.split('-');
  const folder = join(recordings, provider, scenario);
  await mkdir(folder, { recursive: true });
  const about = {
    ...{ provider, scenario, model, provenance: 'synthetic', source: 'm2c bench', date: '2026-11-21' },
    ...{ exercises: ['text'], licence: 'MIT', statuses: [200] },
  };
  await writeFile(join(folder, 'about.json'), JSON.stringify(about));
  const chunk = (delta: object, finish: string | null = null) =>
    eventOf({ choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], usage: null });
  const usage = { prompt_tokens: 7000, completion_tokens: tokens, total_tokens: 7000 + tokens };
  const stream = [
    chunk({ role: 'assistant', content: '' }),
    chunk({ content: ' token' }).repeat(tokens),
    chunk({}, 'stop'),
    eventOf({ choices: [], usage }),
    'data: [DONE]\n\n',
  ];
  await writeFile(join(folder, '3-upstream-response.sse'), stream.join(''));

  function eventOf(fields: object): string {
    const head = { id: 'chatcmpl-bench', object: 'chat.completion.chunk', created: 1_795_262_400, model };
    return `data: ${JSON.stringify({ ...head, ...fields })}\n\n`;
  }
}
