/** What m2c counts: each turn once it has ended, each request at its door, and how the providers are at the moment of a scrape. */
import type { Provider } from '../providers/profile.ts';
import type { LogFigures } from '../store/log/turn-log.ts';
import type { AttemptEntry, TurnEntry, TurnListener } from '../turn-entry.ts';
import { VERSION } from '../version.ts';
import { KnownModels } from './known-models.ts';
import { METRICS, type Metric, NOTED_PARTS } from './table.ts';
import { type Reading, type Sample, Spreads, Tally } from './tally.ts';

/** How a provider is. */
export interface Standing {
  readonly breaker: 'closed' | 'probing' | 'open';
  /** Requests that wait in its queue. */
  readonly waiting: number;
  readonly readyKeys: number;
  readonly restingKeys: number;
}

export interface MeterSources {
  readonly providers: () => readonly Provider[];
  readonly standing: (provider: Provider) => Standing;
  /** Of the turn log, when there is one. */
  readonly turnLog?: () => LogFigures;
}

const BREAKER = { closed: 0, probing: 1, open: 2 } as const;

export class Meters implements TurnListener {
  private readonly turns = new Tally(METRICS.turns);
  private readonly firstItem = new Spreads(METRICS.firstItem);
  private readonly duration = new Spreads(METRICS.duration);
  private readonly queued = new Spreads(METRICS.queued);
  private readonly attempts = new Tally(METRICS.attempts);
  private readonly tokens = new Tally(METRICS.tokens);
  private readonly notes = new Tally(METRICS.notes);
  private readonly answers = new Tally(METRICS.answers);
  private readonly open = new Tally(METRICS.open);
  private readonly sources: MeterSources;
  private readonly known: KnownModels;

  constructor(sources: MeterSources) {
    this.sources = sources;
    this.known = new KnownModels(sources.providers);
  }

  /** A turn has ended. */
  ended(entry: TurnEntry): void {
    const labels = this.known.of(entry.provider, entry.upstreamModel);
    const [provider] = labels;
    this.turns.add([...labels, entry.status, entry.errorCode ?? 'none']);
    if (entry.firstItemMs !== null) this.firstItem.observe(labels, entry.firstItemMs / 1000);
    this.duration.observe(labels, entry.durationMs / 1000);
    this.queued.observe([provider], entry.queuedMs / 1000);
    for (const { at } of entry.notes) this.notes.add([provider, notedPart(at)]);
    for (const [count, attempt] of entry.attempts.entries()) this.attempted(attempt, count === 0);
  }

  /** A request has come in at a door. */
  opened(door: string): void {
    this.open.add([door]);
  }

  /** Its answer has ended; null when the client left before. */
  closed(door: string, status: number | null): void {
    this.open.add([door], -1);
    this.answers.add([door, status === null ? 'cut' : String(status)]);
  }

  /** All of it, as it is now. */
  read(): readonly Reading[] {
    const counted = [this.turns, this.firstItem, this.duration, this.queued, this.attempts, this.tokens, this.notes];
    return [
      ...[...counted, this.answers, this.open].map((one) => one.read()),
      ...this.ofProviders(),
      ...this.ofLog(),
      { metric: METRICS.info, samples: [{ labels: { version: VERSION }, value: 1 }] },
    ];
  }

  private attempted({ provider, model, errorCode, usage }: AttemptEntry, first: boolean): void {
    const labels = this.known.of(provider, model);
    this.attempts.add([...labels, errorCode ?? 'ok', first ? 'first' : 'again']);
    if (usage === null) return;
    const { input, cachedInput, output, reasoning } = usage;
    const classes = { input: input - cachedInput, cached_input: cachedInput, output: output - reasoning, reasoning };
    for (const [name, count] of Object.entries(classes)) this.tokens.add([...labels, name], count);
  }

  private ofProviders(): readonly Reading[] {
    const open = this.sources.providers().filter(({ keys }) => keys.length > 0);
    const standings = open.map((provider) => [provider.profile.id, this.sources.standing(provider)] as const);
    const reading = (metric: Metric, samples: (id: string, standing: Standing) => readonly Sample[]): Reading => ({
      metric,
      samples: standings.flatMap(([id, standing]) => samples(id, standing)),
    });
    return [
      reading(METRICS.breaker, (provider, { breaker }) => [{ labels: { provider }, value: BREAKER[breaker] }]),
      reading(METRICS.queue, (provider, { waiting }) => [{ labels: { provider }, value: waiting }]),
      reading(METRICS.keys, (provider, { readyKeys, restingKeys }) => [
        { labels: { provider, state: 'ready' }, value: readyKeys },
        { labels: { provider, state: 'resting' }, value: restingKeys },
      ]),
    ];
  }

  private ofLog(): readonly Reading[] {
    const figures = this.sources.turnLog?.();
    if (figures === undefined) return [];
    const { waitingTurns, waitingBytes, writtenTurns, lost, failedWrites } = figures;
    const reading = (metric: Metric, value: number): Reading => ({ metric, samples: [{ labels: {}, value }] });
    const given = Object.entries(lost).map(([what, value]) => ({ labels: { what }, value }));
    return [
      reading(METRICS.logWaiting, waitingTurns),
      reading(METRICS.logBytes, waitingBytes),
      reading(METRICS.logWritten, writtenTurns),
      { metric: METRICS.logLost, samples: given },
      reading(METRICS.logFailed, failedWrites),
    ];
  }
}

/** `input` of `input[3].content`. */
function notedPart(at: string): string {
  const [part = ''] = /^[a-z_]*/.exec(at) ?? [];
  return NOTED_PARTS.has(part) ? part : 'other';
}
