/** What a client was told, as little of it as the events can be made of again: of those that only bring text, the text. */
import type { StreamEvent } from '../../generated/types/responses.ts';
import { frame } from '../translate/responses/frame.ts';
import { LONGEST_STAGE } from './gathered.ts';
import { KeptBytes, KeptReader } from './kept-bytes.ts';

/** About what an event takes that is kept as it is. */
const EVENT_LENGTH = 200;

type DeltaEvent = Extract<StreamEvent, { delta: string }>;

/** Events one behind the other that differ in their text and their number. */
interface Run {
  readonly first: DeltaEvent;
  count: number;
}

export class ToldEvents {
  cut = false;
  private length = 0;
  private readonly order: (StreamEvent | Run)[] = [];
  /** The texts of all runs. */
  private readonly texts = new KeptBytes();

  get isEmpty(): boolean {
    return this.order.length === 0 && !this.cut;
  }

  /** @param length of the events as they stand on the wire. They end with the last ones that there is room for. */
  add(events: readonly StreamEvent[], length: number): void {
    this.cut ||= length > Math.min(LONGEST_STAGE - this.length, this.texts.room);
    if (this.cut) return;
    this.length += length;
    for (const event of events) this.keep(event);
  }

  private keep(event: StreamEvent): void {
    const { order, texts } = this;
    // Half of a character cannot be written as UTF-8.
    if (!('delta' in event) || !event.delta.isWellFormed()) {
      order.push(event);
      texts.holds(EVENT_LENGTH);
      return;
    }
    const last = order.at(-1);
    if (last !== undefined && 'count' in last && goesOn(last, event)) last.count += 1;
    else {
      order.push({ first: event, count: 1 });
      texts.holds(EVENT_LENGTH);
    }
    texts.addText(event.delta);
  }

  /** The events as they stand on the wire. */
  read(): string {
    const texts = new KeptReader(this.texts);
    return this.order.map((one) => frame('count' in one ? eventsOf(one, texts) : [one])).join('');
  }

  clear(): void {
    this.order.length = 0;
    this.texts.clear();
    this.length = 0;
    this.cut = false;
  }
}

function goesOn({ first, count }: Run, event: DeltaEvent): boolean {
  return (
    event.sequence_number === first.sequence_number + count &&
    event.type === first.type &&
    event.item_id === first.item_id &&
    event.output_index === first.output_index &&
    partOf(event) === partOf(first)
  );
}

/** Which part of its item. */
function partOf(event: DeltaEvent): number | undefined {
  if ('content_index' in event) return event.content_index;
  return 'summary_index' in event ? event.summary_index : undefined;
}

function eventsOf({ first, count }: Run, texts: KeptReader): StreamEvent[] {
  const begin = first.sequence_number;
  return Array.from({ length: count }, (_, at) => ({ ...first, delta: texts.text(), sequence_number: begin + at }));
}
