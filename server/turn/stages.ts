/**
 * The raw bodies of a turn, gathered while they pass. What passes is held as it is, never copied, parsed or written anew: a
 * turn whose bodies nobody keeps in the end has cost no more than the memory.
 */
import type { StreamEvent } from '../../generated/types/responses.ts';
import { frame } from '../translate/responses/frame.ts';
import type { RawStages, Stage } from '../turn-entry.ts';

/** What is kept of one body. */
export const LONGEST_STAGE = 1024 * 1024;
/** What all open turns together may hold; the bodies of others end where it is reached. */
const MOST_HELD = 64 * 1024 * 1024;

/** About what an event takes besides its delta. */
const EVENT_LENGTH = 200;

interface Batch {
  readonly events: readonly StreamEvent[];
  readonly length: number;
}

let held = 0;

/** The beginning of one body. */
class Gathered<Piece extends { readonly length: number }> {
  readonly pieces: Piece[] = [];
  size = 0;
  cut = false;

  add(piece: Piece): void {
    if (this.cut) return;
    if (this.size + piece.length > LONGEST_STAGE && this.size > 0) this.cut = true;
    else if (held + piece.length > MOST_HELD) this.cut = true;
    else {
      this.pieces.push(piece);
      this.size += piece.length;
      held += piece.length;
    }
  }

  clear(): void {
    held -= this.size;
    this.size = 0;
    this.cut = false;
    this.pieces.length = 0;
  }
}

export class StageTape {
  private request: unknown;
  private sent: unknown;
  private readonly answered = new Gathered<Uint8Array>();
  private readonly told = new Gathered<Batch>();
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

  /** Their text is written only when somebody wants it: that of two snapshots alone is as long as two requests. */
  tells(events: readonly StreamEvent[]): void {
    const length = events.reduce((sum, event) => sum + EVENT_LENGTH + ('delta' in event ? event.delta.length : 0), 0);
    this.told.add({ events, length });
  }

  /** @param body what the client got instead of events. */
  read(body: () => unknown): RawStages {
    const { sent, answered, told } = this;
    return {
      clientRequest: this.request === undefined ? null : bounded(JSON.stringify(this.request), false),
      upstreamRequest:
        sent === undefined ? null : bounded(typeof sent === 'string' ? sent : JSON.stringify(sent), false),
      upstreamResponse: stageOf(answered, () => Buffer.concat(answered.pieces).toString('utf8')),
      clientResponse:
        told.pieces.length > 0
          ? stageOf(told, () => frame(told.pieces.flatMap(({ events }) => events)))
          : answerOf(body()),
      secrets: this.secrets,
    };
  }

  /** Lets go of all it holds. */
  clear(): void {
    this.request = undefined;
    this.sent = undefined;
    for (const gathered of [this.answered, this.told]) gathered.clear();
  }
}

function stageOf(gathered: { readonly size: number; readonly cut: boolean }, text: () => string): Stage | null {
  return gathered.size === 0 && !gathered.cut ? null : bounded(text(), gathered.cut);
}

function answerOf(body: unknown): Stage | null {
  return body === null ? null : bounded(JSON.stringify(body), false);
}

function bounded(text: string, cut: boolean): Stage {
  return text.length <= LONGEST_STAGE ? { text, cut } : { text: text.slice(0, LONGEST_STAGE), cut: true };
}
