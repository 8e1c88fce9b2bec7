/** Threads of clients, each with what its turns came to. */
import type { SessionSummary } from '../../generated/types/admin.ts';
import { StoreError } from '../store/error.ts';
import type { Session } from '../store/log/sessions.ts';
import type { TokenUsage } from '../turn-entry.ts';
import type { Handlers } from './handler.ts';
import { momentOf } from './moments.ts';
import { moneyOf, tokensOf } from './turn-shapes.ts';

export const sessionHandlers = {
  async listSessions({ query }, deps) {
    const store = await deps.store();
    const { limit = 50, cursor = null } = query;
    const { sessions, next } = await store.sessions.list(limit, cursor);
    return { object: 'list', data: sessions.map(shown), next_cursor: next };
  },

  async getSession({ params }, deps) {
    const store = await deps.store();
    return shown(together(await store.sessions.get(params.session)));
  },
} satisfies Handlers<'listSessions' | 'getSession'>;

/** Several clients may use one name. */
function together(sessions: readonly Session[]): Session {
  const [newest, ...others] = sessions.toSorted((one, other) => other.lastAt - one.lastAt);
  if (newest === undefined) throw new StoreError('absent', 'The log does not know this session.');
  if (others.length === 0) return newest;
  const sum = (value: (session: Session) => number) => sessions.reduce((total, each) => total + value(each), 0);
  const tokens = (field: keyof TokenUsage) => sum((each) => each.tokens[field]);
  return {
    ...newest,
    clientKey: null,
    firstAt: Math.min(...sessions.map(({ firstAt }) => firstAt)),
    turns: sum(({ turns }) => turns),
    failed: sum(({ failed }) => failed),
    tokens: {
      input: tokens('input'),
      cachedInput: tokens('cachedInput'),
      output: tokens('output'),
      reasoning: tokens('reasoning'),
    },
    costs: sessions.flatMap(({ costs }) => costs),
  };
}

function shown({ session, clientKey, firstAt, lastAt, turns, failed, tokens, costs, model }: Session): SessionSummary {
  return {
    id: session,
    first_at: momentOf(firstAt),
    last_at: momentOf(lastAt),
    turns,
    failed,
    tokens: tokensOf(tokens),
    cost: moneyOf(costs),
    client_key: clientKey,
    model,
  };
}
