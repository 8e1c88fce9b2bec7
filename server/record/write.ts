/** Recordings onto the disk: scrubbed, whole or not at all. */
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecordingError } from '../replay/recording.ts';
import { cleanElsewhere } from './clean-elsewhere.ts';
import { aboutFile, filesOf, type Provenance, type RecordedThread } from './recorded.ts';
import type { Known } from './rules.ts';

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
  // By their paths below the provider's folder. The threads are scrubbed as one: they share names.
  const raw = threads.flatMap((thread) =>
    [...filesOf(thread), aboutFile(thread, provenance)].map((file) => ({
      ...file,
      name: `${thread.scenario}/${file.name}`,
    })),
  );
  const { files, replaced } = await cleanElsewhere(raw, known);
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
