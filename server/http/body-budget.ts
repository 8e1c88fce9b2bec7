/** How much of request bodies m2c holds at once: what would end the process for want of memory is refused instead. */
import { getHeapStatistics } from 'node:v8';
import { Fault } from '../fault.ts';

/** While it is read a body of many small values takes up to so many times its size (measured with Node 24.21.0, 2026-11). */
const HEAP_FOR_ONE = 20;
/** Of all, only one is read at a time; the others wait for their answers as what the provider was asked. */
const HEAP_FOR_ALL = 8;
const MEBIBYTE = 1024 * 1024;
/** Seconds. */
const RETRY_AFTER = 5;

export interface Holding {
  /** @throws Fault when m2c cannot hold so many bytes more. */
  take(bytes: number): void;
  /** Gives back all that was taken. */
  release(): void;
}

/** One budget for all requests of a process. @returns what opens the account of a request that declares so many bytes. */
export function bodyBudget(heapBytes = getHeapStatistics().heap_size_limit): (declared: number) => Holding {
  const mostOfOne = heapBytes / HEAP_FOR_ONE;
  const mostOfAll = heapBytes / HEAP_FOR_ALL;
  let held = 0;
  return (declared) => {
    let own = 0;
    return {
      take(bytes) {
        if (Math.max(declared, own + bytes) > mostOfOne) throw tooLarge(mostOfOne);
        if (held + bytes > mostOfAll) throw tooMany();
        held += bytes;
        own += bytes;
      },
      release() {
        held -= own;
        own = 0;
      },
    };
  };
}

function tooLarge(most: number): Fault {
  const limit = (most / MEBIBYTE).toFixed(1);
  return new Fault(
    'payload_too_large',
    `The request body is larger than ${limit} MiB, for which m2c has no memory: start it with NODE_OPTIONS=--max-old-space-size=4096.`,
  );
}

/** The code on which clients wait and ask again. */
function tooMany(): Fault {
  return new Fault(
    'rate_limit_exceeded',
    'm2c holds as many requests as it has memory for: ask again when some of them are answered.',
    { retryAfter: RETRY_AFTER },
  );
}
