/**
 * What this process knows of its providers while it runs: their keys, whether they are down, who waits for them, what they
 * refuse, and how much may be retried.
 */
import { ALONE, type Place } from '../crew.ts';
import type { Fault } from '../fault.ts';
import type { Provider } from '../providers/profile.ts';
import { Breaker, type BreakerState } from './breaker.ts';
import { type Entrant, Gate, type Pass, type Waiting } from './gate.ts';
import { KeyPool, type KeyState } from './key-pool.ts';
import { Learned } from './learned.ts';
import { areLimits, atMost, limitsAt } from './limits.ts';
import { TokenFactors } from './token-factors.ts';

/** Retries per request that comes in, and how many may be saved up: an outage is not made worse by everyone's patience. */
const SHARE = 0.15;
const MOST_SAVED = 10;

interface Standing {
  readonly keys: KeyPool;
  readonly breaker: Breaker;
  readonly gate: Gate;
}

/** A provider at one moment. */
export interface Look {
  readonly breaker: BreakerState;
  /** Requests in its queue. */
  readonly waiting: number;
  readonly readyKeys: number;
  /** Keys that the provider has refused or asked to spare. */
  readonly restingKeys: number;
}

export class Health {
  /** What providers have refused; the admin API shows it. */
  readonly learned = new Learned();
  readonly tokenFactors = new TokenFactors();
  private readonly standings = new Map<string, Standing>();
  private readonly maxConcurrency: number | null;
  private readonly place: Place;
  private saved = MOST_SAVED;

  /** @param maxConcurrency the most requests that one provider gets at the same time, whatever it would take. */
  constructor(maxConcurrency: number | null = null, place: Place = ALONE) {
    this.maxConcurrency = maxConcurrency;
    this.place = place;
  }

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
    return this.of(provider).keys.take(provider.keys, now, provider.keyOrder);
  }

  hasOtherKey(provider: Provider, key: string, now: number): boolean {
    return this.of(provider).keys.hasOther(provider.keys, key, now);
  }

  /** Milliseconds until the provider may be asked. */
  waitMs(provider: Provider, now: number): number {
    return this.of(provider).breaker.waitMs(now);
  }

  /** Asks to send a request under the provider's limits. @returns null where there are none, a Fault when its queue is full. */
  enter(provider: Provider, entrant: () => Entrant, signal: AbortSignal): Pass | Waiting | Fault | null {
    const limits = limitsAt(this.place, atMost(this.maxConcurrency, provider.profile.limits));
    if (!areLimits(limits)) return null;
    return this.of(provider).gate.enter(limits, provider, entrant(), signal);
  }

  /** A request goes out with this key. */
  sent(provider: Provider, key: string): void {
    const { keys, breaker } = this.of(provider);
    if (provider.keyOfClient !== true) keys.sent(key);
    breaker.sent();
  }

  /** How a request ended: well, with a fault, or with nobody to hear of it. */
  heard(provider: Provider, key: string, outcome: Fault | 'well' | 'abandoned', now: number): void {
    const { keys, breaker } = this.of(provider);
    if (outcome === 'abandoned') {
      breaker.forgotten();
      return;
    }
    if (provider.keyOfClient !== true) keys.heard(key, outcome === 'well' ? null : outcome, now);
    if (outcome !== 'well' && isDown(outcome)) breaker.failed(now);
    else breaker.succeeded();
  }

  /** The keys of a provider and what is known of each. */
  keysOf(provider: Provider): readonly KeyState[] {
    return this.of(provider).keys.list(provider.keys);
  }

  /** How a provider is now. */
  look(provider: Provider, now: number): Look {
    const { keys, breaker, gate } = this.of(provider);
    const resting = keys.list(provider.keys).filter(({ until }) => until > now).length;
    return {
      breaker: breaker.state(now),
      waiting: gate.waiting,
      readyKeys: provider.keys.length - resting,
      restingKeys: resting,
    };
  }

  /** Forgets all providers but these: the others are gone, or stand at another address now. */
  keepOnly(providers: readonly Provider[]): void {
    const kept = new Set(providers.map(placeOf));
    for (const place of this.standings.keys()) if (!kept.has(place)) this.standings.delete(place);
  }

  private of(provider: Provider): Standing {
    const place = placeOf(provider);
    const known = this.standings.get(place);
    if (known !== undefined) return known;
    const standing = { keys: new KeyPool(), breaker: new Breaker(), gate: new Gate(provider.profile.limits) };
    this.standings.set(place, standing);
    return standing;
  }
}

/** What one host has said holds for no other, whatever the user calls it. */
function placeOf({ profile, baseUrl }: Provider): string {
  return `${profile.id} ${baseUrl}`;
}

/** A refusal is an answer: who refuses is up. */
function isDown({ code }: Fault): boolean {
  return code === 'upstream_unreachable' || code === 'upstream_error' || code === 'upstream_timeout';
}
