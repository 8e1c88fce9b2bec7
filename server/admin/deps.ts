/** What the handlers of the admin API work with. */
import type { LiveAnswering } from '../answering/live.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Upstream } from '../upstream/client.ts';
import type { Health } from '../upstream/health.ts';

export interface AdminDeps {
  readonly config: Config;
  readonly log: Logger;
  readonly upstream: Upstream;
  readonly health: Health;
  /** Who answers, as it holds now. */
  readonly answering: LiveAnswering;
  /** Rejects with a StoreError while the store cannot be used. */
  readonly store: () => Promise<Store>;
  /** Turns that are being answered now. */
  readonly openTurns: () => number;
  /** What keeps the server from being well besides its keys and its store, one sentence each. */
  readonly problems?: () => readonly string[];
}
