/**
 * Where a history that comes near the window is cut: what stands before the cut goes as a summary. The cut is found from the
 * front, by the turn that first was too much, so that however long the history has grown since, its beginning is cut alike.
 */
import type { Part, Turn, UserTurn } from './conversation.ts';
import { summaryTurn } from './summary.ts';
import { IMAGE_TOKENS, likelyTokens, MESSAGE_TOKENS } from './text-tokens.ts';

/** All in tokens, likely ones. */
export interface Room {
  /** What the turns may have together before they are cut. */
  readonly most: number;
  /** What the newest of them may have that stay as they are. */
  readonly kept: number;
  /** What a summary is taken to have. */
  readonly summary: number;
}

/** The summary of the first turns of a history. */
export interface Summarised {
  /** How many it stands for. */
  readonly turns: number;
  readonly text: string;
}

/**
 * The next cut of a history whose first turns are summarised already (0 for none).
 *
 * @returns how many turns the next summary stands for; null when nothing needs to be cut, or no cut would do.
 */
export function nextCut(turns: readonly Turn[], summarised: number, room: Room): number | null {
  const sizes: number[] = [];
  let total = frontSize(turns, summarised, room);
  for (let at = summarised; at < turns.length; at += 1) {
    const size = turnTokens(turns[at] as Turn);
    sizes.push(size);
    total += size;
    if (total > room.most) return cutBefore(turns, summarised, sizes, room);
  }
  return null;
}

/** The turns as they are sent: all system turns, the summary, and the user's last word when the cut would hide it. */
export function withSummary(turns: readonly Turn[], { turns: count, text }: Summarised): readonly Turn[] {
  const spoken = lastWord(turns, count);
  return [
    ...turns.slice(0, count).filter(({ role }) => role === 'system'),
    summaryTurn(text),
    ...(spoken === null ? [] : [spoken]),
    ...turns.slice(count),
  ];
}

/** What one turn likely has. */
export function turnTokens(turn: Turn): number {
  const parts = (list: readonly Part[]) =>
    list.reduce((sum, part) => sum + (part.type === 'text' ? likelyTokens(part.text) : IMAGE_TOKENS), MESSAGE_TOKENS);
  switch (turn.role) {
    case 'system':
      return MESSAGE_TOKENS + likelyTokens(turn.text);
    case 'assistant': {
      const calls = turn.calls.reduce(
        (sum, { tool, input }) => sum + MESSAGE_TOKENS + likelyTokens(tool.name + input),
        0,
      );
      return MESSAGE_TOKENS + likelyTokens(turn.text) + likelyTokens(turn.reasoning) + calls;
    }
    default:
      return parts(turn.parts);
  }
}

/** What stands before the turns that stay as they are. */
function frontSize(turns: readonly Turn[], count: number, room: Room): number {
  const front = turns.slice(0, count).filter(({ role }) => role === 'system');
  const spoken = lastWord(turns, count);
  const sum = [...front, ...(spoken === null ? [] : [spoken])].reduce((size, turn) => size + turnTokens(turn), 0);
  return sum + (count === 0 ? 0 : room.summary);
}

/** The earliest cut that leaves no more than may be kept, or else the last one there is. @param sizes from `from` on. */
function cutBefore(turns: readonly Turn[], from: number, sizes: readonly number[], room: Room): number | null {
  let [kept, last, best]: [number, number | null, number | null] = [0, null, null];
  for (let at = from + sizes.length - 1; at > from; at -= 1) {
    kept += sizes[at - from] ?? 0;
    // A tool's output stays with its call.
    if (turns[at]?.role === 'tool') continue;
    last ??= at;
    if (kept <= room.kept) best = at;
  }
  const cut = best ?? last;
  if (cut === null || turns.slice(from, cut).every(({ role }) => role === 'system')) return null;
  const rest = sizes.slice(cut - from).reduce((sum, size) => sum + size, 0);
  return frontSize(turns, cut, room) + rest <= room.most ? cut : null;
}

/** The user's newest message before the cut, when none follows it at once: what the turns behind the cut work on. */
function lastWord(turns: readonly Turn[], count: number): UserTurn | null {
  if (count === 0 || turns[count]?.role === 'user') return null;
  return turns.slice(0, count).findLast((turn) => turn.role === 'user') ?? null;
}
