/**
 * A Chat Completions provider on loopback with a model behind it (model-brain.ts), for trying out what judges providers. It
 * behaves well, except in the one way that a misbehaviour says.
 */
import {
  type Answer,
  DONE,
  errorAnswer,
  type FakeUpstream,
  frame,
  type HeardBody,
  type HeardRequest,
  type Piece,
  startFakeUpstream,
} from '../../upstream/fake-upstream.ts';
import type { Json } from '../json.ts';
import { answerTo, pieces, type Said } from './model-brain.ts';

export const MODEL = 'model-1';
export const MODEL_KEY = 'sk-key-of-the-model-upstream';

/** One departure from good behaviour; each is a step of the way from request to answer. */
export interface Misbehaviour {
  /** The request as the server takes it: what is missing here is ignored. */
  readonly hear?: (body: HeardBody) => HeardBody;
  /** A refusal where a good server answers. */
  readonly refuse?: (body: HeardBody, seen: readonly HeardRequest[]) => Answer | null;
  /** An answer or other refusal where a good server refuses. */
  readonly instead?: (refusal: Answer, body: HeardBody) => Answer | null;
  readonly say?: (said: Said, body: HeardBody) => Said;
  readonly chunks?: (chunks: Json[], body: HeardBody) => Json[];
  readonly send?: (pieces: Piece[], body: HeardBody) => Answer;
}

/** Starts the provider. It takes the model MODEL and the key MODEL_KEY only. */
export function startModelUpstream(misbehaviour: Misbehaviour = {}): Promise<FakeUpstream> {
  const seen: HeardRequest[] = [];
  return startFakeUpstream((request) => {
    const { body } = request;
    const refusal = refusalOf(request);
    const answer =
      refusal === null
        ? (misbehaviour.refuse?.(body, seen) ?? null)
        : (misbehaviour.instead ?? ((same: Answer) => same))(refusal, body);
    seen.push(request);
    return answer ?? answered(body, misbehaviour);
  });
}

/** What every provider refuses. */
function refusalOf({ headers, body }: HeardRequest): Answer | null {
  if (headers.authorization !== `Bearer ${MODEL_KEY}`) return errorAnswer(401, 'The API key is not valid.');
  if (body.model !== MODEL) return errorAnswer(404, `There is no model ${body.model}.`);
  if (body.messages.length === 0) return errorAnswer(400, 'There are no messages.');
  const long = JSON.stringify(body.messages).length > LONGEST_PROMPT;
  return long ? errorAnswer(400, "This model's maximum context length is 131072 tokens.") : null;
}

const LONGEST_PROMPT = 1_000_000;

function answered(heard: HeardBody, { hear, say, chunks, send }: Misbehaviour): Answer {
  const body = hear === undefined ? heard : hear(heard);
  const said = answerTo(body);
  const written = chunksOf(say === undefined ? said : say(said, body), body);
  const sent = piecesOf(chunks === undefined ? written : chunks(written, body));
  return send === undefined ? { pieces: sent } : send(sent, body);
}

const HEAD = { id: 'chatcmpl-model', object: 'chat.completion.chunk', created: 1_700_000_000, model: MODEL };

function chunksOf(said: Said, body: HeardBody): Json[] {
  const choice = (delta: Json, finish: string | null = null): Json => ({
    ...HEAD,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const asked = (body.stream_options as Json | undefined)?.include_usage === true;
  return [
    choice({ role: 'assistant', content: '' }),
    ...pieces(said.thought).map((reasoning_content) => choice({ reasoning_content })),
    ...pieces(said.text).map((content) => choice({ content })),
    ...said.calls.flatMap(callDeltas).map((call) => choice({ tool_calls: [call] })),
    choice({}, said.finish),
    ...(asked ? [{ ...HEAD, choices: [], usage: said.usage }] : []),
  ];
}

function callDeltas({ id, name, arguments: args }: Said['calls'][number], index: number): Json[] {
  return [
    { index, id, type: 'function', function: { name, arguments: '' } },
    ...pieces(args).map((piece) => ({ index, function: { arguments: piece } })),
  ];
}

/** Longer answers pause in their middle; two waits, since a single one may be over before the first half was read. */
const LONG = 20;
const PAUSE: readonly Piece[] = [{ waitMs: 5 }, { waitMs: 10 }];

function piecesOf(chunks: readonly Json[]): Piece[] {
  const frames = chunks.map(frame);
  const middle = Math.floor(frames.length / 2);
  const pause = frames.length > LONG ? PAUSE : [];
  return [': keep-alive\n\n', ...frames.slice(0, middle), ...pause, ...frames.slice(middle), DONE];
}
