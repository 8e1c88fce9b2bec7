/**
 * One turn as the fuzzer makes it: what the client sends and what the provider answers, both as bytes. It is plain data, so
 * that it can be tried in the process or over HTTP, made smaller, and kept in a file.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import { cutAt } from '../arbitraries/text.ts';

export interface WildTurn {
  readonly provider: string;
  /** The body of POST /v1/responses. */
  readonly request: Uint8Array;
  /** What the provider answers it with. */
  readonly status: number;
  readonly answer: Uint8Array;
  /** Where the network cuts the answer. */
  readonly cuts: readonly number[] | 'everywhere';
  /** Whether the connection ends after the answer or breaks. */
  readonly cause: 'end' | 'reset';
  readonly showReasoning: boolean;
  readonly webSearch: boolean;
}

/** `everywhere` is behind each byte of a short answer; a long one is cut into so many pieces. */
const MOST_PIECES = 500;

/** The answer as the network delivers it. */
export function piecesOf({ answer, cuts }: WildTurn): Uint8Array[] {
  if (cuts !== 'everywhere') return cutAt(answer, cuts);
  const size = Math.max(1, Math.ceil(answer.length / MOST_PIECES));
  return Array.from({ length: Math.ceil(answer.length / size) }, (_, place) =>
    answer.slice(place * size, (place + 1) * size),
  );
}

/** Bytes in a JSON file: as the text they are, in base64 where they are none, deflated before that where they are many. */
type KeptBytes = { readonly text: string } | { readonly base64: string } | { readonly deflated: string };

export type KeptTurn = Omit<WildTurn, 'request' | 'answer' | 'cuts'> & {
  readonly request: KeptBytes;
  readonly answer: KeptBytes;
  /** The places with a space in between, or `everywhere`. */
  readonly cuts: string;
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The turn as it stands in a file. */
export function keptTurn(turn: WildTurn): KeptTurn {
  const cuts = turn.cuts === 'everywhere' ? turn.cuts : turn.cuts.join(' ');
  return { ...turn, request: keptBytes(turn.request), answer: keptBytes(turn.answer), cuts };
}

/** The turn that a file keeps. */
export function turnOf(kept: KeptTurn): WildTurn {
  const cuts = kept.cuts === 'everywhere' ? kept.cuts : kept.cuts.split(' ').filter(Boolean).map(Number);
  return { ...kept, request: bytesOf(kept.request), answer: bytesOf(kept.answer), cuts };
}

/** What is longer nobody reads, and most of it repeats itself. */
const READABLE = 10_000;

function keptBytes(bytes: Uint8Array): KeptBytes {
  if (bytes.length > READABLE) return { deflated: deflateSync(bytes, { level: 9 }).toString('base64') };
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') };
  }
}

function bytesOf(kept: KeptBytes): Uint8Array {
  if ('text' in kept) return new Uint8Array(Buffer.from(kept.text));
  if ('base64' in kept) return new Uint8Array(Buffer.from(kept.base64, 'base64'));
  return new Uint8Array(inflateSync(Buffer.from(kept.deflated, 'base64')));
}
