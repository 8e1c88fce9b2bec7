/** What one row of the table of misbehaviours says, and the means to write it. */
import { errorAnswer, type HeardBody } from '../../../upstream/fake-upstream.ts';
import { type Json, list, record, word } from '../../json.ts';
import type { Value } from '../../probe.ts';
import type { Misbehaviour } from '../model-upstream.ts';

export interface Row {
  /** The probe that must notice. */
  readonly probe: string;
  readonly name: string;
  readonly misbehaviour: Misbehaviour;
  /** Each finding that differs from those of good behaviour. */
  readonly changes: Readonly<Record<string, Value>>;
  /** Those of them that have a shortfall. */
  readonly fallsShort?: readonly string[];
  /** Probes that this makes impossible. */
  readonly unrun?: readonly string[];
}

export const refuse = (when: (body: HeardBody) => boolean, sentence = 'This is not supported.'): Misbehaviour => ({
  refuse: (body) => (when(body) ? errorAnswer(400, sentence) : null),
});
export const without = (...fields: readonly string[]): Misbehaviour => ({
  hear: (body) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !fields.includes(name))) as unknown as HeardBody,
});
export const thinking = (body: HeardBody) => record(body.thinking).type === 'enabled';
export const tooled = (body: HeardBody, text: string) => JSON.stringify(body.tools ?? []).includes(text);
export const calling = (body: HeardBody) => body.messages.filter((message) => message.tool_calls !== undefined);
export const outputs = (body: HeardBody) => body.messages.filter((message) => message.role === 'tool');

/** A change of each delta that has any of this field. */
export const deltas = (field: string, change: (delta: Json) => Json): Misbehaviour => ({
  chunks: (chunks) =>
    chunks.map((chunk) => {
      const [choice] = list(chunk.choices).map(record);
      const delta = record(choice?.delta);
      return field in delta ? { ...chunk, choices: [{ ...choice, delta: change(delta) }] } : chunk;
    }),
});
export const callPieces = (change: (piece: Json) => Json): Misbehaviour =>
  deltas('tool_calls', (delta) => ({ ...delta, tool_calls: list(delta.tool_calls).map(record).map(change) }));
export const finishing = (change: (finish: string) => string | null): Misbehaviour => ({
  chunks: (chunks) =>
    chunks.map((chunk) => {
      const [choice] = list(chunk.choices).map(record);
      const finish = word(choice?.finish_reason);
      return finish === '' ? chunk : { ...chunk, choices: [{ ...choice, finish_reason: change(finish) }] };
    }),
});

/** A row whose findings all turn false. */
export const refusing = (probe: string, name: string, misbehaviour: Misbehaviour, ...ids: readonly string[]): Row => ({
  probe,
  name,
  misbehaviour,
  changes: Object.fromEntries(ids.map((id) => [id, false])),
});

export const isText = (part: unknown) => record(part).type === 'text';
