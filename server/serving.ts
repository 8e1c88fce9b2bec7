/** A server with all its rooms, on no port yet: who answers, the store, the clients, the log of turns and the meters. */
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { type LiveAnswering, liveAnswering } from './answering/live.ts';
import { hasKey, openAnswering } from './answering/open.ts';
import { NOTHING_STORED, readStored, type Stored } from './answering/stored.ts';
import { buildApp } from './app.ts';
import { ChatGpt } from './chatgpt/open.ts';
import { type Config, ConfigError } from './config.ts';
import { ALONE, type Crew } from './crew.ts';
import { Fault } from './fault.ts';
import { isLoopback } from './http/host-guard.ts';
import { Clients } from './identity/clients.ts';
import { LiveTurns } from './live-turns.ts';
import type { Logger } from './log.ts';
import { openLive } from './providers-file/live.ts';
import type { ProvidersFile } from './providers-file/open.ts';
import { chooseEngine, shownEngine } from './search/choose.ts';
import { openSearch } from './search/client.ts';
import { openClientBook } from './store/client-book.ts';
import { type StoreDoor, storeDoor } from './store/door.ts';
import { type StartedStore, type StartStore, startStore } from './store/start.ts';
import { openTelemetry } from './telemetry/open.ts';
import { openAutoCompact } from './turn/compact.ts';
import { openTurnLog } from './turn-log.ts';
import { openUpstream, wayTo } from './upstream/client.ts';
import { Health } from './upstream/health.ts';
import type { Network } from './upstream/network.ts';

export interface Serving {
  readonly app: RequestListener;
  /** Who answers now, and what is set. */
  readonly answering: LiveAnswering;
  readonly clients: Clients;
  /** The engine that m2c searches the web with, null where none is set up. */
  readonly search: string | null;
  /** Opens what the first turns need, once nobody waits for the start any more. */
  warm(): void;
  close(): Promise<void>;
}

export interface ServingOptions {
  readonly config: Config;
  readonly file: ProvidersFile;
  readonly network: Network;
  readonly log: Logger;
  /** What the log must never show: keys are added to it as they come. */
  readonly secrets: string[];
  /** The store, if somebody has begun to open it. */
  readonly begun?: Promise<StartedStore> | null;
  /** The processes that answer together; this one alone unless told. */
  readonly crew?: Crew;
  /** Starts a store, or finds the one of the crew. */
  readonly startStore?: StartStore;
  /** Aborted once the server takes no more requests. */
  readonly stopping: AbortSignal;
  /** Aborted with the Fault that open answers end with. */
  readonly giveUp: AbortSignal;
}

