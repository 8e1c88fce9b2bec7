/**
 * Reads recordings: folders with an about.json and numbered files, four for each turn of a conversation (what the client
 * asked, what we sent, what the provider answered, what the client got). Replay needs only the provider's answers, the
 * third of each four.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, extname, join, sep } from 'node:path';

const FILES_PER_TURN = 4;

/** What about.json must say. A field beside these is allowed: it is for people. */
export interface About {
  readonly provider: string;
  readonly model: string;
  readonly scenario: string;
  readonly provenance: 'synthetic' | 'captured';
  readonly source: string;
  readonly date: string;
  readonly exercises: readonly string[];
  readonly licence: string;
  /** HTTP status of each turn's answer. */
  readonly statuses: readonly number[];
}

export interface RecordedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
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
  const about = await readAbout(join(folder, 'about.json'));
  const names = await readdir(folder);
  const answers: RecordedAnswer[] = [];
  for (const [turn, status] of about.statuses.entries()) {
    const number = turn * FILES_PER_TURN + 3;
    const name = names.find((candidate) => candidate.startsWith(`${number}-upstream-response.`));
    if (name === undefined) {
      throw new RecordingError(
        `${folder}: no file ${number}-upstream-response.sse or .json, but about.json states ${about.statuses.length} answer(s).`,
      );
    }
    const contentType = CONTENT_TYPES[extname(name)];
    if (contentType === undefined) {
      throw new RecordingError(`${join(folder, name)}: its name must end in ${Object.keys(CONTENT_TYPES).join(', ')}.`);
    }
    answers.push({ status, contentType, body: await readFile(join(folder, name)) });
  }
  return { name: `${about.provider}-${about.scenario}`, folder, about, answers };
}

async function readAbout(file: string): Promise<About> {
  let said: unknown;
  try {
    said = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new RecordingError(`${file} is not readable as JSON: ${(cause as Error).message}`, { cause });
  }
  return checkAbout(said, file);
}

/** The content of an about.json as About; an error names the file and the field. */
export function checkAbout(said: unknown, file: string): About {
  const refuse = (sentence: string): never => {
    throw new RecordingError(`${file}: ${sentence}`);
  };
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return refuse('it must be a JSON object.');
  const fields = said as { readonly [field: string]: unknown };
  const text = (field: string): string => {
    const value = fields[field];
    return typeof value === 'string' && value !== '' ? value : refuse(`"${field}" must be a text that is not empty.`);
  };
  const provenance = text('provenance');
  if (provenance !== 'synthetic' && provenance !== 'captured') {
    return refuse('"provenance" must be "synthetic" or "captured".');
  }
  const { exercises } = fields;
  if (!Array.isArray(exercises) || !exercises.every((entry) => typeof entry === 'string')) {
    return refuse('"exercises" must be a list of texts.');
  }
  const statuses = fields.statuses ?? [fields.status ?? 200];
  if (!Array.isArray(statuses) || statuses.length === 0 || !statuses.every(isStatus)) {
    return refuse('"status" (or "statuses", one for each turn) must be HTTP status codes, such as 200.');
  }
  return {
    provider: text('provider'),
    model: text('model'),
    scenario: text('scenario'),
    provenance,
    source: text('source'),
    date: text('date'),
    exercises,
    licence: text('licence'),
    statuses,
  };
}

function isStatus(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599;
}
