/**
 * The first process of several: it holds the port and the store, starts the workers that answer, and another one where one has
 * died. No turn passes through it.
 */
import cluster, { type Worker } from 'node:cluster';
import { ConfigError } from '../config.ts';
import { type StartedStore, startStore } from '../store/start.ts';
import type { Beginning, FromWorker, StoreName, ToWorker } from './messages.ts';
import { Rounds } from './rounds.ts';
import { SharedStore } from './shared-store.ts';

export interface FirstOptions {
  readonly beginning: Omit<Beginning, 'port' | 'index'>;
  /** The store, if somebody has begun to open it. */
  readonly begun: Promise<StartedStore> | null;
  readonly log: Record<'info' | 'warn', (facts: object, sentence: string) => void>;
}

interface Member {
  readonly worker: Worker;
  readonly index: number;
  readonly since: number;
  /** It hears messages; can be asked; answers on the port. */
  readonly is: { ready: boolean; joined: boolean; up: boolean };
}

/** One that lived shorter than this died of what the next one will die of too. */
const STEADY_MS = 10_000;
/** So many in a row in one place are the last. */
const MOST_DEATHS = 6;
const FIRST_WAIT_MS = 250;

export class First {
  /** Rejects with a ConfigError when workers die again and again. */
  readonly fails: Promise<never>;
  /** Resolves once all have ended that were told to. */
  readonly ended: Promise<void>;
  private readonly options: FirstOptions;
  private readonly members = new Map<number, Member>();
  private readonly deaths = new Map<number, number>();
  private readonly rounds = new Rounds();
  private readonly stores: { readonly [Name in StoreName]: SharedStore };
  private readonly told = {
    failed: (_: Error) => {},
    ended: () => {},
    begun: (_: string | null) => {},
    allUp: () => {},
  };
  private port: number;
  private url = '';
  private stopping = false;

  constructor(options: FirstOptions) {
    this.options = options;
    const { config } = options.beginning;
    this.port = config.port;
    this.fails = new Promise((_, reject) => {
      this.told.failed = reject;
    });
    this.fails.catch(() => undefined);
    this.ended = new Promise((resolve) => {
      this.told.ended = resolve;
    });
    const { dataDir, databaseUrl, masterKey } = config;
    const place = { dataDir, databaseUrl, masterKey };
    const tell = async (topics: readonly string[]) => {
      const hearing = this.those('ready');
      await this.rounds.tell(hearing, (id, round) => this.send(id, { kind: 'changed', round, topics }));
    };
    this.stores = {
      served: new SharedStore(
        { start: () => startStore({ ...place, serves: true }), renewable: false, tell },
        options.begun,
      ),
      log: new SharedStore({ start: () => startStore(place), renewable: true, tell }),
    };
  }

  /** Starts all. @returns the banner once all listen; null when the first one could not start, and has said why. */
  async begin(): Promise<string | null> {
    // The words of a worker that is started are those of this process, and it knows by its own command what it is.
    cluster.setupPrimary({ exec: process.argv[1] ?? '', args: ['worker'], serialization: 'advanced' });
    const begun = new Promise<string | null>((resolve) => {
      this.told.begun = resolve;
    });
    const allUp = new Promise<void>((resolve) => {
      this.told.allUp = resolve;
    });
    // Whatever keeps m2c from starting is said once: by the first one alone.
    this.start(0);
    const banner = await begun;
    if (banner === null || this.stopping) return banner;
    for (let index = 1; index < this.options.beginning.count; index += 1) this.start(index);
    await Promise.race([allUp, this.ended, this.fails]);
    return banner;
  }

  /** Lets all finish their answers and end. */
  stop(): void {
    this.stopping = true;
    for (const id of this.members.keys()) this.send(id, { kind: 'stop' });
    if (this.members.size === 0) this.told.ended();
  }

  /** Ends what is left of them at once. */
  kill(): void {
    this.stopping = true;
    for (const { worker } of this.members.values()) worker.process.kill('SIGKILL');
  }

  async close(): Promise<void> {
    await Promise.all([this.stores.served.close(), this.stores.log.close()]);
  }

