/** What a change leaves for the one that takes it back. */
import { DISK, readWhole } from './disk.ts';
import { HomeError, placesOf } from './home.ts';
import { seal, unseal } from './sealed.ts';
import { refusing, unread } from './target.ts';

/** Null when m2c is not set up there. @throws HomeError `damaged`, or `refused` when it cannot be read. */
export async function readState(codexHome: string, disk = DISK): Promise<unknown> {
  const file = placesOf(codexHome).state;
  const text = await refusing(readWhole(disk, file), unread);
  if (text === null) return null;
  const found = unseal(text.toString()) as { readonly version?: number; readonly state?: unknown } | null;
  if (found?.version === 1) return found.state;
  throw new HomeError(
    'damaged',
    `${file} is damaged: move it away, then run it again (m2c codex backups lists copies).`,
  );
}

/** Null for no state, and so for no file. */
export function writeState(state: object | null): Buffer | null {
  return state === null ? null : Buffer.from(seal({ version: 1, state }));
}
