/** `m2c bench`: what m2c adds to an answer on this machine, in one line. */
import { availableParallelism } from 'node:os';
import { paintFor } from '../banner.ts';
import { ask, chatBody, responsesBody } from './ask.ts';
import { LONG, openPlace, type Place, SHORT } from './place.ts';

export interface BenchFlags {
  readonly json?: boolean;
  /** This process is the m2c that another one measures, with this data folder. */
  readonly served?: string;
}

export interface Overhead {
  /** Milliseconds until the first token, the medians of both ways. */
  readonly direct_ms: number;
  readonly through_m2c_ms: number;
  readonly added_ms: number;
  /** Of the processor, for each token of a long answer. */
  readonly microseconds_per_token: number;
  readonly requests: number;
  readonly tokens: number;
}

export interface Amount {
  /** Pairs of requests, one to the provider and one through m2c: those that count, and those before them. */
  readonly pairs: number;
  readonly warmPairs: number;
  readonly longAnswers: number;
}

/** A proxy's first answers are several times slower than its hundredth. */
const FEW_SECONDS: Amount = { pairs: 200, warmPairs: 100, longAnswers: 12 };
/** A long answer takes as long as so many short ones. */
const LONG_COUNTS = 10;

/** Measures and prints. Rejects with a sentence when m2c cannot be started. */
export async function bench({ json = false, served }: BenchFlags): Promise<void> {
  if (served !== undefined) return (await import('./served.ts')).beServed(served);
  const place = await openPlace(process.argv[1] ?? '');
  try {
    const overhead = await measured(place, FEW_SECONDS, progressOn(process.stderr));
    process.stdout.write(json ? `${JSON.stringify(overhead, null, 2)}\n` : sentence(overhead));
  } finally {
    await place.close();
  }
}

/** What m2c adds. @param progress hears how much of the work is done, from 0 to 1. */
export async function measured(place: Place, amount: Amount, progress: (share: number) => void): Promise<Overhead> {
  const { pairs, warmPairs, longAnswers } = amount;
  const all = warmPairs + pairs + longAnswers * LONG_COUNTS;
  const direct: number[] = [];
  const through: number[] = [];
  for (let pair = 0; pair < warmPairs + pairs; pair += 1) {
    direct.push((await ask(place.direct, '/chat/completions', chatBody(SHORT.model))).firstMs);
    through.push((await ask(place.m2c, '/v1/responses', responsesBody(SHORT.model))).firstMs);
    progress(pair / all);
  }
  const long = async () => (await ask(place.m2c, '/v1/responses', responsesBody(LONG.model))).tokens;
  await long();
  let tokens = 0;
  const before = await place.cpuMicros();
  for (let answer = 0; answer < longAnswers; answer += 1) {
    tokens += await long();
    progress((warmPairs + pairs + answer * LONG_COUNTS) / all);
  }
  const spent = (await place.cpuMicros()) - before;
  progress(1);
  const [direct_ms, through_m2c_ms] = [medianOf(direct.slice(warmPairs)), medianOf(through.slice(warmPairs))];
  const added_ms = Math.max(0, through_m2c_ms - direct_ms);
  return { direct_ms, through_m2c_ms, added_ms, microseconds_per_token: spent / tokens, requests: pairs, tokens };
}

/** The line, and a dim one that says how it was measured. */
export function sentence(overhead: Overhead, paint = paintFor(process.stdout)): string {
  const { added_ms, direct_ms, through_m2c_ms, microseconds_per_token, requests } = overhead;
  const line = `m2c adds ${short(added_ms)} ms to the first token and ${short(microseconds_per_token)} µs per token.`;
  const how = [
    `First token: ${short(through_m2c_ms)} ms through m2c, ${short(direct_ms)} ms without; medians of ${requests} requests of 30 KB each, on new connections.`,
    `Per token: processor time of m2c over answers of ${LONG.tokens.toLocaleString('en')} tokens. ${availableParallelism()} cores, Node ${process.versions.node}.`,
  ];
  return `${paint('bold', line)}\n${how.map((text) => `${paint('dim', text)}\n`).join('')}`;
}

function short(value: number): string {
  return value >= 10 ? value.toFixed(0) : value.toFixed(1);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] ?? Number.NaN) + (sorted[Math.ceil(half)] ?? Number.NaN)) / 2;
}

/** Only for whoever looks at a terminal. */
function progressOn(stream: NodeJS.WriteStream): (share: number) => void {
  if (!stream.isTTY) return () => undefined;
  return (share) => {
    stream.write(share < 1 ? `\rmeasuring … ${Math.round(share * 100)} %` : '\r\u001b[K');
  };
}
