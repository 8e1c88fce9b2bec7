/**
 * The main thread's end of the turn log: turns wait here for a twentieth of a second and go to the store's thread in batches. No
 * answer waits for it. What goes wrong with the disk stops the log, never an answer, and is told once.
 */
import type { AttemptEntry, BodiesKept, Cost, RawStages, TurnEntry, TurnListener } from '../../turn-entry.ts';
import { storeErrorOf } from '../error.ts';
import type { Store } from '../store.ts';
import { LogQueue, type Lost } from './queue.ts';
import { DEFAULT_SETTINGS, type LogTerms, type TermPrice } from './terms.ts';
import type { RawTurn } from './write.ts';

/** The room of the store that writes. */
export type LogStore = Pick<Store, 'log' | 'close'>;

export interface TurnLogDeps {
  /** Opens the store; called when there is something to write, and again when it has failed. */
  readonly open: () => Promise<LogStore>;
  /** What a request cost at the prices that the user has stored and all others. */
  readonly costOf: (attempt: AttemptEntry, stored: readonly TermPrice[]) => Cost | null;
  readonly log: { warn(message: string): void };
  /** How long a turn waits for others; the first wait after a failure, and the longest. */
  readonly waits?: Waits;
}

interface Waits {
  readonly batchMs: number;
  readonly retryMs: number;
  readonly longestMs: number;
}

const WAITS: Waits = { batchMs: 50, retryMs: 1000, longestMs: 60_000 };

const MEBIBYTE = 1024 * 1024;
const MOST_WAITING = { turns: 20_000, bytes: 64 * MEBIBYTE };
const BATCH = { turns: 500, bytes: 8 * MEBIBYTE };
/** How often the settings are read again and the budget is looked at while turns come. */
const TERMS_MS = 1000;
/** And while none come. */
const IDLE_TIDY_MS = 60_000;
/** Steps of tidying between two batches: together they make as much room as a batch can take. */
const MOST_STEPS = 12;
const TOLD_AGAIN_MS = 60_000;
/** What is not written by then when m2c ends is lost. */
const LAST_WRITE_MS = 5000;

/** For the meters. */
export interface LogFigures {
  readonly waitingTurns: number;
  readonly waitingBytes: number;
  readonly writtenTurns: number;
  readonly lost: Lost;
  readonly failedWrites: number;
}

type Waiting = Omit<RawTurn, 'costs'>;

export class TurnLog implements TurnListener {
  private readonly deps: TurnLogDeps;
  private readonly waits: Waits;
  private readonly queue = new LogQueue<Waiting>(MOST_WAITING);
  private terms: LogTerms = { settings: DEFAULT_SETTINGS, prices: [] };
  private termsAt = Number.NEGATIVE_INFINITY;
  /** What holds may be other than the terms say. */
  private stale = true;
  /** Wait for the terms to be read. */
  private readonly readers: (() => void)[] = [];
  private opened: LogStore | null = null;
  private timer: NodeJS.Timeout | undefined;
  private wakesAt = Number.POSITIVE_INFINITY;
  private work: Promise<void> | null = null;
  private failures = 0;
  private failedWrites = 0;
  private writtenTurns = 0;
  private lostBefore = 0;
  private toldAt = Number.NEGATIVE_INFINITY;
  private failure: string | null = null;
  private stuck = false;
  /** There is more to tidy than there was time for. */
  private tidying = false;
  private closing = false;

  constructor(deps: TurnLogDeps) {
    this.deps = deps;
    this.waits = deps.waits ?? WAITS;
  }

  get bodies(): BodiesKept {
    return this.terms.settings.bodies;
  }

  /** What whoever runs m2c should know, one sentence each; empty when all is well. */
  get problems(): readonly string[] {
    const full = `The turn log is fuller than log.max_bytes (${this.terms.settings.maxBytes} bytes) and holds nothing more that may go: raise the setting.`;
    return [...(this.failure === null ? [] : [this.failure]), ...(this.stuck ? [full] : [])];
  }

  get figures(): LogFigures {
    const { queue, writtenTurns, failedWrites } = this;
    return {
      waitingTurns: queue.length,
      waitingBytes: queue.bytes,
      ...{ writtenTurns, failedWrites, lost: queue.lost },
    };
  }

  /** Opens the store ahead of the first turn, in the background. */
  warm(): void {
    this.wakeIn(0);
  }

  ended(entry: TurnEntry, stages: RawStages | null): void {
    this.queue.push({ entry, stages });
    if (this.failures === 0) this.wakeIn(this.waits.batchMs);
  }

