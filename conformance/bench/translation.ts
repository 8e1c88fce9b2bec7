/** How long m2c takes from the bytes of a request to the bytes for its provider: a process of its own, on the proxy's core. */
import { readBody, translateRequest } from '../subject.ts';
import { type BodySize, requestBody } from './bodies.ts';
import { heardFrom, tell } from './process.ts';

/** Milliseconds. */
export interface Translated {
  readonly p50: number;
  readonly p99: number;
}

const WARM = 50;
const RUNS = 300;

heardFrom((size) => tell(translated(size as BodySize)));
tell('ready');

function translated(size: BodySize): Translated {
  const bytes = Buffer.from(requestBody(size, 'bench'));
  const times = Array.from({ length: WARM + RUNS }, () => {
    const startedAt = performance.now();
    JSON.stringify(translateRequest(readBody(bytes), 'generic').chat);
    return performance.now() - startedAt;
  });
  const sorted = times.slice(WARM).sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