  private start(index: number): void {
    if (this.stopping) return;
    const worker = cluster.fork();
    const member = { worker, index, since: performance.now(), is: { ready: false, joined: false, up: false } };
    this.members.set(worker.id, member);
    worker.on('message', (message: FromWorker) => this.hear(member, message));
    worker.once('exit', (code, signal) => this.died(member, signal ?? `exit code ${code}`));
    // One that could not even be made has no end either.
    worker.on('error', ({ message }) => worker.process.pid === undefined && this.died(member, message));
  }

  private hear(member: Member, message: FromWorker): void {
    const { worker, index, is } = member;
    switch (message.kind) {
      case 'ready':
        is.ready = true;
        this.send(worker.id, { kind: 'begin', beginning: this.beginningOf(index) });
        if (this.stopping) this.send(worker.id, { kind: 'stop' });
        break;
      case 'joined':
        is.joined = true;
        break;
      case 'up':
        this.isUp(member, message.url, message.banner);
        break;
      case 'store':
        void this.askStore(worker.id, message);
        break;
      case 'heard':
        this.rounds.answered(worker.id, message.round);
        break;
      case 'ask':
        void this.askAll(worker.id, message);
        break;
      case 'answer':
        this.rounds.answered(worker.id, message.id, message.failed ? [] : [message.value]);
    }
  }

  private async askStore(id: number, { store, line, asked }: Extract<FromWorker, { kind: 'store' }>): Promise<void> {
    this.send(id, { kind: 'stored', line, answered: await this.stores[store].answer(asked) });
  }

  private async askAll(from: number, { id, name, words }: Extract<FromWorker, { kind: 'ask' }>): Promise<void> {
    const values = await this.rounds.tell(this.those('joined'), (one, round) =>
      this.send(one, { kind: 'question', id: round, name, words }),
    );
    this.send(from, { kind: 'answers', id, values });
  }

  /** Of any free port all get the same one, for as long as one of them holds it. */
  private beginningOf(index: number): Beginning {
    if (this.url !== '' && this.those('up').length === 0) this.port = Number(new URL(this.url).port);
    return { ...this.options.beginning, index, port: this.port };
  }

  private isUp({ worker, index, is }: Member, url: string, banner: string): void {
    // The port was given up meanwhile: the next one gets the right one.
    if (this.url !== '' && url !== this.url) {
      worker.process.kill('SIGKILL');
      return;
    }
    is.up = true;
    this.url = url;
    this.options.log.info({ worker: index + 1, pid: worker.process.pid }, 'A worker is up.');
    this.told.begun(banner);
    if (this.those('up').length === this.options.beginning.count) this.told.allUp();
  }

  private died(member: Member, why: string): void {
    const { worker, index, since, is } = member;
    if (!this.members.delete(worker.id)) return;
    this.rounds.gone(worker.id);
    if (this.url === '' || this.stopping) {
      this.told.begun(null);
      if (this.members.size === 0) this.told.ended();
      return;
    }
    const steady = is.up && performance.now() - since > STEADY_MS;
    const deaths = steady ? 1 : (this.deaths.get(index) ?? 0) + 1;
    this.deaths.set(index, deaths);
    if (deaths === MOST_DEATHS) {
      const sentence = `Worker ${index + 1} has ended ${deaths} times soon after its start, at last by ${why}: what is above tells more.`;
      this.told.failed(new ConfigError(sentence));
      return;
    }
    const waitMs = deaths === 1 ? 0 : FIRST_WAIT_MS * 2 ** (deaths - 2);
    const sentence = 'A worker has ended: its open answers are lost, the others go on, and another takes its place.';
    this.options.log.warn({ worker: index + 1, why, waitMs }, sentence);
    setTimeout(() => this.start(index), waitMs);
  }

  private those(state: keyof Member['is']): readonly number[] {
    return [...this.members].filter(([, { is }]) => is[state]).map(([id]) => id);
  }

  private send(id: number, message: ToWorker): void {
    const worker = this.members.get(id)?.worker;
    // Whoever is gone is heard of by its end.
    if (worker?.isConnected() === true) worker.send(message, undefined, undefined, () => undefined);
  }
}
