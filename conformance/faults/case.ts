/**
 * What a fault case is: something breaks on the way, and the case finds out what the client heard of it and what was lost.
 * A case never throws for what the server did wrong; it says so in its finding.
 */
import type { World } from './world.ts';

export interface FaultCase {
  /** The numbers 1 to 40 are those of the published list; null for what was added to it. */
  readonly number: number | null;
  /** What breaks, in a few words: `reset in the middle of the text`. */
  readonly name: string;
  /** What the client must hear, and what must not be lost, in one sentence. */
  readonly hears: string;
  /** Takes more than some seconds: left to `make faults`. */
  readonly slow?: boolean;
  /** Goes on for so long by intent, on top of what any case may take. */
  readonly lastsMs?: number;
  /** Measures the machine or takes the whole of it: nothing else may be played beside it. */
  readonly alone?: boolean;
  readonly play: (world: World) => Promise<Finding>;
}

/** Whether a case is played by itself. */
export function isAlone({ slow, alone }: FaultCase): boolean {
  return slow === true || alone === true;
}

export interface Finding {
  /** What the client heard, in a few words for the table: `failed upstream_cut "The connection to … broke."` */
  readonly heard: string;
  /** How that differs from what it must hear, one sentence each. */
  readonly wrong: readonly string[];
  /** What must not be lost and was, one sentence each. */
  readonly lost: readonly string[];
  /** From the moment when m2c had no more use for the provider to its connection's end; null where there is none to close. */
  readonly providerClosedMs: number | null;
  /** Terminal events of the stream, of the worst one where there are many; null where none was owed. */
  readonly terminals: number | null;
}

/** The promise: a provider whose answer nobody wants is let go within this time. */
export const CLOSED_WITHIN_MS = 250;

/**
 * Everything that is wrong with a finding; empty when the case passed.
 *
 * @param slackMs what a busy machine may add to the promised time.
 */
export function failures(finding: Finding, slackMs = 0): readonly string[] {
  const { wrong, lost, terminals, providerClosedMs } = finding;
  const late = providerClosedMs !== null && providerClosedMs > CLOSED_WITHIN_MS + slackMs;
  return [
    ...wrong,
    ...lost.map((what) => `lost: ${what}`),
    ...(terminals === null || terminals === 1 ? [] : [`the stream has ${terminals} terminal events`]),
    ...(late ? [`the provider's connection was open for ${Math.round(providerClosedMs)} ms more`] : []),
  ];
}
