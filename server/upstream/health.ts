/** What this process knows of its providers while it runs: their keys, whether they are down, and how much may be retried. */
import type { Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { Breaker } from './breaker.ts';
import { KeyPool, type KeyState } from './key-pool.ts';

/** Retries per request that comes in, and how many may be saved up: an outage is not made worse by everyone's patience. */
const SHARE = 0.15;
const MOST_SAVED = 10;

interface Standing {
  readonly keys: KeyPool;
  readonly breaker: Breaker;
}

export class Health {
  private readonly standings = new Map<string, Standing>();
  private saved = MOST_SAVED;

  /** A turn has come in. */
  asked(): void {
    this.saved = Math.min(this.saved + SHARE, MOST_SAVED);
  }

  get mayRetry(): boolean {
    return this.saved >= 1;
  }

  /** A request goes out again. */
  retried(): void {
    this.saved -= 1;
  }

  /** The key for the next request to this provider. */
  keyFor(provider: Provider, now: number): string {
    return this.of(provider).keys.take(now);
  }

  hasOtherKey(provider: Provider, key: string, now: number): boolean {
    return this.of(provider).keys.hasOther(key, now);
  }

  /** Milliseconds until the provider may be asked. */
  waitMs(provider: Provider, now: number): number {
    return this.of(provider).breaker.waitMs(now);
  }

  sent(provider: Provider): void {
    this.of(provider).breaker.sent();
  }

  /** How a request ended: well, with a fault, or with nobody to hear of it. */
  heard(provider: Provider, key: string, outcome: Fault | 'well' | 'abandoned', now: number): void {
    const { keys, breaker } = this.of(provider);
    if (outcome === 'abandoned') {
      breaker.forgotten();
      return;
    }
    keys.heard(key, outcome === 'well' ? null : outcome, now);
    if (outcome !== 'well' && isDown(outcome)) breaker.failed(now);
    else breaker.succeeded();
  }

  /** The keys of a provider and what is known of each. */
  keysOf(provider: Provider): readonly KeyState[] {
    return this.of(provider).keys.list();
  }

  private of({ profile, keys }: Provider): Standing {
    const known = this.standings.get(profile.id);
    if (known !== undefined) return known;
    const standing = { keys: new KeyPool(keys), breaker: new Breaker() };
    this.standings.set(profile.id, standing);
    return standing;
  }
}

/** A refusal is an answer: who refuses is up. */
function isDown({ code }: Fault): boolean {
  return code === 'upstream_unreachable' || code === 'upstream_error' || code === 'upstream_timeout';
}
