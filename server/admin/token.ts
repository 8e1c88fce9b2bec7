/** The token that the admin API asks for: of M2C_ADMIN_TOKEN, or of a file that only its owner can read. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { readOwn, writeOwn } from '../store/own-file.ts';

export interface AdminToken {
  /** Where it stands, for people. */
  readonly place: string;
  /** The same time for each wrong one. @throws StoreError when its file cannot be read or made. */
  fits(shown: string): boolean;
}

const FILE = 'admin-token';
const BYTES = 32;

/** Makes the file where it is not there. One that was replaced by its owner holds from the next request on. */
export function adminToken(dataDir: string, variable: string | null): AdminToken {
  if (variable !== null) return { place: 'M2C_ADMIN_TOKEN', fits: (shown) => isSame(shown, variable) };
  const file = join(dataDir, FILE);
  try {
    // The admin tool looks for it before its first request.
    tokenIn(file);
  } catch {
    // The first request is told why.
  }
  return { place: `the file ${file}`, fits: (shown) => isSame(shown, tokenIn(file)) };
}

/** @throws StoreError when the file is a link, or cannot be read or made. */
function tokenIn(file: string): string {
  const found = readOwn(file)?.trim() ?? '';
  if (found !== '') return found;
  const made = randomBytes(BYTES).toString('base64url');
  writeOwn(file, `${made}\n`);
  return made;
}

/** Digests are of one length, so that a comparison tells nothing of how much was right. */
function isSame(shown: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return shown.trim() !== '' && timingSafeEqual(digest(shown), digest(token));
}
