/** Who answers now, and how that is changed while turns run. */
import { ConfigError } from '../config.ts';
import { Fault } from '../fault.ts';
import type { Live } from '../providers-file/live.ts';
import { textOf } from '../providers-file/stored.ts';
import type { Answering } from './open.ts';
import type { Stored } from './stored.ts';

export interface LiveAnswering {
  readonly current: Answering;
  /**
   * Looks whether what is to be stored can be used, stores it, and lets it hold from the next turn on; one change at a time.
   *
   * @param what whose change it is, such as `provider acme`: the fields at fault are its own.
   * @param next what would be stored then.
   * @throws Fault `invalid_request`, or `conflict` where a name is taken or something else still needs what goes.
   */
  change<T>(what: string, next: (stored: Stored) => Stored, save: () => Promise<T>): Promise<T>;
  /** The store tells that something changed in it; what another process did takes effect too. Resolves once it has. */
  stored(topics: readonly string[]): Promise<void>;
}

const TOPICS = ['providers', 'provider_keys', 'routes', 'settings'];

/** What a change is checked with, and read again once it is stored. */
export interface Opening {
  /** Who would answer with this. */
  readonly openWith: (stored: Stored) => Promise<Answering>;
  /** Who answers with what is stored. */
  readonly open: () => Promise<Answering>;
}

export function liveAnswering(live: Live<Answering>, { openWith, open }: Opening): LiveAnswering {
  let saving = false;
  return {
    get current() {
      return live.current;
    },
    async stored(topics) {
      // A change of ours is read by itself.
      if (!saving && TOPICS.some((topic) => topics.includes(topic))) await live.reload();
    },
    async change(what, next, save) {
      try {
        return await live.replace(async (before) => {
          refuseWorse(what, before, await openWith(next(before.stored)));
          saving = true;
          const saved = await save().finally(() => {
            saving = false;
          });
          return [await open(), saved];
        });
      } catch (thrown) {
        // The file or a variable cannot be used with it, or not at all.
        if (!(thrown instanceof ConfigError)) throw thrown;
        throw new Fault('conflict', thrown.message.split('\n')[0] ?? '', { cause: thrown });
      }
    },
  };
}

function refuseWorse(what: string, before: Answering, after: Answering): void {
  const known = new Set(before.leftOut.map(textOf));
  const worse = after.leftOut.find((one) => !known.has(textOf(one)));
  if (worse === undefined) return;
  const own = worse.what === what;
  throw new Fault(own && !worse.taken ? 'invalid_request' : 'conflict', own ? worse.sentence : textOf(worse), {
    param: own ? worse.field : undefined,
  });
}
