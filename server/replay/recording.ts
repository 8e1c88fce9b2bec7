/**
 * Reads recordings: folders with an about.json and numbered files, four for each turn of a conversation (what the client
 * asked, what we sent, what the provider answered, what the client got). Replay needs the provider's answers, the third of
 * each four, and compares what it is asked with the second.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, sep } from 'node:path';
import type { Recording as About } from '../../generated/types/files.ts';
import { complaintsOfRecording, isRecording } from '../../generated/validators-files.js';

const FILES_PER_TURN = 4;
/** Stands beside an answer and tells how it came. */
const READS = '.reads.json';

/** A network read of the provider's answer: milliseconds since the request, and how many bytes came. */
export type Read = readonly [milliseconds: number, bytes: number];

/**
 * `real` keeps the reads and the times of the recording, where it has any; `natural` pauses a little between events, as a
 * provider does; `max` does not.
 */
export const SPEEDS = ['real', 'natural', 'max'] as const;
export type Speed = (typeof SPEEDS)[number];

export interface RecordedAnswer {
  /** What the provider is sent for it, null before `make golden` has written it. */
  readonly asked: unknown;
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** How the body came, null for a recording that does not tell. */
  readonly reads: readonly Read[] | null;
}

export interface Recording {
  /** The model name under which replay offers it: `<provider>-<scenario>`. */
  readonly name: string;
  readonly folder: string;
  readonly about: About;
  readonly answers: readonly RecordedAnswer[];
}

/** A recording that cannot be read; the message names the file and what to do about it. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

const CONTENT_TYPES: { readonly [extension: string]: string } = {
  '.sse': 'text/event-stream; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Every recording at or below a directory, sorted by name. */
export async function readRecordings(directory: string): Promise<readonly Recording[]> {
  const folders = await recordingFolders(directory);
  if (folders.length === 0) {
    throw new RecordingError(
      `${directory} holds no recording: expected <provider>/<scenario>/about.json somewhere below it.`,
    );
  }
  const recordings = await Promise.all(folders.map(readRecording));
  const folderOf = new Map<string, string>();
  for (const { name, folder } of recordings) {
    const other = folderOf.get(name);
    if (other !== undefined) {
      throw new RecordingError(
        `${join(folder, 'about.json')}: the provider and scenario are those of ${other} too; change one of them.`,
      );
    }
    folderOf.set(name, folder);
  }
  return recordings.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The folders below a directory (or itself) that hold an about.json. */
async function recordingFolders(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    const what =
      cause.code === 'ENOENT' ? 'does not exist' : cause.code === 'ENOTDIR' ? 'is not a folder' : cause.message;
    throw new RecordingError(`The folder of recordings ${directory} cannot be read: it ${what}.`, { cause });
  });
  return names
    .filter((name) => name === 'about.json' || name.endsWith(`${sep}about.json`))
    .map((name) => dirname(join(directory, name)))
    .sort();
}

async function readRecording(folder: string): Promise<Recording> {
  const about = checkAbout(await readJson(join(folder, 'about.json')), join(folder, 'about.json'));
  const names = await readdir(folder);
  const answers: RecordedAnswer[] = [];
  for (const [turn, status] of about.statuses.entries()) {
    const number = turn * FILES_PER_TURN + 3;
    const name = names.find((one) => one.startsWith(`${number}-upstream-response.`) && !one.endsWith(READS));
    if (name === undefined) {
      throw new RecordingError(
        `${folder}: no file ${number}-upstream-response.sse or .json, but about.json states ${about.statuses.length} answer(s).`,
      );
    }
    const contentType = CONTENT_TYPES[extname(name)];
    if (contentType === undefined) {
      throw new RecordingError(`${join(folder, name)}: its name must end in ${Object.keys(CONTENT_TYPES).join(', ')}.`);
    }
    const body = await readFile(join(folder, name));
    const [asked, reads] = [`${number - 1}-upstream-request.json`, `${number}-upstream-response${READS}`];
    answers.push({
      asked: names.includes(asked) ? await readJson(join(folder, asked)) : null,
      status,
      contentType,
      body,
      reads: names.includes(reads) ? checkReads(await readJson(join(folder, reads)), body, join(folder, reads)) : null,
    });
  }
  return { name: `${about.provider}-${about.scenario}`, folder, about, answers };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new RecordingError(`${file} is not readable as JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The content of an about.json as About; an error names the file and each field. */
export function checkAbout(said: unknown, file: string): About {
  if (isRecording(said)) return said;
  throw new RecordingError(`${file}: ${complaintsOfRecording(said).join(' ')}`);
}

/** Reads that go forward in time and make up the body. */
function checkReads(said: unknown, body: Buffer, file: string): readonly Read[] {
  const reads = Array.isArray(said) ? (said as readonly unknown[]) : [];
  let [time, bytes] = [0, 0];
  for (const read of reads) {
    const [at, size]: unknown[] = Array.isArray(read) ? read : [];
    if (typeof at !== 'number' || typeof size !== 'number' || !(at >= time) || !(size >= 0)) {
      throw new RecordingError(`${file}: each read must be [milliseconds since the request, bytes], in their order.`);
    }
    time = at;
    bytes += size;
  }
  if (bytes === body.length) return reads as readonly Read[];
  throw new RecordingError(
    `${file}: its reads make ${bytes} bytes, but the answer has ${body.length}: remove it to go without timing.`,
  );
}
