/** Accidents of a body's bytes, whatever they say: each one is plain data, so that it can be left out when a case is made small. */
import fc from 'fast-check';

export interface Edit {
  readonly kind: keyof typeof EDITS;
  /** A place in the body, counted round and round. */
  readonly at: number;
  readonly to: number;
  readonly size: number;
  readonly piece: string;
}

/** The bytes as one character each. */
type Edited = (body: string, edit: Edit) => string;

const EDITS = {
  flip: (body, { at, size }) => spliced(body, at, 1, String.fromCharCode(body.charCodeAt(at) ^ (1 << (size % 8)))),
  insert: (body, { at, piece }) => spliced(body, at, 0, piece),
  overwrite: (body, { at, size, piece }) => spliced(body, at, size, piece),
  remove: (body, { at, size }) => spliced(body, at, size, ''),
  copy: (body, { at, to, size }) => spliced(body, to, 0, body.slice(at, at + size)),
  move: (body, { at, to, size }) => spliced(spliced(body, at, size, ''), to, 0, body.slice(at, at + size)),
  repeat: (body, { at, size, to }) => spliced(body, at, 0, body.slice(at, at + size).repeat(to % 40)),
  /** So often that what takes more than linear time takes long. */
  flood: (body, { at, size }) => spliced(body, at, 0, body.slice(at, at + size).repeat(size % 50 === 0 ? 2000 : 2)),
  truncate: (body, { at }) => body.slice(0, at),
  behead: (body, { at }) => body.slice(at),
  /** The next number is one that no double or no counter holds. */
  number: (body, { at, size }) =>
    body.slice(0, at) + body.slice(at).replace(/-?\d[\d.]*/, NUMBERS[size % NUMBERS.length] ?? ''),
  /** The next key stands twice in its object. */
  key: (body, { at }) => body.slice(0, at) + body.slice(at).replace(/("\w+"):("(?:[^"\\]|\\.)*"|\w+)/, '$1:null,$1:$2'),
  /** The next value is a list of lists, deeper than a recursion goes. */
  deep: (body, { at, size }) => {
    const [open, close] = size % 2 === 0 ? ['[', ']'] : ['{"a":', '}'];
    const nested = `${open.repeat(DEEP)}1${close.repeat(DEEP)}`;
    return body.slice(0, at) + body.slice(at).replace(/:("(?:[^"\\]|\\.)*"|\w+)/, `:${nested}`);
  },
  newlines: (body, { size }) => body.replaceAll('\n', size % 2 === 0 ? '\r\n' : '\r'),
  mark: (body) => `\xef\xbb\xbf${body}`,
} satisfies { readonly [kind: string]: Edited };

const DEEP = 8000;

const NUMBERS = ['1e999', '-1e999', `${'9'.repeat(400)}`, '-0', '1E-400', '9007199254740993', '0x10', '00', '1.', '-1'];

/** What hurts when it stands where nobody expects it, in frames, in JSON, and in the text of a model. */
const PIECES = [
  ...['\n', '\n\n', '\r', '\r\n\r\n', 'data: ', 'data:\n\n', 'data: [DONE]\n\n', '[DONE]', ': ping\n\n', 'id: \0\n'],
  ...['event: error\n', 'retry: 1\n', 'error: {"message":"late"}\n\n', 'data: {"error":{"message":"x"}}\n\n'],
  ...['{', '}', '[', ']', '"', '\\', ',', ':', 'null', '""', '\\ud800', '\\u0000', '\\', '{"', '"}', '<html>'],
  ...['"__proto__":{"a":1},', '"toString":1,', '"type":"message",', '"finish_reason":"length",', '"choices":[],'],
  ...['"content":null,', '"index":-1,', '"index":1e9,', '"id":"",', '"name":"",', '"arguments":{},'],
  ...['<think>', '</think>', '<tool_call>', '</tool_call>', '<|tool_call_begin|>', '[TOOL_CALLS]', '<function=', '```'],
  ...['\0', '\x7f', '\x80', '\xc3', '\xe2\x82', '\xf0\x9f\x98', '\xed\xa0\x80', '\xff\xfe', '\xef\xbb\xbf', '\xc0\xaf'],
  ...['['.repeat(300), '{"a":'.repeat(300), 'x'.repeat(5000)],
];

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...(Object.keys(EDITS) as (keyof typeof EDITS)[])),
  at: fc.nat(),
  to: fc.nat(),
  size: fc.oneof(fc.nat(8), fc.nat(400)),
  piece: fc.constantFrom(...PIECES),
});

/** A few edits, often none. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(edit, { minLength: 1, maxLength: 4 }) },
);

/** Edits multiply: a body never grows beyond this. */
const LONGEST = 100_000;

/** The text's bytes after these edits. */
export function spoiledBytes(text: string | Uint8Array, made: readonly Edit[]): Uint8Array {
  const bytes = Buffer.from(text);
  if (made.length === 0) return new Uint8Array(bytes);
  let body = bytes.toString('latin1');
  for (const { kind, at, to, ...rest } of made) {
    const places = body.length + 1;
    // A repetition takes `to` for how often.
    const target = kind === 'repeat' ? to : to % places;
    body = (EDITS[kind] as Edited)(body, { kind, at: at % places, to: target, ...rest }).slice(0, LONGEST);
  }
  return new Uint8Array(Buffer.from(body, 'latin1'));
}

function spliced(body: string, at: number, size: number, piece: string): string {
  return body.slice(0, at) + piece + body.slice(at + size);
}
