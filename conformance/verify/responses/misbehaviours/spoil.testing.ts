/** Accidents for a lawful stream. */

import type { StreamEvent } from '../../../../generated/types/responses.ts';
import { numbered } from '../../../ears/sample-stream.ts';

/** JSON that may be changed. */
export type Loose = Record<string, unknown>;
export type Spoil = (events: Loose[]) => void;

/** Counts the events anew. */
export function renumbered(events: readonly Loose[]): StreamEvent[] {
  return numbered(events as unknown as StreamEvent[]);
}

/** The event of this type; the one before the end for -1. */
export function eventOf(events: readonly Loose[], type: string, at = 0): Loose {
  const found = events.filter((event) => event.type === type).at(at);
  if (found === undefined) throw new Error(`The stream has no ${type}.`);
  return found;
}

/** Gives the field at this path of the first event of a type another value; undefined takes it away. */
export const set =
  (type: string, path: string, value: unknown, at = 0): Spoil =>
  (events) =>
    put(eventOf(events, type, at), path, value);

export const drop =
  (type: string, at = 0): Spoil =>
  (events) => {
    events.splice(events.indexOf(eventOf(events, type, at)), 1);
  };

export const repeat =
  (type: string): Spoil =>
  (events) => {
    const event = eventOf(events, type);
    events.splice(events.indexOf(event), 0, structuredClone(event));
  };

/** Puts a copy of an event elsewhere, with some fields changed. */
export const insert =
  (type: string, over: Loose, before: string): Spoil =>
  (events) => {
    events.splice(events.indexOf(eventOf(events, before)), 0, { ...eventOf(events, type), ...over });
  };

/** Cuts the stream before the first event of a type and ends it otherwise, with the items that were done. */
export const endAs =
  (type: string, response: Loose, before?: string): Spoil =>
  (events) => {
    const last = events.pop() as { response: Loose };
    if (before !== undefined) events.splice(events.indexOf(eventOf(events, before)));
    const output = itemsDone(events);
    events.push({ type, response: { ...last.response, output, ...response } });
  };

/** The items of the stream, changed everywhere they stand: opened, closed, and in the response at the end. */
export const everyItem =
  (type: string, change: (item: Loose) => void): Spoil =>
  (events) => {
    const items = events.flatMap((event) => (event.item === undefined ? [] : [event.item as Loose]));
    const outputs = events.flatMap((event) => (event.response as { output?: Loose[] } | undefined)?.output ?? []);
    for (const item of [...items, ...outputs]) if (item.type === type) change(item);
  };

/** Gives a field of each part of the message, wherever it stands, another value. */
export const everyPart = (field: string, value: unknown): Spoil =>
  everyItem('message', ({ content }) => {
    for (const part of content as Loose[]) put(part, field, value);
  });

/** Each response of the stream, changed. */
export const everyResponse =
  (change: (response: Loose) => void): Spoil =>
  (events) => {
    for (const { response } of events) if (response !== undefined) change(response as Loose);
  };

/** Says another text in the only item of a type, with everything that has to agree. */
export const say =
  (channel: string, field: string, itemType: string, text: (before: string) => string): Spoil =>
  (events) => {
    let first = true;
    for (const event of events) {
      if (event.type === `response.${channel}.delta`) {
        event.delta = first ? text(String(eventOf(events, `response.${channel}.done`)[field])) : '';
        first = false;
      }
    }
    for (const event of events) {
      if (event.type === `response.${channel}.done`) event[field] = text(String(event[field]));
    }
    const filled = (item: Loose) => {
      if (item[field] !== '') item[field] = text(String(item[field]));
    };
    everyItem(itemType, filled)(events);
  };

/** One accident after another. */
export const all =
  (...spoils: readonly Spoil[]): Spoil =>
  (events) => {
    for (const spoil of spoils) spoil(events);
  };

function itemsDone(events: readonly Loose[]): unknown[] {
  return events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item] : []));
}

function put(object: Loose, path: string, value: unknown): void {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  const at = steps.reduce<Loose>((inner, step) => inner[step] as Loose, object);
  if (value === undefined) delete at[last];
  else at[last] = structuredClone(value);
}
