/** Every query that a dashboard makes, each with what its user would choose. */

import type { GroupBy } from '../log/usage.ts';
import type { Store } from '../store.ts';

export interface Query {
  readonly name: string;
  /** Asked for by a person, who waits; no dashboard shows it by itself. */
  readonly search?: boolean;
  readonly run: (store: Store, now: number) => Promise<unknown>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const usage = (days: number, by: GroupBy): Query => ({
  name: `usage and cost of ${days} days by ${by}`,
  run: ({ usage }, now) => usage.groups({ from: now - days * DAY, to: now }, by),
});

const latency = (days: number, by: GroupBy): Query => ({
  name: `latency of ${days} days by ${by}`,
  run: ({ usage }, now) => usage.latencies({ from: now - days * DAY, to: now }, by),
});

const list = (name: string, filter: Parameters<Store['turns']['list']>[0]): Query => ({
  name: `50 turns ${name}`,
  run: ({ turns }) => turns.list(filter, 50),
});

const within = (from: number, to: number, name: string): Query => ({
  name: `50 turns ${name}`,
  run: ({ turns }, now) => turns.list({ from: now - from, to: now - to }, 50),
});

export const QUERIES: readonly Query[] = [
  usage(1, 'hour'),
  usage(7, 'hour'),
  usage(30, 'day'),
  usage(90, 'day'),
  ...([1, 30, 90] as const).flatMap((days) =>
    (['nothing', 'provider', 'model', 'client_key'] as const).map((by) => usage(days, by)),
  ),
  ...([1, 30, 90] as const).flatMap((days) => (['nothing', 'model'] as const).map((by) => latency(days, by))),
  latency(1, 'hour'),
  ...([1, 30, 90] as const).map((days) => ({
    name: `errors of ${days} days`,
    run: ({ usage }: Store, now: number) => usage.errors({ from: now - days * DAY, to: now }),
  })),
  list('that are newest', {}),
  within(45 * DAY, 44 * DAY, 'of a day long ago'),
  list('of a provider', { provider: 'provider-1' }),
  list('of a model', { model: 'model-3' }),
  list('that failed', { status: 'failed' }),
  list('of a client', { clientKey: 'key_3' }),
  list('of an error', { errorCode: 'error_3' }),
  list('of a provider that failed', { provider: 'provider-1', status: 'failed' }),
  list('of a model nobody has', { model: 'none' }),
  {
    name: '50 turns of a session, by pages',
    run: async ({ turns, sessions }) => {
      const [first] = (await sessions.list(1)).sessions;
      const page = await turns.list({ session: first?.session }, 25);
      return await turns.list({ session: first?.session }, 25, page.next);
    },
  },
  {
    name: 'one turn whole',
    run: async ({ turns }) => {
      const { turns: some } = await turns.list({ provider: 'provider-2' }, 1);
      return await turns.get(some[0]?.id ?? '');
    },
  },
  {
    name: 'two pages of sessions',
    run: async ({ sessions }) => {
      const page = await sessions.list(50);
      return await sessions.list(50, page.next);
    },
  },
  { ...list('that hold a text', { text: 'said no' }), search: true },
  { ...list('that hold a text that none holds', { text: 'nowhere' }), search: true },
];
