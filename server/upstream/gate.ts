/** The door to one provider: requests pass at once as long as its limits allow, and wait in its queue where they do not. */
import { Fault } from '../fault.ts';
import type { Limits, Provider } from '../providers/profile.ts';
import { describeLimits, type Ended, LimitQueue, type Ticket } from './limits.ts';

/** A request that is on its way. It must be released however it ends; releasing it once more changes nothing. */
export interface Pass {
  release(ended: Ended): void;
}

/** A request that waits for its turn. */
export interface Waiting {
  /** Null when the client left before its turn. */
  readonly passed: Promise<Pass | null>;
  place(): Place;
}

/** A place in the queue. */
export interface Place {
  readonly ahead: number;
  /** About how long it will take; 0 when nothing tells. */
  readonly expectedMs: number;
}

export interface Entrant {
  /** Whose request it is: clients take turns. */
  readonly client: string;
  /** An estimate of what it will use. */
  readonly tokens: number;
}

/** More would only wait for a turn that comes too late, and each holds its request in memory. */
const MOST_WAITING = 100;
/** What a client is told to wait when nothing tells how long the queue will take. */
const UNTOLD_MS = 30_000;

export class Gate {
  private readonly queue = new LimitQueue();
  private readonly admit = new Map<Ticket, (pass: Pass) => void>();
  private alarm: NodeJS.Timeout | undefined;
  private limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** How many requests wait. */
  get waiting(): number {
    return this.queue.length;
  }

  /** @param limits those that hold from now on. @returns a Fault when the queue is full. */
  enter(limits: Limits, provider: Provider, entrant: Entrant, signal: AbortSignal): Pass | Waiting | Fault {
    this.limits = limits;
    const now = performance.now();
    if (this.queue.length >= MOST_WAITING) return this.full(provider, now);
    const ticket: Ticket = { ...entrant, startedAt: null };
    this.queue.add(ticket);
    // Whoever comes first goes first: with others waiting this one cannot be the one that starts.
    if (this.queue.length === 1 && this.queue.start(limits, now) !== null) return this.passFor(ticket);
    return this.wait(ticket, signal);
  }

  private wait(ticket: Ticket, signal: AbortSignal): Waiting {
    const passed = new Promise<Pass | null>((resolve) => {
      const leave = () => {
        this.admit.delete(ticket);
        this.queue.remove(ticket);
        this.pass();
        resolve(null);
      };
      this.admit.set(ticket, (pass) => {
        signal.removeEventListener('abort', leave);
        resolve(pass);
      });
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
    });
    this.pass();
    const place = (): Place => {
      const ahead = this.queue.aheadOf(ticket);
      return { ahead, expectedMs: this.queue.expectedMs(ahead, this.limits, performance.now()) };
    };
    return { passed, place };
  }

  /** Lets all go that may go now, and comes back when the next one may. */
  private pass(): void {
    clearTimeout(this.alarm);
    for (;;) {
      const now = performance.now();
      const ticket = this.queue.start(this.limits, now);
      if (ticket === null) {
        const readyAt = this.queue.readyAt(this.limits, now);
        if (Number.isFinite(readyAt)) this.alarm = setTimeout(() => this.pass(), Math.ceil(readyAt - now));
        return;
      }
      const admitted = this.admit.get(ticket);
      this.admit.delete(ticket);
      admitted?.(this.passFor(ticket));
    }
  }

  private passFor(ticket: Ticket): Pass {
    return {
      release: (ended) => {
        this.queue.finish(ticket, ended, performance.now());
        this.pass();
      },
    };
  }

  private full({ profile }: Provider, now: number): Fault {
    const expected = this.queue.expectedMs(this.queue.length, this.limits, now) || UNTOLD_MS;
    const sentence = `${this.queue.length} requests wait for ${profile.displayName} already, which takes ${describeLimits(this.limits)}.`;
    return new Fault('rate_limit_exceeded', sentence, { retryAfter: Math.ceil(expected / 1000) });
  }
}

export function isWaiting(entered: Pass | Waiting | Fault | null): entered is Waiting {
  return entered !== null && 'passed' in entered;
}
