/** The processes that answer on one port. Each has its place among them; alone, one process has the only place. */

/** Which of how many, counted from 0. */
export interface Place {
  readonly index: number;
  readonly count: number;
}

/** What a process can be asked by the others, by name. Words and answers are plain values. */
export type Questions = { readonly [name: string]: (...words: never[]) => unknown };

/** Asks every process, this one too. @returns the answers of all that gave one in time. */
export type AskAll<Asked extends Questions> = <Name extends keyof Asked & string>(
  name: Name,
  ...words: Parameters<Asked[Name]>
) => Promise<readonly Awaited<ReturnType<Asked[Name]>>[]>;

export interface Crew extends Place {
  /** From now on this process answers these questions, and may ask them. */
  join<Asked extends Questions>(questions: Asked): AskAll<Asked>;
}

export const ALONE: Crew = {
  index: 0,
  count: 1,
  join:
    (questions) =>
    async (name, ...words) => [(await questions[name]?.(...words)) as never],
};

/**
 * The part of a limit that one process keeps to: all parts together are the limit, and each is at least 1, since a process
 * that may do nothing would only refuse.
 */
export function partOf(limit: number, { index, count }: Place): number {
  return Math.max(1, Math.floor(limit / count) + (index < limit % count ? 1 : 0));
}
