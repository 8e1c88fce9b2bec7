/**
 * The bound of the young generation, where V8 puts all that is new. Left alone it grows to 128 MB when a thousand turns begin
 * together, and keeps that while they last: half of all that a held stream takes, and no turn gets cheaper by it (Node 24.21.0,
 * V8 13.6, 2026-11). V8 reads --max-semi-space-size before any of m2c runs, but the factor of its growth each time anew.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const MEBIBYTE = 1024 * 1024;
/** Both halves. With half as much a turn costs a tenth more CPU. */
const MOST_YOUNG = 32 * MEBIBYTE;

/** Lets the young generation of this thread double only as long as it stays within the bound, from now on. */
export function boundYoungSpace(): void {
  let factor: number | null = null;
  const settle = () => {
    const wanted = growthFactor(youngBytes());
    if (wanted !== factor) setFlagsFromString(`--semi-space-growth-factor=${wanted}`);
    factor = wanted;
  };
  // Only a collection changes its size: V8 makes it smaller too, while there is little to do.
  new PerformanceObserver(settle).observe({ entryTypes: ['gc'] });
  settle();
}

/** How many bytes the young generation of this thread has, used or not. */
export function youngBytes(): number {
  return getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0;
}

/** By how much a young generation of so many bytes may grow next. */
function growthFactor(bytes: number): 1 | 2 {
  return 2 * bytes <= MOST_YOUNG ? 2 : 1;
}
