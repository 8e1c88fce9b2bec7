/** A worker's end of the line to the first process: the store it has not itself, the other workers, and when to end. */
import type { Crew, Place, Questions } from '../crew.ts';
import { Line, roomsOf, type StartStore } from '../store/start.ts';
import type { Asked } from '../store/thread.ts';
import { type Beginning, type FromWorker, OPEN, STORE, type StoreName, type ToWorker } from './messages.ts';

export class Link {
  /** Resolves with what the first process says first. */
  readonly begins: Promise<Beginning>;
  /** Resolves when the worker is to finish its answers and end. */
  readonly stops: Promise<void>;
  private readonly lines = new Map<StoreName, { readonly id: number; readonly line: Line }>();
  private opened = 0;
  private readonly asking = new Map<number, (values: readonly unknown[]) => void>();
  private asked = 0;
  private questions: Questions = {};
  private begin: (beginning: Beginning) => void = () => undefined;
  private stop: () => void = () => undefined;

  constructor() {
    this.begins = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.stops = new Promise((resolve) => {
      this.stop = resolve;
    });
    process.on('message', (message: ToWorker) => this.hear(message));
    this.send({ kind: 'ready' });
  }

  send(message: FromWorker): void {
    // Without the first process the worker ends too: nothing is left to tell.
    process.send?.(message, undefined, undefined, () => undefined);
  }

  /** Nothing keeps the process any more but what it does itself. */
  letGo(): void {
    process.channel?.unref();
  }

  /** The store of all: two of them, as in one process alone. */
  readonly startStore: StartStore = async ({ serves = false }) => {
    const store = serves ? 'served' : 'log';
    this.opened += 1;
    const id = this.opened;
    const post = (asked: Asked) => this.send({ kind: 'store', store, line: id, asked });
    const line = new Line({ post, awaited: () => undefined });
    this.lines.set(store, { id, line });
    post({ call: 0, room: STORE, method: OPEN, words: [] });
    await line.opened;
    return roomsOf(line);
  };

  crew(place: Place): Crew {
    return {
      ...place,
      join: (questions) => {
        this.questions = questions;
        this.send({ kind: 'joined' });
        return async (name, ...words) => (await this.askAll(name, words)) as never;
      },
    };
  }

  private askAll(name: string, words: readonly unknown[]): Promise<readonly unknown[]> {
    this.asked += 1;
    const id = this.asked;
    this.send({ kind: 'ask', id, name, words });
    return new Promise((resolve) => this.asking.set(id, resolve));
  }

  private hear(message: ToWorker): void {
    switch (message.kind) {
      case 'begin':
        this.begin(message.beginning);
        break;
      case 'stored':
        void [...this.lines.values()].find(({ id }) => id === message.line)?.line.hear(message.answered);
        break;
      case 'changed':
        void this.takeIn(message.round, message.topics);
        break;
      case 'question':
        void this.answer(message.id, message.name, message.words);
        break;
      case 'answers':
        this.asking.get(message.id)?.(message.values);
        this.asking.delete(message.id);
        break;
      case 'stop':
        this.stop();
    }
  }

  private async takeIn(round: number, topics: readonly string[]): Promise<void> {
    await this.lines.get('served')?.line.tell(topics);
    this.send({ kind: 'heard', round });
  }

  private async answer(id: number, name: string, words: readonly unknown[]): Promise<void> {
    try {
      const value = await this.questions[name]?.(...(words as never[]));
      this.send({ kind: 'answer', id, value, failed: false });
    } catch {
      this.send({ kind: 'answer', id, value: null, failed: true });
    }
  }
}
