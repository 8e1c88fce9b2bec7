/** Which of the answers that the document tells of were heard. */
import { operations } from './document.ts';

export interface Tally {
  /** For people. */
  readonly lines: readonly string[];
  /** Each as `operation status`. */
  readonly missing: readonly string[];
}

/** @param heard each as `operation status`. */
export function tallyOf(heard: ReadonlySet<string>): Tally {
  const all = operations.flatMap(({ id, replies }) => [...replies.keys()].map((status) => ({ id, status })));
  const isHeard = ({ id, status }: (typeof all)[number]) => heard.has(`${id} ${status}`);
  const rows = [...Map.groupBy(all, ({ status }) => status)]
    .toSorted(([one], [other]) => one - other)
    .map(([status, ones]) => `  ${status}  ${count(ones.filter(isHeard).length, ones.length)}`);
  const sum = all.filter(isHeard).length;
  const share = Math.floor((100 * sum) / all.length);
  return {
    lines: [...rows, `  all  ${count(sum, all.length)}  ${share} % of operations × documented statuses`],
    missing: all.filter((one) => !isHeard(one)).map(({ id, status }) => `${id} ${status}`),
  };
}

const count = (some: number, all: number): string => `${String(some).padStart(4)} of ${String(all).padStart(3)}`;
