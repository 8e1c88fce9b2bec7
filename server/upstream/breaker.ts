/** Spares a provider that is down, and the user the wait for it: after some failures in a row only a probe goes through. */

/** Failures in a row that open it. */
const FAILURES = 5;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/** Closed lets everything through, open nothing, probing one request. */
export type BreakerState = 'closed' | 'probing' | 'open';

export class Breaker {
  private failures = 0;
  private restsUntil = 0;
  private restMs = FIRST_REST_MS;
  private probing = false;

  /** Milliseconds until a request may be sent: 0 for now. The first one after a rest is the probe, and the others wait for it. */
  waitMs(now: number): number {
    if (this.failures < FAILURES) return 0;
    if (now < this.restsUntil) return this.restsUntil - now;
    if (this.probing) return FIRST_REST_MS;
    return 0;
  }

  state(now: number): BreakerState {
    if (this.failures < FAILURES) return 'closed';
    return now < this.restsUntil ? 'open' : 'probing';
  }

  /** A request goes out. */
  sent(): void {
    this.probing = this.failures >= FAILURES;
  }

  succeeded(): void {
    this.failures = 0;
    this.restMs = FIRST_REST_MS;
    this.probing = false;
  }

  failed(now: number): void {
    this.failures += 1;
    this.probing = false;
    if (this.failures < FAILURES) return;
    this.restsUntil = now + this.restMs;
    this.restMs = Math.min(this.restMs * 2, LONGEST_REST_MS);
  }

  /** The request ended without telling anything of the provider: its client left. */
  forgotten(): void {
    this.probing = false;
  }
}
