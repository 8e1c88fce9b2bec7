/** What it costs to parse a request, and to validate what was parsed: a process of its own, on the proxy's core. */
import { checkBody } from '../subject.ts';
import { type BodySize, requestBody } from './bodies.ts';
import { heardFrom, tell } from './process.ts';
import { medianOf } from './spread.ts';

/** Microseconds of each. */
export interface Validated {
  readonly parse: number;
  readonly check: number;
}

const BATCHES = 15;
const BATCH_BYTES = 6_000_000;

heardFrom((size) => tell(validated(size as BodySize)));
tell('ready');

function validated(size: BodySize): Validated {
  const text = requestBody(size, 'generic/bench');
  const times = Math.ceil(BATCH_BYTES / text.length);
  const parse: number[] = [];
  const check: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const startedAt = performance.now();
    const bodies = Array.from({ length: times }, () => JSON.parse(text));
    const parsedAt = performance.now();
    for (const body of bodies) checkBody(body);
    const over = performance.now();
    parse.push(((parsedAt - startedAt) * 1000) / times);
    check.push(((over - parsedAt) * 1000) / times);
  }
  // The first batches are those of cold code.
  return { parse: medianOf(parse.slice(BATCHES / 3)), check: medianOf(check.slice(BATCHES / 3)) };
}
