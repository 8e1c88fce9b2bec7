/** Sessions of Codex as the contract shows them. Pure. */
import type { CodexMove, CodexSaid, CodexSession } from '../../generated/types/admin.ts';
import type { Said } from '../codex/sessions/items.ts';
import type { Session } from '../codex/sessions/list.ts';
import type { Move } from '../codex/sessions/move.ts';
import { momentOf } from './moments.ts';

export function codexSessionOf(session: Session): CodexSession {
  const { id, createdAt, updatedAt, provider, model, project, title, tokens, archived, parent, rollout } = session;
  const times = { created_at: momentOf(createdAt), updated_at: momentOf(updatedAt) };
  return { id, ...times, provider, model, project, title, tokens, archived, parent, readable: rollout !== null };
}

export function codexSaidOf({ kind, at, name, text }: Said): CodexSaid {
  return { kind, at, name, text };
}

export function codexMoveOf({ stamp, moved, notes }: Move): CodexMove {
  return { stamp, moved: moved.map((one) => ({ ...one })), notes: [...notes] };
}
