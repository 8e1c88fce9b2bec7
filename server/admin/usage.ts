/** What turns took and cost, how fast they were, and what they failed with: read from sums, whatever the log holds. */
import type { LatencyRow, Quantiles, UsageRow } from '../../generated/types/admin.ts';
import type { LatencyKind } from '../store/log/buckets.ts';
import type { GroupBy, Latency, LatencyGroup, UsageFilter, UsageGroup } from '../store/log/usage.ts';
import type { Asked, Handlers } from './handler.ts';
import { momentOf, readMoment } from './moments.ts';
import { moneyOf, tokensOf } from './turn-shapes.ts';

const HOUR_MS = 3_600_000;
const UNASKED_MS = 30 * 24 * HOUR_MS;

export const usageHandlers = {
  async getUsage({ query }, deps) {
    const store = await deps.store();
    const filter = filterOf(query);
    const by = query.by ?? 'day';
    const [groups, [all]] = await Promise.all([store.usage.groups(filter, by), store.usage.groups(filter, 'nothing')]);
    return {
      from: momentOf(filter.from),
      to: momentOf(filter.to),
      data: groups.map((group) => usageRow(group, keyOf(group.group, by))),
      total: usageRow(all ?? NOTHING, 'total'),
    };
  },

  async getLatency({ query }, deps) {
    const store = await deps.store();
    const by = query.by ?? 'model';
    const groups = await store.usage.latencies(filterOf(query), by);
    return { object: 'list', data: groups.map((group) => latencyRow(group, by)) };
  },

  async listErrors({ query }, deps) {
    const store = await deps.store();
    const errors = await store.usage.errors(filterOf(query));
    return {
      object: 'list',
      data: errors.map(({ code, provider, turns, lastAt, lastMessage }) => {
        return { code, provider, turns, last_at: momentOf(lastAt), last_message: lastMessage };
      }),
    };
  },
} satisfies Handlers<'getUsage' | 'getLatency' | 'listErrors'>;

const NO_TOKENS = { input: 0, cachedInput: 0, output: 0, reasoning: 0 };

const NOTHING: UsageGroup = {
  ...{ group: '', turns: 0, completed: 0, incomplete: 0, failed: 0, abandoned: 0 },
  ...{ attempts: 0, failedAttempts: 0, untoldAttempts: 0, tokens: NO_TOKENS, costs: [], unpricedAttempts: 0 },
};

/** Sums are by the hour, so that a part of one counts whole. */
function filterOf(query: NonNullable<Asked<'listErrors'>['query']>): UsageFilter {
  const now = Date.now();
  const { from, to, provider, model } = query;
  const end = to === undefined ? now : readMoment(to, 'to', now);
  const begin = from === undefined ? end - UNASKED_MS : readMoment(from, 'from', now);
  return { from: begin - (begin % HOUR_MS), to: end, provider, model, clientKey: query.client_key };
}

function keyOf(group: string | number, by: GroupBy): string {
  return by === 'hour' || by === 'day' ? momentOf(Number(group)) : String(group);
}

function usageRow(group: UsageGroup, key: string): UsageRow {
  const { turns, failed, tokens, costs } = group;
  const { input, cachedInput } = tokens;
  return {
    key,
    turns,
    failed,
    tokens: tokensOf(tokens),
    cache_hit: input === 0 ? null : Math.round((cachedInput / input) * 10_000) / 10_000,
    cost: moneyOf(costs),
    // What nobody told costs nothing that could be known.
    unpriced: group.unpricedAttempts - group.untoldAttempts,
  };
}

function latencyRow({ group, latencies }: LatencyGroup, by: GroupBy): LatencyRow {
  const found = (kind: LatencyKind) => latencies.find((latency) => latency.kind === kind);
  return {
    key: keyOf(group, by),
    turns: found('duration_ms')?.count ?? 0,
    first_item_ms: quantilesOf(found('first_item_ms')),
    duration_ms: quantilesOf(found('duration_ms')),
    tokens_per_second: quantilesOf(found('tokens_per_second')),
  };
}

function quantilesOf(latency: Latency | undefined): Quantiles {
  return { p50: latency?.p50 ?? null, p95: latency?.p95 ?? null, p99: latency?.p99 ?? null };
}
