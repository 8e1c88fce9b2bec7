/** Turns as they begin and end, for those who look on: each has a queue of its own, and nobody is waited for. */
import type { TurnBeginning, TurnEntry, TurnListener } from './turn-entry.ts';

export type LiveEvent =
  | { readonly type: 'began'; readonly turn: TurnBeginning }
  | { readonly type: 'ended'; readonly turn: TurnEntry }
  /** Who looks on was too slow: so many events are left out here. */
  | { readonly type: 'missed'; readonly count: number };

/** Who looks on. Ends when closed. */
export interface LiveView extends AsyncIterable<LiveEvent> {
  close(): void;
}

const MOST_VIEWS = 32;
/** Events that wait for one who looks on. */
const MOST_WAITING = 512;

export class LiveTurns implements TurnListener {
  /** Where turns are watched in another process: hears of those of this one. */
  elsewhere: ((event: LiveEvent) => void) | null = null;
  /** Hears when the first one looks on here, and when the last one has left. */
  watched: (here: boolean) => Promise<unknown> = async () => undefined;
  private readonly views = new Set<View>();
  private readonly mostWaiting: number;
  private told: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting = MOST_WAITING) {
    this.mostWaiting = mostWaiting;
  }

  get isWatched(): boolean {
    return this.views.size > 0;
  }

  /** @returns null when as many look on already as may. */
  open(): LiveView | null {
    if (this.views.size >= MOST_VIEWS) return null;
    const view = new View(this.mostWaiting, () => {
      if (this.views.delete(view) && this.views.size === 0) this.told = this.watched(false);
    });
    this.views.add(view);
    if (this.views.size === 1) this.told = this.watched(true);
    return view;
  }

  /** Resolves once the turns of all processes are seen. */
  async ready(): Promise<void> {
    await this.told;
  }

  /** Nobody is kept looking by a server that stops. */
  close(): void {
    for (const view of [...this.views]) view.close();
  }

  began(turn: TurnBeginning): void {
    this.happened({ type: 'began', turn });
  }

  ended(turn: TurnEntry): void {
    this.happened({ type: 'ended', turn });
  }

  /** In another process. */
  heard(event: LiveEvent): void {
    for (const view of this.views) view.push(event);
  }

  private happened(event: LiveEvent): void {
    this.heard(event);
    this.elsewhere?.(event);
  }
}

class View implements LiveView {
  private readonly waiting: LiveEvent[] = [];
  private readonly most: number;
  private readonly gone: () => void;
  private wake: () => void = () => undefined;
  private open = true;
  /** Left out since the last event that waits. */
  private missed = 0;

  constructor(most: number, gone: () => void) {
    this.most = most;
    this.gone = gone;
  }

  push(event: LiveEvent): void {
    if (this.waiting.length >= this.most) {
      this.missed += 1;
      return;
    }
    this.tellMissed();
    this.waiting.push(event);
    this.wake();
  }

  private tellMissed(): void {
    if (this.missed > 0) this.waiting.push({ type: 'missed', count: this.missed });
    this.missed = 0;
  }

  close(): void {
    this.waiting.length = 0;
    this.missed = 0;
    this.leave();
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<LiveEvent> {
    try {
      for (;;) {
        if (this.waiting.length === 0) this.tellMissed();
        const next = this.waiting.shift();
        if (next !== undefined) yield next;
        else if (!this.open) return;
        else await this.more();
      }
    } finally {
      this.leave();
    }
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private leave(): void {
    this.open = false;
    this.gone();
  }
}
