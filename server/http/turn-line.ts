/** One line of the log for each turn, once it has ended. */
import type { Logger } from '../log.ts';
import type { TurnEntry } from '../turn-entry.ts';
import { excerpt } from './faults.ts';

/** Logs each turn at `info`: who answered, how it ended, how long it took and what it used. */
export function turnLine(log: Logger): (entry: TurnEntry) => void {
  return (entry) => {
    if (!log.isLevelEnabled('info')) return;
    const { requestId: id, provider, upstreamModel, status, durationMs } = entry;
    const facts = {
      id,
      turn: entry.id,
      session: entry.session && excerpt(entry.session),
      asked: excerpt(entry.model),
      provider,
      model: excerpt(upstreamModel),
      rule: entry.rule,
      status,
      code: entry.errorCode,
      ms: Math.round(durationMs),
      first_ms: entry.firstItemMs && Math.round(entry.firstItemMs),
      queued_ms: Math.round(entry.queuedMs),
      tokens: entry.usage,
      attempts: entry.attempts.length,
      notes: entry.notes.length,
      streamed: entry.streamed,
    };
    log.info(facts, `Turn ${status} by ${provider} in ${(durationMs / 1000).toFixed(1)} s.`);
  };
}
