/** Sessions of Codex on this machine: listed, shown, exported, moved to another provider. */
import { Gaps } from '../codex/sessions/gaps.ts';
import { openHome } from '../codex/sessions/home.ts';
import { chosen, readSessions, type Session, sessionOf } from '../codex/sessions/list.ts';
import { inMarkdown } from '../codex/sessions/markdown.ts';
import { moveSessions } from '../codex/sessions/move.ts';
import { shortened, transcriptOf } from '../codex/sessions/transcript.ts';
import { Fault } from '../fault.ts';
import { codexMoveOf, codexSaidOf, codexSessionOf } from './codex-session-shapes.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

export const codexSessionHandlers = {
  async listCodexSessions({ query }, { config }) {
    const { limit = 50, cursor } = query;
    const { sessions, gaps, problem } = await readSessions(await openHome(config));
    const all = chosen(sessions, query);
    const rest = cursor === undefined ? all : behind(all, cursor);
    const data = rest.slice(0, limit);
    const last = data.at(-1);
    return {
      object: 'list',
      data: data.map(codexSessionOf),
      next_cursor: rest.length > limit && last !== undefined ? cursorOf(last) : null,
      unread: [...gaps],
      problem,
    };
  },

  async getCodexSession({ params, query, signal }, deps) {
    const { from = 0, limit = 200, full = false } = query;
    const session = await found(params.session, deps);
    const gaps = new Gaps();
    const said = [];
    let index = 0;
    let more = false;
    for await (const one of transcriptOf(session, gaps)) {
      more = index >= from + limit;
      if (more || signal.aborted) break;
      if (index >= from) said.push(codexSaidOf(full ? one : shortened(one)));
      index += 1;
    }
    return { session: codexSessionOf(session), said, next_from: more ? from + limit : null, unread: [...gaps.list()] };
  },

  async exportCodexSession({ params }, deps) {
    const session = await found(params.session, deps);
    return { type: 'text/markdown', lines: inMarkdown(session, new Gaps()) };
  },

  async moveCodexSession({ params, body }, { config }) {
    const { to, dry_run: dryRun = false } = body;
    const move = { what: { id: params.session }, to, dryRun };
    return codexMoveOf(await moveSessions(await openHome(config), move));
  },
} satisfies Handlers<'listCodexSessions' | 'getCodexSession' | 'exportCodexSession' | 'moveCodexSession'>;

async function found(id: string, { config }: AdminDeps): Promise<Session> {
  const { sessions } = await readSessions(await openHome(config));
  return sessionOf(sessions, id);
}

/** The place of a session in its list. */
function cursorOf({ updatedAt, id }: Session): string {
  return Buffer.from(`${updatedAt} ${id}`).toString('base64url');
}

/** @throws Fault `invalid_request` when the cursor is none. */
function behind(sessions: readonly Session[], cursor: string): readonly Session[] {
  const [, time, id] = /^(\d{1,16}) ([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (id === undefined) {
    throw new Fault('invalid_request', 'The cursor is none of this list: begin without one.', { param: 'cursor' });
  }
  const at = Number(time);
  return sessions.filter((one) => one.updatedAt < at || (one.updatedAt === at && one.id < id));
}