/** Rejects when the providers' file or a variable cannot be used. A store that cannot be used keeps nobody from being answered. */
export async function openServing(options: ServingOptions): Promise<Serving> {
  const { config, file, network, log, secrets, begun = null, stopping, giveUp } = options;
  const { crew = ALONE, startStore: start = startStore } = options;
  const together = crew.count === 1 ? null : await import('./admin/together.ts');
  const upstream = openUpstream(config.deadlines, network);
  const engine = chooseEngine(config.variables);
  const search = engine === null ? undefined : openSearch(engine, network);
  if (engine !== null) secrets.push(engine.key);
  const health = new Health(config.maxConcurrency, crew);
  // Whoever reaches another address than this machine's own is not known by that.
  const clients = new Clients(() => !isLoopback(config.host) || live.current.settings.client_keys_required, crew);
  let answering: LiveAnswering | null = null;
  const turnLog = openTurnLog(config, () => live.current.routes, log, start);
  const { dataDir, databaseUrl, masterKey } = config;
  const ready = async (opened: StartedStore) => {
    clients.book = await openClientBook(opened);
    opened.follow(async (topics) => {
      await Promise.all([answering?.stored(topics), turnLog.changed(topics)]);
    });
    // Before there is an answering, it is read by that.
    void answering?.stored(['settings']);
  };
  const store = storeDoor({ dataDir, databaseUrl, masterKey, log, begun, ready, start });
  const opening = openAnswering(file, config, network, keptIn(store));
  // A change of the store reads the file again too, which is no news.
  let unusable = '';
  const live = await openLive(file.path, opening.open, {
    changed({ own, routes }, before) {
      unusable = '';
      secrets.push(...own.secrets.filter((secret) => !secrets.includes(secret)));
      upstream.keepOnly(own.providers.flatMap((provider) => wayTo(provider) ?? []));
      health.keepOnly(routes.providers);
      // Those of the first version stand in the banner.
      if (before !== null) for (const warning of own.warnings) log.warn(warning);
      log.info({ file: file.path, providers: own.providers.filter(hasKey).length }, 'The providers are read.');
    },
    failed(thrown) {
      if (String(thrown) !== unusable) tellUnusable(log, file.path, thrown);
      unusable = String(thrown);
    },
  });
  const liveTurns = new LiveTurns();
  stopping.addEventListener('abort', () => liveTurns.close());
  const telemetry = await openTelemetry(config, {
    providers: () => live.current.routes.providers,
    standing: (provider) => health.look(provider, performance.now()),
    turnLog: () => turnLog.figures,
    log,
    secrets,
  });
  answering = liveAnswering(live, opening);
  // Whoever has a key is to be known from the first request on.
  if (clients.required()) await store.open().catch(() => undefined);
  const app = buildApp(config, {
    get routes() {
      return live.current.routes;
    },
    get showReasoning() {
      return live.current.settings.show_reasoning;
    },
    get webSearch() {
      return live.current.settings.web_search;
    },
    get clientProviderKeys() {
      return live.current.settings.client_provider_keys;
    },
    ...{ upstream, search, health, log, giveUp, clients },
    autoCompact: openAutoCompact(config.autoCompact),
    chatGpt: new ChatGpt(config, () => live.current.settings.chatgpt_passthrough, log),
    retry: config.retry,
    deadlines: config.deadlines,
    // Drawn ahead in stock by Node, where so many bytes alone cost a call of the system (1 % of a turn's CPU, 2026-11).
    newId: () => randomUUID().replaceAll('-', '').slice(8),
    now: () => Math.floor(Date.now() / 1000),
    isStopping: () => stopping.aborted,
    place: crew,
    join: together === null ? undefined : (here, meters) => together.joined(crew, here, meters),
    meters: telemetry.meters,
    hears: [clients, turnLog, liveTurns, ...telemetry.hears],
    admin: {
      ...{ answering, liveTurns, turnLog },
      store: store.open,
      problems: () => [...store.problems, ...live.current.problems, ...turnLog.problems],
    },
  });
  const warm = () => {
    turnLog.warm();
    void store.open().catch(() => undefined);
  };
  const close = async () => {
    live.close();
    await Promise.all([turnLog.close(), telemetry.close()]);
    await upstream.close();
    await search?.close();
    await opening.close();
    await clients.book?.close();
    await store.close();
  };
  return { app, answering, clients, search: engine === null ? null : shownEngine(engine), warm, close };
}

/** What is stored, or what was when it could last be read: turns go on without it. */
function keptIn(store: StoreDoor): () => Promise<Stored> {
  let last = NOTHING_STORED;
  return async () => {
    if (!store.there) return last;
    const opened = await store.open().catch(() => null);
    if (opened === null) return last;
    try {
      last = await readStored(opened);
      return last;
    } catch (thrown) {
      return { ...last, problems: [`What is stored cannot be read. ${(thrown as Error).message}`] };
    }
  };
}

/** One line, whatever is wrong: the log is no place to mend a file. */
function tellUnusable(log: Logger, file: string, thrown: unknown): void {
  if (!(thrown instanceof ConfigError || thrown instanceof Fault)) {
    log.error({ err: thrown }, `${file} could not be read again; what it said before still holds.`);
    return;
  }
  log.warn(`What ${file} said before still holds. ${thrown.message.replaceAll('\n', ' ')}`);
}
