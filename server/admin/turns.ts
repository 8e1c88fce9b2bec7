/** The log of turns: listed, watched, exported, shown and cleared. */
import type { TurnEvent } from '../../generated/types/admin.ts';
import { Fault } from '../fault.ts';
import type { LiveEvent, LiveView } from '../live-turns.ts';
import type { TurnFilter } from '../store/log/turns.ts';
import type { AdminDeps } from './deps.ts';
import type { Asked, Handlers } from './handler.ts';
import { momentOf, readMoment } from './moments.ts';
import { inCsv, inNdjson } from './turn-export.ts';
import { reportOf, summaryOf, summaryOfEnded } from './turn-shapes.ts';

/** When one who found no room may look again. */
const LOOK_AGAIN_S = 30;

export const turnHandlers = {
  async listTurns({ query }, deps) {
    const store = await deps.store();
    const { limit = 50, cursor = null } = query;
    const { turns, next } = await store.turns.list(filterOf(query), limit, cursor);
    return { object: 'list', data: turns.map(summaryOf), next_cursor: next };
  },

  /** A step at a time, so that the log is written meanwhile. */
  async deleteTurns({ query, signal }, deps) {
    const store = await deps.store();
    const before = readMoment(query.before, 'before', Date.now());
    let deleted = 0;
    for (let more = 1; more > 0 && !signal.aborted; ) {
      more = await store.turns.dropBefore(before);
      deleted += more;
    }
    return { deleted };
  },

  async watchTurns({ signal }, { liveTurns, turnLog }) {
    const view = liveTurns.open();
    if (view === null) {
      const sentence = 'As many watch the turns as may: wait until one of them leaves.';
      throw new Fault('too_many_failures', sentence, { retryAfter: LOOK_AGAIN_S });
    }
    signal.addEventListener('abort', () => view.close());
    await Promise.all([turnLog.ready(), liveTurns.ready()]);
    if (signal.aborted) view.close();
    return eventsOf(view, turnLog);
  },

  async exportTurns({ query, signal }, deps) {
    const store = await deps.store();
    const now = Date.now();
    // Turns that come in meanwhile would keep it from its end.
    const filter = { ...filterOf(query), to: Math.min(now, filterOf(query).to ?? now) };
    const write = query.format === 'csv' ? inCsv : inNdjson;
    const pages = async (cursor: string | null) => {
      const { turns, next } = await store.turns.list(filter, EXPORTED_AT_ONCE, cursor, 'oldest first');
      return { turns: turns.map(summaryOf), next };
    };
    // What is wrong with it is told before the first line.
    return write(await pages(null), pages, signal);
  },

  async getTurn({ params }, deps) {
    const store = await deps.store();
    return reportOf(await store.turns.get(params.turn));
  },

  async getTurnStages({ params }, deps) {
    const store = await deps.store();
    const { stages } = await store.turns.get(params.turn);
    if (stages === null) throw new Fault('not_found', NOT_KEPT);
    const { clientRequest, upstreamRequest, upstreamResponse, clientResponse } = stages;
    const all = [clientRequest, upstreamRequest, upstreamResponse, clientResponse];
    return {
      client_request: clientRequest?.text ?? '',
      upstream_request: upstreamRequest?.text ?? null,
      upstream_response: upstreamResponse?.text ?? null,
      client_response: clientResponse?.text ?? null,
      cut: all.some((stage) => stage?.cut === true),
    };
  },
} satisfies Handlers<'listTurns' | 'deleteTurns' | 'watchTurns' | 'exportTurns' | 'getTurn' | 'getTurnStages'>;

/** Few enough that no stream waits while they are written. */
const EXPORTED_AT_ONCE = 200;

/** Why there is nothing to show, to replay or to record of a turn. */
export const NOT_KEPT =
  'The stages of this turn are not kept: with the setting log_bodies "full" those of each turn are, with "errors" of those that fail.';

function filterOf(query: NonNullable<Asked<'listTurns'>['query']>): TurnFilter {
  const { from, to, provider, model, status, session, text } = query;
  const now = Date.now();
  return {
    ...{ provider, model, status, session, text },
    clientKey: query.client_key,
    errorCode: query.error_code,
    from: from === undefined ? undefined : readMoment(from, 'from', now),
    to: to === undefined ? undefined : readMoment(to, 'to', now),
  };
}

async function* eventsOf(view: LiveView, turnLog: AdminDeps['turnLog']): AsyncGenerator<TurnEvent> {
  for await (const event of view) yield eventOf(event, turnLog);
}

function eventOf(event: LiveEvent, turnLog: AdminDeps['turnLog']): TurnEvent {
  const at = momentOf(Date.now());
  if (event.type === 'missed') {
    return { type: 'missed', at, id: null, model: null, provider: null, turn: null, missed: event.count };
  }
  const { id, model, provider } = event.turn;
  if (event.type === 'began') return { type: 'started', at, id, model, provider, turn: null, missed: 0 };
  const turn = summaryOfEnded(event.turn, turnLog.costsOf(event.turn));
  return { type: 'ended', at, id, model, provider, turn, missed: 0 };
}
