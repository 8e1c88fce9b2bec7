/** The recordings of one folder, `<provider>/<scenario>` each: listed, read and removed by their names, which are no paths. */
import { lstat, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingError } from '../replay/recording.ts';

export interface KeptRecording {
  readonly provider: string;
  readonly scenario: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Answers of the provider. */
  readonly turns: number;
  readonly bytes: number;
}

export interface RecordingFiles {
  readonly recording: KeptRecording;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

const PROVIDER = /^[a-z0-9][a-z0-9.-]*$/;
const SCENARIO = /^[a-z0-9][a-z0-9-]*$/;
const ANSWER = /^\d+-upstream-response\.(sse|json|txt)$/;

/** By their names. None where there is no such folder. */
export async function listRecordings(root: string): Promise<readonly KeptRecording[]> {
  const found: KeptRecording[] = [];
  for (const provider of await namesIn(root)) {
    for (const scenario of await namesIn(join(root, provider))) {
      const recording = await lookAt(root, provider, scenario);
      if (recording !== null) found.push(recording);
    }
  }
  return found;
}

/** Null when there is none of this name. */
export async function readRecording(root: string, provider: string, scenario: string): Promise<RecordingFiles | null> {
  const recording = await lookAt(root, provider, scenario);
  if (recording === null) return null;
  const folder = join(root, provider, scenario);
  const names = await filesIn(folder);
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  );
  return { recording, files };
}

/** @throws RecordingError when a link would lead a new recording of this provider elsewhere. */
export async function refuseLinks(root: string, provider: string): Promise<void> {
  for (const part of [root, join(root, provider)]) {
    const found = await lstat(part).catch(() => null);
    if (found?.isDirectory() === false) throw new RecordingError(`${part} is a link or no folder: remove it.`);
  }
}

/** @returns whether there was one of this name. */
export async function removeRecording(root: string, provider: string, scenario: string): Promise<boolean> {
  if ((await lookAt(root, provider, scenario)) === null) return false;
  await rm(join(root, provider, scenario), { recursive: true });
  return true;
}

async function lookAt(root: string, provider: string, scenario: string): Promise<KeptRecording | null> {
  if (!PROVIDER.test(provider) || !SCENARIO.test(scenario)) return null;
  const folder = join(root, provider, scenario);
  // A link could lead anywhere.
  for (const part of [root, join(root, provider), folder]) if (!(await isFolder(part))) return null;
  const names = await filesIn(folder);
  if (!names.includes('about.json')) return null;
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return {
    provider,
    scenario,
    createdAt: Math.round((await stat(join(folder, 'about.json'))).mtimeMs),
    turns: names.filter((name) => ANSWER.test(name)).length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

async function isFolder(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  return found?.isDirectory() === true;
}
