/** `m2c replay DIR`: a folder of recordings as a provider, until Ctrl-C. */
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Recording } from '../replay/recording.ts';
import { type ReplayOptions, type ReplayServer, startReplay } from '../replay/server.ts';
import { redact } from '../secrets.ts';
import { curl } from './curl.ts';
import { table } from './table.ts';

/** Serves the folder until the process is told to end. Rejects with a sentence for the user when it cannot. */
export async function replay(directory: string, options: ReplayOptions = {}): Promise<void> {
  const folder = resolve(directory);
  const complain = (sentence: string) => void process.stderr.write(`m2c: ${redact(sentence)}\n`);
  const server = await startReplay(folder, { complain, ...options });
  process.stdout.write(welcome(folder, server));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
}

/** What is served where, and a line to try it with. */
export function welcome(folder: string, { url, recordings }: Pick<ReplayServer, 'url' | 'recordings'>): string {
  const rows = recordings.map(({ name, about, answers }) => [
    name,
    answers.map((answer) => answer.status).join(' '),
    about.provenance,
    about.exercises.join(', '),
  ]);
  const asked = { model: inviting(recordings), stream: true, messages: [{ role: 'user', content: 'Hello' }] };
  return [
    `Replaying ${folder}`,
    `A Chat Completions provider at ${url}`,
    '',
    ...table([['MODEL', 'STATUS', 'PROVENANCE', 'EXERCISES'], ...rows]),
    '',
    'Try one:',
    `  ${curl(`${url}/chat/completions`, asked)}`,
    '',
    'Ctrl-C ends it.',
    '',
  ].join('\n');
}

/** The recording a newcomer should hear first: a whole conversation in one answer. */
function inviting(recordings: readonly Recording[]): string {
  const whole = recordings.find(({ answers }) => answers.length === 1 && answers[0]?.status === 200);
  return (whole ?? recordings[0])?.name ?? '';
}
