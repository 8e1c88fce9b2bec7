/**
 * The raw bodies of a turn, gathered while they pass. Nothing is parsed or written anew for it: a turn whose bodies nobody keeps
 * in the end has cost no more than the memory, and that little of it.
 */
import type { StreamEvent } from '../../generated/types/responses.ts';
import type { RawStages, Stage } from '../turn-entry.ts';
import { Gathered, LONGEST_STAGE } from './gathered.ts';
import { ToldEvents } from './told-events.ts';

export class StageTape {
  private request: unknown;
  private sent: unknown;
  private readonly answered = new Gathered();
  private readonly told = new ToldEvents();
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

  /** @param text the events as they stand on the wire. */
  tells(events: readonly StreamEvent[], text: string): void {
    this.told.add(events, text.length);
  }

  /** @param body what the client got instead of events. */
  read(body: () => unknown): RawStages {
    const { sent, answered, told } = this;
    return {
      clientRequest: this.request === undefined ? null : bounded(JSON.stringify(this.request), false),
      upstreamRequest:
        sent === undefined ? null : bounded(typeof sent === 'string' ? sent : JSON.stringify(sent), false),
      upstreamResponse:
        answered.size === 0 && !answered.cut ? null : bounded(answered.read().toString('utf8'), answered.cut),
      clientResponse: told.isEmpty ? answerOf(body()) : bounded(told.read(), told.cut),
      secrets: this.secrets,
    };
  }

  /** Lets go of all it holds. */
  clear(): void {
    this.request = undefined;
    this.sent = undefined;
    this.answered.clear();
    this.told.clear();
  }
}

function answerOf(body: unknown): Stage | null {
  return body === null ? null : bounded(JSON.stringify(body), false);
}

function bounded(text: string, cut: boolean): Stage {
  return text.length <= LONGEST_STAGE ? { text, cut } : { text: text.slice(0, LONGEST_STAGE), cut: true };
}
