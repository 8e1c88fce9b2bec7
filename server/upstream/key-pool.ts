/** The keys of one provider: which of them to use now, by what the provider has said about each. Pure but for its memory. */
import type { Fault } from '../fault.ts';

/** How long a key that was refused is left alone: the user may pay the bill or lift the ban. */
const REFUSED_MS = 10 * 60_000;
/** How long a key rests after "too many requests" without a time. */
const COOLING_MS = 15_000;

export interface KeyState {
  readonly key: string;
  /** Milliseconds of the clock until which the key is not used while another can be; 0 for none. */
  readonly until: number;
  /** Why it rests, in the provider's words; null when it does not. */
  readonly reason: string | null;
}

export class KeyPool {
  private states: KeyState[];

  constructor(keys: readonly string[]) {
    this.states = keys.map((key) => ({ key, until: 0, reason: null }));
  }

  /**
   * The first key that may be used now, in the order the user gave them, so that the provider's prompt cache stays warm; the
   * one that rests the shortest when all rest, since the provider may have changed its mind.
   */
  take(now: number): string {
    const ready = this.states.find((state) => state.until <= now);
    const [soonest] = this.states.toSorted((one, other) => one.until - other.until);
    return (ready ?? soonest)?.key ?? '';
  }

  /** Whether another key than this one may be used now. */
  hasOther(key: string, now: number): boolean {
    return this.states.some((state) => state.key !== key && state.until <= now);
  }

  /** Takes in how a request with this key ended; null for well. */
  heard(key: string, fault: Fault | null, now: number): void {
    const rest = fault === null ? { until: 0, reason: null } : restAfter(fault, now);
    if (rest === null) return;
    this.states = this.states.map((state) => (state.key === key ? { key, ...rest } : state));
  }

  list(): readonly KeyState[] {
    return this.states;
  }
}

/** Only what the provider says about the key makes it rest. */
function restAfter(fault: Fault, now: number): Omit<KeyState, 'key'> | null {
  switch (fault.code) {
    case 'rate_limit_exceeded':
      return { until: now + (fault.retryAfter === null ? COOLING_MS : fault.retryAfter * 1000), reason: fault.message };
    case 'invalid_api_key':
    case 'insufficient_quota':
    case 'forbidden':
      return { until: now + REFUSED_MS, reason: fault.message };
    default:
      return null;
  }
}
