/** Turns on their way to the log, within bounds of number and bytes. */
import type { RawStages } from '../../turn-entry.ts';

/** What waits: it may lose its bodies, and then itself. */
export interface Waiting {
  readonly stages: RawStages | null;
}

export interface QueueBounds {
  readonly turns: number;
  /** Of all bodies together. */
  readonly bytes: number;
}

/** What was lost since the beginning. */
export interface Lost {
  readonly turns: number;
  readonly bodies: number;
}

/** Where there is too much, the oldest bodies go first, and then the oldest turns. */
export class LogQueue<Turn extends Waiting> {
  private turns: Turn[] = [];
  private held = 0;
  private lostTurns = 0;
  private lostBodies = 0;
  private readonly bounds: QueueBounds;

  constructor(bounds: QueueBounds) {
    this.bounds = bounds;
  }

  get length(): number {
    return this.turns.length;
  }

  /** Bytes of bodies. */
  get bytes(): number {
    return this.held;
  }

  get lost(): Lost {
    return { turns: this.lostTurns, bodies: this.lostBodies };
  }

  push(turn: Turn): void {
    this.turns.push(turn);
    this.held += bytesOf(turn);
    this.trim();
  }

  /** The oldest, so many at most, with no more bodies than so many bytes but for the first one's. */
  take(most: QueueBounds): readonly Turn[] {
    let bytes = 0;
    const enough = this.turns.findIndex((turn, index) => {
      bytes += bytesOf(turn);
      return index >= most.turns || (index > 0 && bytes > most.bytes);
    });
    const taken = this.turns.splice(0, enough < 0 ? this.turns.length : enough);
    for (const turn of taken) this.held -= bytesOf(turn);
    return taken;
  }

  /** Those that could not be written after all. */
  putBack(turns: readonly Turn[]): void {
    this.turns = [...turns, ...this.turns];
    for (const turn of turns) this.held += bytesOf(turn);
    this.trim();
  }

  private trim(): void {
    for (let index = 0; this.held > this.bounds.bytes && index < this.turns.length; index += 1) {
      const turn = this.turns[index];
      if (turn === undefined || turn.stages === null) continue;
      this.held -= bytesOf(turn);
      this.turns[index] = { ...turn, stages: null };
      this.lostBodies += 1;
    }
    const over = this.turns.length - this.bounds.turns;
    if (over <= 0) return;
    for (const turn of this.turns.splice(0, over)) this.held -= bytesOf(turn);
    this.lostTurns += over;
  }
}

/** Each character may take two bytes. */
function bytesOf({ stages }: Waiting): number {
  if (stages === null) return 0;
  const { clientRequest, upstreamRequest, upstreamResponse, clientResponse } = stages;
  return [clientRequest, upstreamRequest, upstreamResponse, clientResponse].reduce(
    (sum, stage) => sum + 2 * (stage?.text.length ?? 0),
    0,
  );
}
