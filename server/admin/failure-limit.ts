/** How often an address may fail before it has to wait. Time comes in from outside, in milliseconds. */

import { ALONE, type Place, partOf } from '../crew.ts';

const MOST = 10;
const WINDOW_MS = 60_000;
/** Addresses that are remembered; the one that failed first is forgotten first. */
const MOST_ADDRESSES = 1000;

interface Failures {
  readonly since: number;
  count: number;
}

/** @param place of this process: an address that tries all of them has no more tries. */
export function failureLimit(place: Place = ALONE) {
  const most = partOf(MOST, place);
  const failures = new Map<string, Failures>();
  return {
    /** How long this address has to wait; 0 for not at all. */
    waitMs(address: string, now: number): number {
      const known = failures.get(address);
      if (known === undefined || known.count < most) return 0;
      return Math.max(0, known.since + WINDOW_MS - now);
    },

    failed(address: string, now: number): void {
      const known = failures.get(address);
      if (known !== undefined && known.since + WINDOW_MS > now) {
        known.count += 1;
        return;
      }
      failures.delete(address);
      failures.set(address, { since: now, count: 1 });
      const [oldest] = failures.keys();
      if (failures.size > MOST_ADDRESSES && oldest !== undefined) failures.delete(oldest);
    },
  };
}
