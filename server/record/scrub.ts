/**
 * Files of a recording without what is nobody's business: pure, and the same for the same files. A stream is looked through
 * as bytes, joined over its reads, and once more as what it tells, joined over its deltas.
 */
import type { Read } from '../replay/recording.ts';
import { type Known, RULES } from './rules.ts';
import { lineOfSecret } from './secret-spans.ts';
import { inOrder, movedBorder, replaceSpans, type Span, spansInStream, toldTexts } from './spans.ts';

export interface RecordedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How a provider's answer came; its borders move with the text. */
  readonly reads: readonly Read[] | null;
}

export interface Scrubbed {
  readonly files: readonly RecordedFile[];
  /** Kind → how many were replaced; never what they were. */
  readonly replaced: ReadonlyMap<string, number>;
}

interface Draft {
  readonly name: string;
  /** One character for each byte, so that a place in the text is one in the bytes. */
  readonly text: string;
  readonly reads: readonly Read[] | null;
}

/** The files with every kind of private thing replaced, the same name by the same other one in all of them. */
export function scrub(files: readonly RecordedFile[], known: Known): Scrubbed {
  const replaced = new Map<string, number>();
  const inBytes = knownInBytes(known);
  let drafts = files.map(({ name, bytes, reads }): Draft => ({ name, text: latin(bytes), reads }));
  for (const { kind, prepare } of RULES) {
    const count = (more: number) => {
      if (more > 0) replaced.set(kind, (replaced.get(kind) ?? 0) + more);
    };
    const find = prepare(drafts.flatMap(textsOf), inBytes);
    drafts = drafts.map((draft) => {
      // What is told comes first: of a key in two deltas the first half alone may look like one.
      const told = replaceTold(draft, find, count);
      const spans = inOrder(find(told.text));
      count(spans.length);
      return applied(told, spans);
    });
  }
  const cleaned = drafts.map(({ name, text, reads }) => ({ name, bytes: Buffer.from(text, 'latin1'), reads }));
  return { files: cleaned, replaced };
}

/** What stands in a stream once its deltas are put together. */
function replaceTold(draft: Draft, find: (text: string) => readonly Span[], count: (more: number) => void): Draft {
  if (draft.reads === null) return draft;
  const spans = toldTexts(draft.text).flatMap((told) => {
    const inTold = inOrder(find(told.text));
    count(inTold.length);
    return spansInStream(told, inTold);
  });
  return applied(draft, inOrder(spans));
}

function applied({ name, text, reads }: Draft, spans: readonly Span[]): Draft {
  if (spans.length === 0) return { name, text, reads };
  return { name, text: replaceSpans(text, spans), reads: reads === null ? null : movedReads(reads, spans) };
}

function movedReads(reads: readonly Read[], spans: readonly Span[]): readonly Read[] {
  let border = 0;
  let moved = 0;
  return reads.map(([milliseconds, size]) => {
    border += size;
    const from = moved;
    moved = movedBorder(border, spans);
    return [milliseconds, moved - from];
  });
}

function textsOf({ text, reads }: Draft): string[] {
  return reads === null ? [text] : [text, ...toldTexts(text).map((told) => told.text)];
}

/** Where a secret is left, as `file, line 3`; null when there is none. Looks at the bytes, at escapes, and at what is told. */
export function secretLeft(files: readonly RecordedFile[], keys: readonly string[]): string | null {
  for (const { name, bytes, reads } of files) {
    const text = latin(bytes);
    const line = lineOfSecret(text, keys) ?? lineOfSecret(unescaped(text), keys);
    if (line !== null) return `${name}, line ${line}`;
    const told = reads === null ? [] : toldTexts(text);
    const spread = told.find((one) => lineOfSecret(unescaped(one.text), keys) !== null);
    if (spread !== undefined)
      return `${name}, from line ${text.slice(0, spread.pieces[0]?.start).split('\n').length} on`;
  }
  return null;
}

/** Escapes of JSON that a key may hide behind, as the characters they stand for. */
function unescaped(text: string): string {
  return text
    .replace(/\\u00([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\\/', '/');
}

/** What is known, one character for each byte, as the texts are. */
function knownInBytes({ keys, home, user, hosts }: Known): Known {
  const own = (text: string) => latin(Buffer.from(text));
  return { keys: keys.map(own), home: own(home), user: own(user), hosts: hosts.map(own) };
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
