/** Recordings onto the disk: scrubbed, whole or not at all. */
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingError } from '../replay/recording.ts';
import { aboutFile, filesOf, isJson, type Provenance, type RecordedThread, readsFile } from './recorded.ts';
import type { Known } from './rules.ts';
import { type RecordedFile, scrub, secretLeft } from './scrub.ts';

export interface Written {
  /** The folders, in the order of the threads. */
  readonly folders: readonly string[];
  readonly replaced: ReadonlyMap<string, number>;
}

/**
 * Writes each thread into `<out>/<provider>/<scenario>`.
 *
 * @throws RecordingError when one of these is there already and `force` is not set, or when a secret is left; nothing has been
 * written then.
 */
export async function writeRecordings(
  threads: readonly RecordedThread[],
  provenance: Provenance,
  known: Known,
  { out, force }: { readonly out: string; readonly force: boolean },
): Promise<Written> {
  const above = join(out, provenance.provider);
  const folders = threads.map(({ scenario }) => join(above, scenario));
  if (!force) for (const folder of folders) await refuseExisting(folder);
  const { files, replaced } = cleaned(threads, provenance, known);
  await mkdir(above, { recursive: true, mode: 0o700 });
  const beside = await mkdtemp(join(above, '.recording-'));
  try {
    for (const { name, bytes } of files) {
      await mkdir(join(beside, name, '..'), { recursive: true, mode: 0o700 });
      await writeFile(join(beside, name), bytes, { mode: 0o600 });
    }
    for (const [index, { scenario }] of threads.entries()) {
      const folder = folders[index] ?? '';
      if (force && (await exists(folder))) await rename(folder, join(beside, `old-${index}`));
      await rename(join(beside, scenario), folder);
    }
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  return { folders, replaced };
}

/** Every file of all threads by its path below the provider's folder. The threads are scrubbed as one: they share names. */
function cleaned(threads: readonly RecordedThread[], provenance: Provenance, known: Known) {
  const raw = threads.flatMap((thread) =>
    [...filesOf(thread), aboutFile(thread, provenance)].map((file) => ({
      ...file,
      name: `${thread.scenario}/${file.name}`,
    })),
  );
  const { files, replaced } = scrub(raw, known);
  const left = secretLeft(files, known.keys);
  if (left !== null) {
    throw new RecordingError(
      `Something that looks like a key is left in ${left}: nothing was written. Take it out of what you ask, and record again.`,
    );
  }
  for (const [index, file] of files.entries()) refuseBroken(file, raw[index]);
  const timed = files.flatMap((file) => {
    // None where it is not known how the answer came.
    if (file.reads === null || file.reads.length === 0) return [file];
    const [name, bytes] = readsFile(file.name, file.reads);
    return [file, { name, bytes }];
  });
  return { files: timed, replaced };
}

/** What was replaced must leave JSON that can still be read. */
function refuseBroken(now: RecordedFile, before: RecordedFile | undefined): void {
  const jsonIn = ({ bytes }: RecordedFile) =>
    Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
      .filter((line) => isJson(line.replace(/^data:/, ''))).length;
  const whole = (file: RecordedFile) =>
    !file.name.endsWith('.json') || isJson(Buffer.from(file.bytes).toString('utf8'));
  if (before === undefined || (jsonIn(now) === jsonIn(before) && whole(now) === whole(before))) return;
  throw new RecordingError(`${now.name} could not be scrubbed without breaking its JSON: nothing was written.`);
}

/** @throws RecordingError when the folder is there. */
export async function refuseExisting(folder: string): Promise<void> {
  if (await exists(folder)) {
    throw new RecordingError(`${folder} is there already: give --scenario another name, or replace it with --force.`);
  }
}

async function exists(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
