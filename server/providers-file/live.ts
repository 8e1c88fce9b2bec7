/** What a file says, for as long as it says so: the last version that could be used. */
import { followFile } from './follow.ts';

export interface Live<T> {
  readonly current: T;
  /** Puts another in the place of the current one, unless that is rejected; one at a time, and never beside a reading of the file. */
  replace<R>(open: (current: T) => Promise<readonly [next: T, result: R]>): Promise<R>;
  /** Reads all anew, as after a change of the file. Resolves once that holds, or cannot be used. */
  reload(): Promise<void>;
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
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <R>(task: () => Promise<R>): Promise<R> => {
    const done = last.then(task);
    last = done.catch(() => undefined);
    return done;
  };
  const use = (next: T) => {
    listener.changed(next, current);
    current = next;
    return next;
  };
  const load = () => inTurn(async () => use(await open()));
  const reload = async () => {
    await opening;
    await load().catch(listener.failed);
  };
  const following = followFile(file, reload);
  const opening = load();
  try {
    const first = await opening;
    return {
      get current() {
        return current ?? first;
      },
      replace: (make) =>
        inTurn(async () => {
          const [next, result] = await make(current ?? first);
          use(next);
          return result;
        }),
      reload,
      close: following.close,
    };
  } catch (thrown) {
    following.close();
    throw thrown;
  }
}