  /** Writes what waits and lets go of the store. */
  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.timer);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, LAST_WRITE_MS).unref());
    await Promise.race([this.finish(), patience]);
    this.tellReaders();
    const left = this.queue.length;
    if (left > 0) this.deps.log.warn(`The log of ${left} turns could not be written before m2c ended.`);
    await Promise.race([this.opened?.close().catch(() => undefined), patience]);
  }

  private async finish(): Promise<void> {
    await this.work;
    const { failures } = this;
    while (this.queue.length > 0 && this.failures === failures) await this.writeSome();
  }

  /** Not later than it was to wake up already; a process that has nothing else to do does not wait for it. */
  private wakeIn(ms: number): void {
    const wakesAt = performance.now() + ms;
    if (wakesAt >= this.wakesAt || this.work !== null || this.closing) return;
    clearTimeout(this.timer);
    this.wakesAt = wakesAt;
    this.timer = setTimeout(() => {
      this.wakesAt = Number.POSITIVE_INFINITY;
      this.work = this.writeSome().finally(() => {
        this.work = null;
        this.wakeIn(this.nextWake());
      });
    }, ms).unref();
  }

  private nextWake(): number {
    if (this.failures > 0) return Math.min(this.waits.longestMs, this.waits.retryMs * 2 ** (this.failures - 1));
    if (this.stale || this.queue.length >= BATCH.turns) return 0;
    return this.queue.length > 0 ? this.waits.batchMs : IDLE_TIDY_MS;
  }

  /** One batch, and what it takes to stay within the budget. */
  private async writeSome(): Promise<void> {
    let batch: readonly Waiting[] = [];
    try {
      this.opened ??= await this.deps.open();
      const { log } = this.opened;
      const due = this.stale || performance.now() - this.termsAt > TERMS_MS;
      if (due) await this.readTerms(log);
      batch = this.queue.take(BATCH);
      if (batch.length > 0) await log.write(batch.map((turn) => this.priced(turn)));
      this.writtenTurns += batch.length;
      this.recovered();
      const heavy = batch.some(({ stages }) => stages !== null);
      batch = [];
      if (!this.closing && (due || heavy || this.tidying)) await this.tidy(log);
    } catch (thrown) {
      this.queue.putBack(batch);
      await this.failed(thrown);
    }
  }

  private async readTerms(log: LogStore['log']): Promise<void> {
    this.stale = false;
    this.terms = await log.terms();
    this.termsAt = performance.now();
    this.tellReaders();
  }

  private tellReaders(): void {
    for (const resolve of this.readers.splice(0)) resolve();
  }

  /** Until there is nothing to tidy, or enough is done for now and others wait to be written. */
  private async tidy(log: LogStore['log']): Promise<void> {
    for (let steps = 0; steps < MOST_STEPS || this.queue.length === 0; steps += 1) {
      const { did, stuck } = await log.tidy(this.terms.settings, Date.now());
      this.stuck = stuck;
      this.tidying = did !== 'nothing';
      if (!this.tidying || this.stale) return;
    }
  }

  /** The store tells that something changed in it. Resolves once that holds for the turns to come. */
  async changed(topics: readonly string[]): Promise<void> {
    if (!topics.includes('settings') && !topics.includes('prices')) return;
    this.stale = true;
    await this.ready();
  }

  /** Resolves once the prices and settings of the store are known, or cannot be. */
  async ready(): Promise<void> {
    if (!this.stale || this.failures > 0 || this.closing) return;
    await new Promise<void>((resolve) => {
      this.readers.push(resolve);
      this.wakeIn(0);
    });
  }

  /** What each of its requests cost, at the prices that hold now. */
  costsOf({ attempts }: Pick<TurnEntry, 'attempts'>): readonly (Cost | null)[] {
    return attempts.map((attempt) => this.deps.costOf(attempt, this.terms.prices));
  }

  private priced(turn: Waiting): RawTurn {
    return { ...turn, costs: this.costsOf(turn.entry) };
  }

  private recovered(): void {
    const lost = this.queue.lost.turns - this.lostBefore;
    const again = performance.now() - this.toldAt > TOLD_AGAIN_MS;
    if (this.failure !== null) this.deps.log.warn(`The turn log goes on; ${lost} turns of the meantime are lost.`);
    else if (lost > 0 && again)
      this.deps.log.warn(`The disk is too slow for the turn log: ${lost} turns are not in it.`);
    else if (lost > 0) return;
    if (lost > 0) this.toldAt = performance.now();
    this.lostBefore += lost;
    this.failure = null;
    this.failures = 0;
  }

  private async failed(thrown: unknown): Promise<void> {
    const { message } = storeErrorOf(thrown);
    this.failedWrites += 1;
    this.failures += 1;
    this.stale = true;
    this.tellReaders();
    const first = this.failure === null;
    this.failure = `The turn log has stopped and is tried again from time to time; answers go on as ever. ${message}`;
    if (first) this.deps.log.warn(this.failure);
    // Its thread may be gone, its file another one by now: opened anew it is as good as new.
    const store = this.opened;
    this.opened = null;
    await store?.close().catch(() => undefined);
  }
}
