/** Bodies no provider should send: any bytes, any JSON as a chunk, and lawful chunks with an accident in them. */
import fc from 'fast-check';
import { answer } from './answer.ts';
import { TOLD_KEY } from './answer-frames.ts';

const encoder = new TextEncoder();
const NAMES = [
  'id',
  'choices',
  'index',
  'delta',
  'message',
  'finish_reason',
  'content',
  'reasoning_content',
  'tool_calls',
];
const MORE_NAMES = [
  'function',
  'name',
  'arguments',
  'usage',
  'prompt_tokens',
  'total_tokens',
  'error',
  'code',
  'type',
  'object',
];

/** JSON made of the wire's own names, so that each field meets each type. */
const { chunk } = fc.letrec<{ chunk: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(
      null,
      true,
      '',
      'stop',
      'length',
      'constructor',
      '__proto__',
      '{}',
      '{"a":1',
      'call_0',
      0,
      1,
      -1,
      1.5,
      1e308,
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  ),
  chunk: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    tie('leaf'),
    fc.dictionary(fc.constantFrom(...NAMES, ...MORE_NAMES), tie('chunk'), { maxKeys: 5 }),
    fc.array(tie('chunk'), { maxLength: 3 }),
  ),
}));

/** Chunks that are likely to get as far as their fields. */
const nearChunk = fc.record(
  {
    choices: fc.array(
      fc.record(
        {
          index: fc.oneof({ weight: 3, arbitrary: fc.constant<unknown>(0) }, chunk),
          delta: fc.record(
            {
              content: chunk,
              reasoning_content: chunk,
              refusal: chunk,
              tool_calls: fc.oneof(
                chunk,
                fc.array(
                  fc.record({ index: chunk, id: chunk, function: fc.record({ name: chunk, arguments: chunk }) }),
                  { maxLength: 2 },
                ),
              ),
            },
            { requiredKeys: [] },
          ),
          finish_reason: fc.oneof(
            chunk,
            fc.constantFrom('stop', 'length', 'constructor', 'toString', '__proto__', 'abort'),
          ),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 2 },
    ),
    usage: fc.oneof(chunk, fc.record({ prompt_tokens: chunk, completion_tokens: chunk, total_tokens: chunk })),
    error: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, chunk),
  },
  { requiredKeys: [] },
);

const junk = fc.constantFrom(
  'data',
  'data:',
  ': ',
  '\n',
  '\n\n',
  '\r',
  '[DONE]',
  'error: {}',
  'event: error',
  'retry: 5',
  '{',
  '<html>',
  '\0',
);

const bodies: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.array(junk, { maxLength: 8 }).map((pieces) => encoder.encode(pieces.join(''))),
  fc
    .array(fc.oneof({ weight: 3, arbitrary: nearChunk }, chunk), { maxLength: 4 })
    .map((chunks) => encoder.encode(chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(''))),
  fc.oneof(nearChunk, chunk).map((one) => encoder.encode(JSON.stringify(one))),
  // Frames lost, and one byte that is another.
  fc.tuple(answer, fc.nat(), fc.nat(), fc.nat(255)).map(([{ frames }, lost, at, byte]) => {
    const bytes = encoder.encode(frames.toSpliced(lost % frames.length, 1).join(''));
    return bytes.length === 0 ? bytes : bytes.with(at % bytes.length, byte);
  }),
);

/** Refusals as they were seen on the wire (recordings and issue threads of 2026). */
const refusals = fc
  .record({
    words: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom(
        'Param Incorrect',
        'maximum context length',
        `Your api key: ${TOLD_KEY} is invalid`,

        '请求参数错误',
      ),
    ),
    code: fc.constantFrom<unknown>(null, '400', 429, 'invalid_parameter_error', 'limitation', {}),
    envelope: fc.constantFrom('error', 'flat', 'word', 'param', 'detail', 'list', 'framed', 'html', 'text', 'nothing'),
  })
  .map(({ words, code, envelope }): string => {
    const error = { message: words, type: '', param: null, code };
    const forms: { readonly [envelope: string]: unknown } = {
      error: { error },
      flat: error,
      word: { error: words },
      param: { error: { ...error, message: 'Param Incorrect', param: words } },
      detail: { detail: words, request_id: 'r' },
      list: { detail: [{ loc: ['body'], msg: words }] },
    };
    if (envelope === 'framed') return `data: ${JSON.stringify({ error })}\n\n`;
    if (envelope === 'html') return `<html><style>p{}</style><body><h1>${words}</h1></body></html>`;
    if (envelope === 'text') return `error code: 1010 ${words}`;
    return envelope === 'nothing' ? '' : JSON.stringify(forms[envelope]);
  });

export interface SpoiledBody {
  readonly bytes: Uint8Array;
  /** How a failing example is printed. */
  readonly [fc.toStringMethod]: () => string;
}

export const spoiledBody: fc.Arbitrary<SpoiledBody> = bodies.map(shown);

/** Any JSON as the whole body. */
const jsonBody: fc.Arbitrary<SpoiledBody> = fc.jsonValue().map((json) => shown(encoder.encode(JSON.stringify(json))));

/** What comes with an error status: an honest refusal, or anything else. */
export const refusalBody: fc.Arbitrary<SpoiledBody> = fc.oneof(
  { weight: 3, arbitrary: refusals.map((text) => shown(encoder.encode(text))) },
  { weight: 1, arbitrary: spoiledBody },
  { weight: 1, arbitrary: jsonBody },
);

function shown(bytes: Uint8Array): SpoiledBody {
  const text = Buffer.from(bytes);
  return { bytes, [fc.toStringMethod]: () => `\n${JSON.stringify(text.toString())} (${text.toString('base64')})\n` };
}
