/** Which m2c works in a data directory: the system lets go of the lock whenever its holder ends, however it ends. */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { checkOwn } from './own-file.ts';

export interface Lock {
  /** False when another m2c has it. */
  readonly held: boolean;
  release(): void;
}

/** SQLite's lock of a file of nothing, since Node has none of its own. */
export function lockDataDir(dataDir: string): Lock {
  const file = join(dataDir, 'm2c.lock');
  if (!checkOwn(file)) closeSync(openSync(file, 'a', 0o600));
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return { held: true, release: () => lock.close() };
  } catch (thrown) {
    lock.close();
    if ((thrown as { readonly code?: string }).code !== 'SQLITE_BUSY') throw thrown;
    return { held: false, release: () => undefined };
  }
}
