/** One line of the log for each turn, once it has ended. */
import type { Logger } from '../log.ts';
import type { TurnEntry, TurnListener } from '../turn-entry.ts';

/** Logs each turn at `info`: who answered, how it ended, how long it took and what it used. */
export function turnLine(log: Logger): TurnListener {
  return {
    ended({ requestId: id, durationMs: ms, provider, status, ...entry }: TurnEntry) {
      const facts = {
        id,
        turn: entry.id,
        session: entry.session,
        asked: entry.model,
        provider,
        model: entry.upstreamModel,
        rule: entry.rule,
        status,
        code: entry.errorCode,
        ms,
        first_ms: entry.firstItemMs,
        queued_ms: entry.queuedMs,
        tokens: entry.usage,
        attempts: entry.attempts.length,
        notes: entry.notes.length,
        streamed: entry.streamed,
      };
      log.info(facts, `Turn ${status} at ${provider}/${entry.upstreamModel} after ${(ms / 1000).toFixed(1)} s.`);
    },
  };
}
