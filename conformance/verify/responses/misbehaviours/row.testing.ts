/** What the tables of misbehaviours share: which requests are spoiled, and the usual ways to spoil them. */
import { type Asked, type Misbehaviour, type Reply, refusal } from './server.testing.ts';
import { eventOf, type Loose, type Spoil } from './spoil.testing.ts';

/** How a server misbehaves, and the ids of the findings that change; `~` stands before one that does not fall short. */
export type Row = readonly [how: string, misbehaviour: Misbehaviour, changed: readonly string[]];

type When = (asked: Asked) => boolean;

/** The requests for an answer that hold these words. */
export const saying =
  (...words: readonly string[]): When =>
  ({ method, path, text }) =>
    method === 'POST' && path === '/v1/responses' && words.every((word) => text.includes(word));

/** Of these requests those that bring what a tool gave. */
export const later =
  (when: When): When =>
  (asked) =>
    when(asked) && asked.text.includes('_call_output"');

/** Of these requests those that bring nothing yet. */
export const first =
  (when: When): When =>
  (asked) =>
    when(asked) && !asked.text.includes('_call_output"');

export const refusing = (status: number, error: Loose): Pick<Misbehaviour, 'answer'> => ({
  answer: () => refusal(status, error),
});

export const refused = (status = 400): Pick<Misbehaviour, 'answer'> => refusing(status, {});

export const rewritten =
  (change: (text: string) => string) =>
  (reply: Reply): Reply => ({ ...reply, text: change(reply.text) });

/** The good server gets a body with these fields instead. */
export const sending =
  (over: Loose) =>
  (body: Loose): void => {
    Object.assign(body, over);
  };

/** The good server gets a body without this field. */
export const without =
  (field: string) =>
  (body: Loose): void => {
    delete body[field];
  };

/** The items of a body. */
export function itemsIn({ input }: Loose): Loose[] {
  return input as Loose[];
}

/** Takes an item and all that was said of it away; the items after it move up. */
export const lose =
  (type: string, which = 0): Spoil =>
  (events) => {
    const opened = events.filter((event) => event.type === 'response.output_item.added');
    const index = opened.filter(({ item }) => (item as Loose).type === type)[which]?.output_index as number;
    const kept = events.filter((event) => event.output_index !== index);
    for (const event of kept)
      if ((event.output_index as number) > index) event.output_index = Number(event.output_index) - 1;
    events.splice(0, events.length, ...kept);
    (eventOf(events, 'response.completed').response as { output: Loose[] }).output.splice(index, 1);
  };
