/**
 * The raw bodies of a turn, gathered while they pass. Nothing is parsed or written anew for it: a turn whose bodies nobody keeps
 * in the end has cost no more than the memory, and that little of it.
 */
import type { StreamEvent } from '../../generated/types/responses.ts';
import { frame } from '../translate/responses/frame.ts';
import type { RawStages, Stage } from '../turn-entry.ts';
import { Gathered, LONGEST_STAGE } from './gathered.ts';

/** About what an event takes besides its text, where it is kept as it is. */
const EVENT_LENGTH = 200;

export class StageTape {
  private request: unknown;
  private sent: unknown;
  private readonly answered = new Gathered();
  private readonly told = new Gathered();
  /** What the client was told: events, and between them bytes of those that only bring text. */
  private readonly order: (readonly StreamEvent[] | number)[] = [];
  private secrets: readonly string[] = [];

  /** The client's request as it was read. */
  asked(request: unknown): void {
    this.request = request;
  }

  /** A request goes out: what the one before it was answered is forgotten. Its text would stand beside what the turn holds anyway. */
  sends(body: unknown, secrets: readonly string[]): void {
    this.answered.clear();
    this.sent = body;
    this.secrets = [...new Set([...this.secrets, ...secrets])];
  }

  answers(bytes: Uint8Array): void {
    this.answered.add(bytes);
  }

  /**
   * The text of deltas is there already. That of all else is written only when somebody wants it: two snapshots alone are as
   * long as two requests.
   *
   * @param text the events as they stand on the wire.
   */
  tells(events: readonly StreamEvent[], text: string): void {
    const { order, told } = this;
    const last = order.length - 1;
    if (events.every(isDelta)) {
      const before = order[last];
      if (typeof before === 'number') order[last] = before + told.add(text);
      else order.push(told.add(text));
    } else if (told.stands(events.length * EVENT_LENGTH)) order.push(events);
  }

  /** @param body what the client got instead of events. */
  read(body: () => unknown): RawStages {
    const { sent, answered, told } = this;
    return {
      clientRequest: this.request === undefined ? null : bounded(JSON.stringify(this.request), false),
      upstreamRequest:
        sent === undefined ? null : bounded(typeof sent === 'string' ? sent : JSON.stringify(sent), false),
      upstreamResponse: stageOf(answered, () => answered.read().toString('utf8')),
      clientResponse: this.order.length > 0 ? stageOf(told, () => this.toldText()) : answerOf(body()),
      secrets: this.secrets,
    };
  }

  /** Lets go of all it holds. */
  clear(): void {
    this.request = undefined;
    this.sent = undefined;
    this.order.length = 0;
    for (const gathered of [this.answered, this.told]) gathered.clear();
  }

  private toldText(): string {
    const bytes = this.told.read();
    let at = 0;
    const pieces = this.order.map((piece) => {
      if (typeof piece !== 'number') return frame(piece);
      at += piece;
      return bytes.toString('utf8', at - piece, at);
    });
    return pieces.join('');
  }
}

function isDelta(event: StreamEvent): boolean {
  return 'delta' in event;
}

function stageOf(gathered: Gathered, text: () => string): Stage | null {
  return gathered.size === 0 && !gathered.cut ? null : bounded(text(), gathered.cut);
}

function answerOf(body: unknown): Stage | null {
  return body === null ? null : bounded(JSON.stringify(body), false);
}

function bounded(text: string, cut: boolean): Stage {
  return text.length <= LONGEST_STAGE ? { text, cut } : { text: text.slice(0, LONGEST_STAGE), cut: true };
}
