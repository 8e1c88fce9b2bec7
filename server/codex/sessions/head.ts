/** What a session file tells of its session in its first lines, and in its last ones where they can be reached. */
import { open } from 'node:fs/promises';
import { saidIn } from './items.ts';
import { type Entry, entryIn, isFields, piecesOf, textOf } from './lines.ts';
import type { Rollout } from './rollouts.ts';

export interface Head {
  readonly provider: string | null;
  readonly model: string | null;
  readonly cwd: string | null;
  readonly firstMessage: string | null;
  readonly tokens: number | null;
  /** The session whose sub-agent it is. */
  readonly parent: string | null;
  /** The session that it was forked from, whose file its first part stands in, told by a number of bytes. */
  readonly base: string | null;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

const MOST_LINES = 200;
const MOST_BYTES = 4 * 1024 * 1024;
const TAIL_BYTES = 128 * 1024;

/** Null when its first line is not that of a session. Rejects when it cannot be read. */
export async function readHead(rollout: Rollout): Promise<Head | null> {
  const head = await firstOf(rollout);
  const [meta] = head;
  if (meta?.type !== 'session_meta') return null;
  const { payload } = meta;
  const tail = await lastOf(rollout);
  const later = [...head, ...tail.entries];
  const settled = later.map(settingsIn).filter((settings) => settings !== null);
  const contexts = later.filter(({ type }) => type === 'turn_context');
  const base = isFields(payload.history_base) ? payload.history_base.thread_id : undefined;
  return {
    // The last one counts: Codex itself takes it when it builds its database anew (codex-cli 0.169.0).
    provider: textOf(settled.at(-1)?.model_provider_id) ?? textOf(payload.model_provider),
    model: textOf(contexts.at(-1)?.payload.model) ?? textOf(payload.model),
    cwd: textOf(payload.cwd),
    firstMessage: head.map(saidIn).find((said) => said?.kind === 'user')?.text ?? null,
    tokens: tail.entries.map(tokensIn).findLast((tokens) => tokens !== null) ?? null,
    parent: parentIn(payload),
    base: textOf(base),
    updatedAt: tail.changedAt,
  };
}

/** As far as the first message of the user. */
async function firstOf(rollout: Rollout): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const { bytes, kind, at } of piecesOf(rollout, MOST_BYTES)) {
    const entry = kind === 'line' || kind === 'cut' ? entryIn(bytes) : null;
    if (entry !== null) entries.push(entry);
    else if (entries.length === 0) break;
    if (entries.length >= MOST_LINES || at > MOST_BYTES) break;
    if (entry !== null && saidIn(entry)?.kind === 'user') break;
  }
  return entries;
}

/** Nothing of a compressed file, whose end cannot be reached without reading all of it. */
async function lastOf({ path, compressed }: Rollout) {
  const handle = await open(path);
  try {
    const { size, mtimeMs } = await handle.stat();
    const bytes = Buffer.alloc(compressed ? 0 : Math.min(size, TAIL_BYTES));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.subarray(0, bytesRead).toString('utf8').split('\n');
    const whole = size > TAIL_BYTES ? lines.slice(1) : lines;
    const entries = whole.map((line) => entryIn(Buffer.from(line))).filter((entry) => entry !== null);
    return { entries, changedAt: Math.round(mtimeMs) };
  } finally {
    await handle.close();
  }
}

/** What Codex noted of the settings that a turn began with. */
export function settingsIn({ type, payload }: Entry): Entry['payload'] | null {
  if (type !== 'event_msg' || payload.type !== 'thread_settings_applied') return null;
  return isFields(payload.thread_settings) ? payload.thread_settings : null;
}

function tokensIn({ type, payload }: Entry): number | null {
  if (type !== 'event_msg' || payload.type !== 'token_count' || !isFields(payload.info)) return null;
  const { total_token_usage: total } = payload.info;
  return isFields(total) && typeof total.total_tokens === 'number' ? total.total_tokens : null;
}

/** Of the session's own line, or of the column in which the database keeps the same. */
export function parentIn({ source, parent_thread_id: parent }: Entry['payload']): string | null {
  const subagent = isFields(source) ? source.subagent : undefined;
  const spawn = isFields(subagent) ? subagent.thread_spawn : undefined;
  return textOf(parent) ?? (isFields(spawn) ? textOf(spawn.parent_thread_id) : null);
}
