/** What the handlers of the admin API work with. */
import type { LiveAnswering } from '../answering/live.ts';
import type { Config } from '../config.ts';
import type { ResponsesDeps } from '../http/responses.ts';
import type { LiveTurns } from '../live-turns.ts';
import type { Logger } from '../log.ts';
import type { Provider } from '../providers/profile.ts';
import type { TurnLog } from '../store/log/turn-log.ts';
import type { Store } from '../store/store.ts';
import type { Upstream } from '../upstream/client.ts';
import type { Look } from '../upstream/health.ts';
import type { KeyState } from '../upstream/key-pool.ts';
import type { Lesson } from '../upstream/learned.ts';

/** How the providers are, in this process or in all that answer together. */
export interface HealthSeen {
  keysOf(provider: Provider): readonly KeyState[];
  look(provider: Provider, now: number): Pick<Look, 'breaker' | 'waiting'>;
  readonly learned: {
    list(now: number): readonly Lesson[];
    clear(): void | Promise<void>;
    /** @returns whether there was such a lesson. */
    forget(id: string): boolean | Promise<boolean>;
  };
}

export interface AdminDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly upstream: Upstream;
  readonly health: HealthSeen;
  /** Who answers, as it holds now. */
  readonly answering: LiveAnswering;
  /** Rejects with a StoreError while the store cannot be used. */
  readonly store: () => Promise<Store>;
  /** What turns of clients are answered with. */
  readonly turns: ResponsesDeps;
  /** Turns that are being answered now. */
  readonly openTurns: () => number;
  /** Seconds since the start, where it was not the one of this process. */
  readonly uptime?: () => number;
  /** Turns as they begin and end. */
  readonly liveTurns: LiveTurns;
  /** What waits to be written of turns. */
  readonly turnLog: Pick<TurnLog, 'figures' | 'problems' | 'costsOf' | 'ready'>;
  /** What keeps the server from being well besides a missing key, one sentence each. */
  readonly problems: () => readonly string[];
}
