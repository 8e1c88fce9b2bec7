/** The words of a verification: what a probe is, what it finds about a server, and what is known at the end. */

/** What a probe may say about one trait of the judged server; null when it could not be told. */
export type Value = boolean | number | string | readonly string[] | null;

export interface Finding {
  /** Stable and dotted: `stream`, `usage.unasked`, `tools.parallel`. */
  readonly id: string;
  /** Words of the table. */
  readonly title: string;
  readonly value: Value;
  /** What an agent session will suffer, in one sentence; null when nothing falls short. */
  readonly shortfall: string | null;
  /** What showed it: a field, a status, the server's own sentence. The run removes secrets and shortens it. */
  readonly evidence: string;
}

export function finding(
  id: string,
  title: string,
  value: Value,
  evidence: string,
  shortfall: string | null = null,
): Finding {
  return { id, title, value, shortfall, evidence };
}

export interface Probe<Judged> {
  readonly id: string;
  readonly title: string;
  /** The most requests it sends, and the most output tokens each may cost: announced before anything is sent. */
  readonly requests: number;
  readonly maxTokens: number;
  /** It may cost real money, so it runs only when it is asked for. */
  readonly expensive?: true;
  run(judged: Judged): Promise<readonly Finding[]>;
}

/** Everything known after a run. */
export interface Verdict {
  readonly target: { readonly url: string; readonly model: string; readonly wire: 'chat' | 'responses' };
  readonly findings: readonly Finding[];
  /** Probes that could not be run, with why. */
  readonly unrun: readonly { readonly probe: string; readonly why: string }[];
  readonly cost: Cost;
  /** Why the run ended before its last probe, null when it did not. */
  readonly stopped: Stop | null;
}

export interface Cost {
  readonly requests: number;
  readonly outputTokens: number;
}

export interface Stop {
  /** `cannot-judge`: the server cannot be reached or refuses the key or model. `interrupted`: by the user. */
  readonly kind: 'cannot-judge' | 'interrupted';
  readonly why: string;
}

/** Nothing about the server can be told: it cannot be reached, or it refuses the key or the plainest request. */
export class CannotJudge extends Error {}

/**
 * Requests beyond those of the probes, announced with them: for those that a rate limit or an outage turned away, and for what
 * a probe has to find out first when the probe that tells it was left out.
 */
export const SPARE_REQUESTS = 12;

/** Counts what is sent, and lets nothing be sent that was not announced. */
export class Meter {
  private allowed = 0;
  private spare = SPARE_REQUESTS;
  private sent = 0;
  private tokens = 0;

  get cost(): Cost {
    return { requests: this.sent, outputTokens: this.tokens };
  }

  /** The next probe begins: so many requests are its own. */
  allow(requests: number): void {
    this.allowed = requests;
  }

  /** Before each request. @throws Error when the probe has sent all that it announced. */
  request(): void {
    if (this.allowed === 0) throw new Error('The probe wanted to send more requests than it had announced.');
    this.allowed -= 1;
    this.sent += 1;
  }

  /** Before a request of the spare ones; false when there is none left. */
  spareRequest(): boolean {
    if (this.spare === 0) return false;
    this.spare -= 1;
    this.sent += 1;
    return true;
  }

  outputTokens(tokens: number): void {
    this.tokens += tokens;
  }
}
