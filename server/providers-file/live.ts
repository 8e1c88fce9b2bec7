/** What a file says, for as long as it says so: the last version that could be used. */
import { followFile } from './follow.ts';

export interface Live<T> {
  readonly current: T;
  /** Stops following the file. */
  close(): void;
}

export interface LiveListener<T> {
  /** Hears of a version, the first one too, before anybody uses it. */
  readonly changed: (next: T, before: T | null) => void;
  /** Hears why a version cannot be used. */
  readonly failed: (thrown: unknown) => void;
}

/** Rejects when the first version cannot be used; later ones that cannot be leave the one before in place. */
export async function openLive<T>(file: string, open: () => Promise<T>, listener: LiveListener<T>): Promise<Live<T>> {
  let current: T | null = null;
  const load = async () => {
    const next = await open();
    listener.changed(next, current);
    current = next;
    return next;
  };
  const following = followFile(file, async () => {
    await opening;
    await load().catch(listener.failed);
  });
  const opening = load();
  try {
    const first = await opening;
    return {
      get current() {
        return current ?? first;
      },
      close: following.close,
    };
  } catch (thrown) {
    following.close();
    throw thrown;
  }
}
