/** The provider's stream stops where it must not: at each kind of chunk, in each way that a connection can stop. */
import type { Piece } from '../upstream/fake-upstream.ts';
import type { FaultCase } from './case.ts';
import { httpChunk, raw } from './faulty-upstream.ts';
import type { Expected } from './judge.ts';
import { caseOf, type Row } from './row.ts';
import { callDelta, cost, finished, half, opening, TOKENS, think, WITH_TOOLS } from './said.ts';
import { DEADLINE_MS, type Variables } from './world.ts';

const CHUNKED = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';

/** How far the answer came. */
interface Place {
  readonly where: string;
  readonly said: readonly string[];
  /** What the client has by then. */
  readonly heard: Pick<Expected, 'text' | 'reasoning' | 'usage'>;
  /** The provider has said how the answer ended, so that it counts as whole. */
  readonly whole?: boolean;
}

const args = callDelta(0, { function: { arguments: '{"path":' } });
const named = callDelta(0, { id: 'call_1', function: { name: 'look', arguments: '' } });
const thought = [opening, think('Hm. ')];
const text = [...thought, half];
const heardText = { text: 'Half a ', reasoning: 'Hm. ' };

const PLACES: readonly Place[] = [
  { where: 'after the headers', said: [], heard: {} },
  { where: 'after the role', said: [opening], heard: {} },
  { where: 'in the middle of the reasoning', said: thought, heard: { reasoning: 'Hm. ' } },
  { where: 'in the middle of the text', said: text, heard: heardText },
  { where: 'in the middle of a chunk', said: [...text, 'data: {"choices":[{"delta":{"cont'], heard: heardText },
  { where: "after a call's name", said: [...text, named], heard: heardText },
  { where: "in the middle of a call's arguments", said: [...text, named, args], heard: heardText },
  {
    where: "after a call's arguments",
    said: [...text, named, args, callDelta(0, { function: { arguments: '"a.txt"}' } })],
    heard: heardText,
  },
  { where: 'after the finish reason', said: [...text, finished('stop')], heard: heardText, whole: true },
  {
    where: 'after the usage, before [DONE]',
    said: [...text, finished('stop'), cost()],
    heard: { ...heardText, usage: TOKENS },
    whole: true,
  },
];

/** A way to stop, and what the client hears when the answer was not whole by then. */
interface Way {
  readonly how: string;
  readonly stop: readonly Piece[];
  readonly fault: Pick<Expected, 'code' | 'says'>;
  readonly variables?: Variables;
  readonly letsGo?: boolean;
}

const LAST_CHUNK = '0\r\n\r\n';
const WAYS: readonly Way[] = [
  { how: 'reset', stop: ['reset'], fault: { code: 'upstream_cut', says: [/HOST/, /ECONNRESET/] } },
  { how: 'closed early', stop: ['end'], fault: { code: 'upstream_cut', says: [/HOST/] } },
  { how: 'ended as if whole', stop: [LAST_CHUNK, 'end'], fault: { code: 'upstream_cut', says: [/finish reason/] } },
  {
    how: 'silent',
    stop: ['hang'],
    fault: { code: 'upstream_timeout', says: [/HOST/, /silent/] },
    variables: { M2C_IDLE_TIMEOUT_MS: String(DEADLINE_MS) },
    letsGo: true,
  },
];

/** The numbers of the published list, by way and place. */
const NUMBERS: { readonly [name: string]: number } = {
  'silent after the headers': 7,
  'silent in the middle of the text': 8,
  "silent in the middle of a call's arguments": 9,
  'reset in the middle of the text': 11,
  "reset in the middle of a call's arguments": 12,
  'ended as if whole in the middle of the text': 13,
  'ended as if whole after the usage, before [DONE]': 14,
};

export const cutCases: readonly FaultCase[] = PLACES.flatMap((place) => WAYS.map((way) => caseOf(rowOf(place, way))));

function rowOf(
  { where, said, heard, whole = false }: Place,
  { how, stop, fault, variables = {}, letsGo = false }: Way,
): Row {
  const name = `${how} ${where}`;
  return {
    number: NUMBERS[name] ?? null,
    name,
    hears: whole
      ? 'the answer as completed, since the provider had said how it ended'
      : 'what was said until then and a failure that Codex retries; no half call',
    provider: () => raw(() => [CHUNKED, ...said.map(httpChunk), ...stop]),
    body: WITH_TOOLS,
    expects: { ...heard, ...(whole ? { ending: 'completed' } : { ending: 'failed', retried: true, ...fault }) },
    variables,
    letsGo,
  };
}
