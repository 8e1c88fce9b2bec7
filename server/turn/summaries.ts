/**
 * The summaries of this process, so that a thread that goes on keeps the one it has: the provider has read it, and its prompt
 * cache is warm with it. A summary belongs to the very turns it was made of.
 */
import { createHash } from 'node:crypto';
import type { Turn } from '../translate/conversation.ts';
import type { Summarised } from '../translate/plan-cut.ts';

interface Entry extends Summarised {
  readonly owner: string;
  readonly hash: string;
}

const MOST_SUMMARIES = 100;
const MOST_CHARACTERS = 8_000_000;
/** After a summary that failed. */
const REST_MS = 300_000;

export class Summaries {
  /** The longest unused first. */
  private entries: readonly Entry[] = [];
  /** Until when no summary is asked for. */
  private readonly resting = new Map<string, number>();

  /** The summary of the most of these turns. At least the newest of them is in none. @param owner the thread and the model. */
  find(owner: string, turns: readonly Turn[]): Summarised | null {
    const own = this.entries.filter((entry) => entry.owner === owner && entry.turns < turns.length);
    if (own.length === 0) return null;
    const hashes = hashesOf(
      turns,
      own.map((entry) => entry.turns),
    );
    const fitting = own.filter((entry) => entry.hash === hashes.get(entry.turns));
    const longest = fitting.toSorted((one, other) => other.turns - one.turns)[0];
    if (longest === undefined) return null;
    this.entries = [...this.entries.filter((entry) => entry !== longest), longest];
    return longest;
  }

  /** Keeps the summary of the first `count` of these turns; where two were made at once, the first one. */
  keep(owner: string, turns: readonly Turn[], count: number, text: string): void {
    const hash = hashesOf(turns, [count]).get(count) ?? '';
    if (this.entries.some((entry) => entry.owner === owner && entry.hash === hash)) return;
    const newestFirst = [...this.entries, { owner, hash, turns: count, text }].slice(-MOST_SUMMARIES).reverse();
    let characters = 0;
    const kept = newestFirst.filter((entry) => {
      characters += entry.text.length;
      return characters <= MOST_CHARACTERS;
    });
    this.entries = kept.reverse();
  }

  /** Whether a summary may be asked for: a request of a whole window that fails is not made for each turn. */
  mayAsk(owner: string, now: number): boolean {
    return now >= (this.resting.get(owner) ?? 0);
  }

  /** No summary could be had. */
  giveUp(owner: string, now: number): void {
    const oldest = this.resting.keys().next().value;
    if (this.resting.size >= MOST_SUMMARIES && oldest !== undefined) this.resting.delete(oldest);
    this.resting.delete(owner);
    this.resting.set(owner, now + REST_MS);
  }
}

/** The hash of the first turns, for each of these counts; one pass over all of them. */
function hashesOf(turns: readonly Turn[], counts: readonly number[]): ReadonlyMap<number, string> {
  const wanted = new Set(counts);
  const most = Math.max(...counts);
  const running = createHash('sha256');
  const hashes = new Map<number, string>();
  turns.slice(0, most).forEach((turn, index) => {
    running.update(`${JSON.stringify(turn)}\n`);
    if (wanted.has(index + 1)) hashes.set(index + 1, running.copy().digest('base64'));
  });
  return hashes;
}
