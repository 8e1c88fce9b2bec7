/**
 * Which request may go to a provider now, and which one waits: a queue under the provider's limits in which clients take
 * turns. Time comes in from outside, in milliseconds.
 */
import { type Place, partOf } from '../crew.ts';
import type { Limits } from '../providers/profile.ts';

/** A request that waits for its turn or has had it. */
export interface Ticket {
  /** Requests of one client keep their order; the clients take turns. */
  readonly client: string;
  /** An estimate, until the provider has said what the request used. */
  tokens: number;
  /** When it went out, null while it waits. */
  startedAt: number | null;
}

/** How a request ended. */
export interface Ended {
  /** What it used, null when the provider did not say. */
  readonly tokens: number | null;
  /** Whether there was an answer: a refusal tells nothing of how long others take. */
  readonly answered: boolean;
}

const MINUTE_MS = 60_000;

export class LimitQueue {
  /** Each client's waiting requests; the client whose turn is next comes first. */
  private readonly waiting = new Map<string, Ticket[]>();
  private readonly running = new Set<Ticket>();
  /** What went out within the last minute, oldest first. */
  private recent: Ticket[] = [];
  private lastStart = Number.NEGATIVE_INFINITY;
  /** How long answers took lately. */
  private typicalMs = 0;
  private waits = 0;

  get length(): number {
    return this.waits;
  }

  add(ticket: Ticket): void {
    const own = this.waiting.get(ticket.client);
    if (own === undefined) this.waiting.set(ticket.client, [ticket]);
    else own.push(ticket);
    this.waits += 1;
  }

  /** A client that left waits no more. */
  remove(ticket: Ticket): void {
    const own = this.waiting.get(ticket.client) ?? [];
    const at = own.indexOf(ticket);
    if (at < 0) return;
    own.splice(at, 1);
    this.waits -= 1;
    if (own.length === 0) this.waiting.delete(ticket.client);
  }

  /** Takes the next request out of the queue when it may go out now. */
  start(limits: Limits, now: number): Ticket | null {
    if (this.readyAt(limits, now) > now) return null;
    const [next] = this.waiting;
    if (next === undefined) return null;
    const [client, [ticket, ...others]] = next;
    if (ticket === undefined) return null;
    this.waiting.delete(client);
    if (others.length > 0) this.waiting.set(client, others);
    this.waits -= 1;
    ticket.startedAt = now;
    this.lastStart = now;
    this.running.add(ticket);
    this.recent.push(ticket);
    return ticket;
  }

  /** A request is over; where the provider did not say what it used, the estimate stands. */
  finish(ticket: Ticket, { tokens, answered }: Ended, now: number): void {
    if (!this.running.delete(ticket)) return;
    ticket.tokens = tokens ?? ticket.tokens;
    if (!answered) return;
    const took = now - (ticket.startedAt ?? now);
    this.typicalMs = this.typicalMs === 0 ? took : this.typicalMs * 0.8 + took * 0.2;
  }

  /** When the next request of the queue may go out; infinite while only the end of another one can tell. */
  readyAt({ concurrency, intervalMs, requestsPerMinute, tokensPerMinute }: Limits, now: number): number {
    const next = this.waiting.values().next().value?.[0];
    if (next === undefined || (concurrency !== null && this.running.size >= concurrency))
      return Number.POSITIVE_INFINITY;
    this.recent = this.recent.filter(({ startedAt }) => (startedAt ?? 0) + MINUTE_MS > now);
    return Math.max(
      now,
      this.lastStart + (intervalMs ?? 0),
      requestsPerMinute === null ? 0 : this.roomFor(requestsPerMinute, () => 1, 1),
      tokensPerMinute === null ? 0 : this.roomFor(tokensPerMinute, ({ tokens }) => tokens, next.tokens),
    );
  }

  /** When so much of the last minute has passed that this fits; one that never would fits into an empty minute. */
  private roomFor(most: number, size: (ticket: Ticket) => number, wanted: number): number {
    let used = this.recent.reduce((sum, ticket) => sum + size(ticket), 0);
    let room = 0;
    for (const ticket of this.recent) {
      if (used + wanted <= most) break;
      used -= size(ticket);
      room = (ticket.startedAt ?? 0) + MINUTE_MS;
    }
    return room;
  }

  /** How many go out before this one, if nobody else comes. */
  aheadOf(ticket: Ticket): number {
    const own = this.waiting.get(ticket.client)?.indexOf(ticket) ?? 0;
    const clients = [...this.waiting.keys()];
    const mine = clients.indexOf(ticket.client);
    const others = clients.map((client, at) => {
      const theirs = this.waiting.get(client)?.length ?? 0;
      return at === mine ? own : Math.min(theirs, at < mine ? own + 1 : own);
    });
    return others.reduce((sum, one) => sum + one, 0);
  }

  /** About how long one waits with so many before it, by what is known; 0 when nothing is. */
  expectedMs(ahead: number, { concurrency, intervalMs, requestsPerMinute }: Limits, now: number): number {
    const rounds = (count: number, each: number) => Math.floor(count / each);
    const paced = requestsPerMinute === null ? 0 : this.pacedMs(ahead, requestsPerMinute, now);
    const spaced = Math.max(0, this.lastStart + (intervalMs ?? 0) * (ahead + 1) - now);
    const crowded = concurrency === null ? 0 : this.typicalMs * rounds(this.running.size + ahead, concurrency);
    return Math.round(Math.max(paced, spaced, crowded));
  }

  private pacedMs(ahead: number, most: number, now: number): number {
    const before = this.recent.length + ahead;
    if (before < most) return 0;
    const freed = this.recent[(before - most) % Math.max(1, this.recent.length)]?.startedAt ?? now;
    return Math.max(0, freed + MINUTE_MS * Math.floor(before / most) - now);
  }
}

/** With no more than so many requests at the same time. */
export function atMost(most: number | null, limits: Limits): Limits {
  if (most === null) return limits;
  return { ...limits, concurrency: Math.min(most, limits.concurrency ?? most) };
}

/** What one process of several may send; the time between two requests grows as the rest shrinks. */
export function limitsAt(place: Place, limits: Limits): Limits {
  if (place.count === 1) return limits;
  const { concurrency, intervalMs, requestsPerMinute, tokensPerMinute } = limits;
  const part = (limit: number | null) => (limit === null ? null : partOf(limit, place));
  return {
    concurrency: part(concurrency),
    intervalMs: intervalMs === null ? null : intervalMs * place.count,
    requestsPerMinute: part(requestsPerMinute),
    tokensPerMinute: part(tokensPerMinute),
  };
}

export function areLimits({ concurrency, intervalMs, requestsPerMinute, tokensPerMinute }: Limits): boolean {
  return concurrency !== null || intervalMs !== null || requestsPerMinute !== null || tokensPerMinute !== null;
}

/** The limits in words, as far as there are any: `2 at once, 100 requests a minute`. */
export function describeLimits({ concurrency, intervalMs, requestsPerMinute, tokensPerMinute }: Limits): string {
  return [
    concurrency === null ? null : `${concurrency} at once`,
    intervalMs === null ? null : `one every ${intervalMs} ms`,
    requestsPerMinute === null ? null : `${requestsPerMinute} requests a minute`,
    tokensPerMinute === null ? null : `${tokensPerMinute} tokens a minute`,
  ]
    .filter((limit) => limit !== null)
    .join(', ');
}
