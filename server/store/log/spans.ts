/** A stretch of time as the fewest sums that make it up: whole days where there are, and the hours before and after. Pure. */

export interface Span {
  /** Hours of each sum: 1 or 24. */
  readonly grain: number;
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of older times there are sums by day only. */
const HOURS_KNOWN_MS = 99 * DAY_MS;

/**
 * @param from is taken back to the beginning of its hour, or of its day where that is long ago.
 * @param to is taken on to the end of its hour.
 * @param grain 1 for hours only.
 */
export function spansOf(from: number, to: number, grain: 1 | 24, now: number): readonly Span[] {
  const begin = down(from, from < now - HOURS_KNOWN_MS && grain === 24 ? DAY_MS : HOUR_MS);
  const end = up(to, HOUR_MS);
  if (grain === 1) return some([{ grain, from: begin, to: end }]);
  const [firstDay, lastDay] = [up(begin, DAY_MS), down(end, DAY_MS)];
  if (firstDay >= lastDay) return some([{ grain: 1, from: begin, to: end }]);
  return some([
    { grain: 1, from: begin, to: firstDay },
    { grain: 24, from: firstDay, to: lastDay },
    { grain: 1, from: lastDay, to: end },
  ]);
}

const down = (at: number, step: number) => Math.floor(at / step) * step;
const up = (at: number, step: number) => Math.ceil(at / step) * step;
const some = (spans: readonly Span[]) => spans.filter(({ from, to }) => from < to);
