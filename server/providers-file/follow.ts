/** Follows a file while the process runs. */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

export interface Following {
  close(): void;
}

/** An editor writes a file in several steps. */
const SETTLED_MS = 100;
/** How often the file is looked at where the system tells nothing: links, network drives, no watches left. */
const LOOK_MS = 2000;

/**
 * Calls `changed` after the file was written, replaced, made or removed, once for each change and never twice at the same
 * time. It must not reject.
 */
export function followFile(file: string, changed: () => Promise<void>): Following {
  let seen = signatureOf(file);
  let settling: NodeJS.Timeout | undefined;
  let busy = false;
  let closed = false;

  const look = async () => {
    settling = undefined;
    const now = signatureOf(file);
    if (busy || closed || now === seen) return;
    seen = now;
    busy = true;
    await changed().finally(() => {
      busy = false;
    });
    stir();
  };
  const stir = () => {
    clearTimeout(settling);
    settling = setTimeout(() => void look(), SETTLED_MS).unref();
  };
  const watcher = watchFolder(file, stir);
  // Not by fs.watchFile, which misses a change before its first look (Node 24.21.0).
  const looking = setInterval(stir, LOOK_MS).unref();
  return {
    close() {
      closed = true;
      clearTimeout(settling);
      clearInterval(looking);
      watcher?.close();
    },
  };
}

/** Null where the system has no watch to give: the file is still looked at. */
function watchFolder(file: string, stir: () => void): FSWatcher | null {
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(file)) stir();
    });
    watcher.on('error', () => watcher.close());
    return watcher;
  } catch {
    return null;
  }
}

/** Differs whenever the file does. */
function signatureOf(file: string): string {
  try {
    const { ino, size, mtimeNs } = statSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs}`;
  } catch (thrown) {
    return String((thrown as NodeJS.ErrnoException).code);
  }
}
