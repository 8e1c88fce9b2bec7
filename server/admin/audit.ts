/** Who changed what through this API. */
import { Fault } from '../fault.ts';
import type { Handlers } from './handler.ts';
import { momentOf } from './moments.ts';

export const auditHandlers = {
  async listAudit({ query }, deps) {
    const store = await deps.store();
    const { limit = 50, cursor } = query;
    const { entries, intact, more } = await store.audit.list({ limit, before: placeOf(cursor) });
    const last = entries.at(-1);
    return {
      object: 'list',
      data: entries.map(({ seq, at, actor, action, subject, detail, hash }) => {
        return { seq, at: momentOf(at), actor, action, subject, detail: JSON.stringify(detail), hash };
      }),
      next_cursor: more && last !== undefined ? String(last.seq) : null,
      intact,
    };
  },
} satisfies Handlers<'listAudit'>;

function placeOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw new Fault('invalid_request', 'The cursor is none of this list: begin without one.', { param: 'cursor' });
}
