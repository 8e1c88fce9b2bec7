/** The bytes of a request body, within bounds of size and encoding. */
import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { Fault } from '../fault.ts';
import { parseWhole } from './body-json.ts';
import { excerpt } from './faults.ts';

const DECODERS = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
  zstd: createZstdDecompress,
} as const;
type Encoding = keyof typeof DECODERS;

/** A chain of encodings is a way to make a bomb (CVE-2026-22036); nobody needs more than two. */
const MAX_ENCODINGS = 2;
/** A refused upload is read on for so many times the limit, since a client hears nothing until it has sent its body. */
const DRAIN_FACTOR = 4;

/**
 * Reads, decodes and parses the body of a request.
 *
 * @param hold hears of each piece that is kept, and may throw a Fault that refuses it.
 * @throws Fault once the upload is over, so that the client reads it.
 */
export function readJson(request: IncomingMessage, maxBytes: number, hold: (bytes: number) => void): Promise<unknown> {
  return readBody(request, maxBytes, hold, parseWhole);
}

/**
 * The same for whoever makes something else of the bytes.
 *
 * @param read makes it, or throws a Fault.
 */
export async function readBody<T>(
  request: IncomingMessage,
  maxBytes: number,
  hold: (bytes: number) => void,
  read: (bytes: Buffer) => T,
): Promise<T> {
  try {
    checkContentType(request.headers['content-type']);
    const encodings = readEncodings(request.headers['content-encoding']);
    return read(await readBytes(request, encodings, maxBytes, hold));
  } catch (thrown) {
    await drain(request, DRAIN_FACTOR * maxBytes);
    throw thrown;
  }
}

function checkContentType(header: string | undefined): void {
  const type = header?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === '' || type === 'application/json') return;
  throw new Fault(
    'unsupported_encoding',
    `The content type ${JSON.stringify(excerpt(type))} is not read here: send application/json.`,
  );
}

function readEncodings(header = ''): Encoding[] {
  const named = header
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '' && word !== 'identity');
  if (named.length > MAX_ENCODINGS) {
    throw new Fault(
      'unsupported_encoding',
      `The body is encoded ${named.length} times: at most ${MAX_ENCODINGS} are read.`,
    );
  }
  return named.map((word) => {
    if (Object.hasOwn(DECODERS, word)) return word as Encoding;
    throw new Fault(
      'unsupported_encoding',
      `The content encoding ${JSON.stringify(excerpt(word))} is not known: use gzip, br, deflate, zstd or none.`,
    );
  });
}

async function readBytes(
  request: IncomingMessage,
  encodings: readonly Encoding[],
  maxBytes: number,
  hold: (bytes: number) => void,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  await gather(request, encodings, maxBytes, (piece) => {
    hold(piece.length);
    pieces.push(piece);
  });
  // The request holds its listeners, and with them the list, for as long as its answer takes.
  return joined(pieces.splice(0));
}

/** By events: at its end an iterator makes an AbortError with a trace of the stack (2.5 % of a turn's CPU, Node 24.21.0, 2026-11). */
function gather(
  request: IncomingMessage,
  encodings: readonly Encoding[],
  maxBytes: number,
  take: (piece: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const decoders: readonly Transform[] = encodings.toReversed().map((encoding) => DECODERS[encoding]());
    const stages: readonly Readable[] = [request, ...decoders];
    // The request must outlive a failure, or nobody could answer it.
    const fail = (thrown: unknown) => {
      request.unpipe();
      for (const stage of stages) stage.removeAllListeners('data');
      for (const decoder of decoders) decoder.destroy();
      reject(thrown);
    };
    stages.forEach((stage, at) => {
      const next = decoders[at];
      bounded(stage, maxBytes, fail, next === undefined ? take : () => undefined);
      stage.on('error', (thrown) => fail(stage === request ? thrown : undecodable(encodings, thrown)));
      if (next === undefined) stage.once('end', resolve);
      else stage.pipe(next);
    });
  });
}

/** Each stage has the bound: a small result may hide a huge one in the middle. */
function bounded(
  stage: Readable,
  maxBytes: number,
  fail: (thrown: unknown) => void,
  hear: (piece: Buffer) => void,
): void {
  let size = 0;
  stage.on('data', (piece: Buffer) => {
    size += piece.length;
    try {
      if (size > maxBytes) {
        throw new Fault('payload_too_large', `The request body is larger than ${maxBytes} bytes (M2C_MAX_BODY_MB).`);
      }
      hear(piece);
    } catch (thrown) {
      fail(thrown);
    }
  });
}

function undecodable(encodings: readonly Encoding[], cause: unknown): Fault {
  const sentence = `The request body is not valid ${encodings.join(', ')}: it cannot be decoded.`;
  return new Fault('invalid_prompt', sentence, { cause });
}

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
}

/** Reads the rest of an upload and forgets it; one that goes on beyond `budget` loses its connection. */
function drain(request: IncomingMessage, budget: number): Promise<void> {
  return new Promise((resolve) => {
    if (request.readableEnded || request.destroyed) return resolve();
    let size = 0;
    request.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > budget) request.destroy();
    });
    for (const ending of ['end', 'error', 'close']) request.once(ending, () => resolve());
    request.resume();
  });
}
