/** The keys of one provider: which of them to use now, by what the provider has said about each. Pure but for its memory. */
import type { Fault } from '../fault.ts';
import type { KeyOrder } from '../providers/profile.ts';

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
  /** Whether it was refused, and not only asked to come later. */
  readonly refused: boolean;
}

export class KeyPool {
  /** Of the keys that rest; which keys there are, the provider tells each time, since its file may change. */
  private readonly rests = new Map<string, Rest>();
  private lastSent = '';

  /**
   * The first key that may be used now, in this order; the one that rests the shortest when all rest, since the provider may
   * have changed its mind. Asking changes nothing.
   */
  take(keys: readonly string[], now: number, order: KeyOrder = 'ordered'): string {
    const after = order === 'ordered' ? 0 : keys.indexOf(this.lastSent) + 1;
    const states = this.list([...keys.slice(after), ...keys.slice(0, after)]);
    const ready = states.find((state) => state.until <= now);
    const [soonest] = states.toSorted((one, other) => one.until - other.until);
    return (ready ?? soonest)?.key ?? '';
  }

  /** A request goes out with this key. */
  sent(key: string): void {
    this.lastSent = key;
  }

  /** Whether another of these keys may be used now. */
  hasOther(keys: readonly string[], key: string, now: number): boolean {
    return this.list(keys).some((state) => state.key !== key && state.until <= now);
  }

  /** Takes in how a request with this key ended; null for well. */
  heard(key: string, fault: Fault | null, now: number): void {
    const rest = fault === null ? null : restAfter(fault, now);
    if (rest !== null) this.rests.set(key, rest);
    else if (fault === null) this.rests.delete(key);
  }

  list(keys: readonly string[]): readonly KeyState[] {
    return keys.map((key) => ({ key, ...(this.rests.get(key) ?? READY) }));
  }
}

type Rest = Omit<KeyState, 'key'>;
const READY: Rest = { until: 0, reason: null, refused: false };

/** Only what the provider says about the key makes it rest. */
function restAfter(fault: Fault, now: number): Rest | null {
  switch (fault.code) {
    case 'rate_limit_exceeded':
      return {
        until: now + (fault.retryAfter === null ? COOLING_MS : fault.retryAfter * 1000),
        reason: fault.message,
        refused: false,
      };
    case 'invalid_api_key':
    case 'insufficient_quota':
    case 'forbidden':
      return { until: now + REFUSED_MS, reason: fault.message, refused: true };
    default:
      return null;
  }
}
