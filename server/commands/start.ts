/** `m2c start`: settings to open port, until Ctrl-C. */
import { once } from 'node:events';
import type { ProvidersFlag } from '../answering/open.ts';
import { knowsM2c } from '../codex/knows.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { Fault } from '../fault.ts';
import { isLoopback } from '../http/host-guard.ts';
import { type Listener, listen } from '../http/listener.ts';
import { type Logger, openLog } from '../log.ts';
import { checkHost } from '../ports.ts';
import type { Provider } from '../providers/profile.ts';
import { providersFile } from '../providers-file/open.ts';
import type { Serving, ServingOptions } from '../serving.ts';
import { beginStore } from '../store/door.ts';
import { describeLimits } from '../upstream/limits.ts';
import { readNetwork } from '../upstream/network.ts';
import { banner, paintFor } from './banner.ts';
import { boundYoungSpace } from './young-space.ts';

const GRACE_MS = 10_000;
const LAST_LINES_MS = 1000;
/** How soon after the start all that nobody waits for is made ready. */
export const QUIET_MS = 500;
export const FINISHES = '\nm2c finishes open answers and ends; Ctrl-C again ends it at once.\n';
const STOPPING = 'm2c is stopping and cannot finish this answer: ask again once it is up.';

/** A server on its port. */
export interface Served {
  readonly url: string;
  readonly log: Logger;
  readonly banner: string;
  /** Makes ready what nobody waits for. */
  warm(): void;
  /** Lets open answers finish for a while, and ends. */
  finish(): Promise<void>;
}

export interface ServeOptions extends Pick<ServingOptions, 'begun' | 'crew' | 'startStore'> {
  /** The file of the user's own providers, as a flag told it. */
  readonly providers: string | undefined;
}

/** Runs the server until it is told to end. Rejects with an error of one line for each problem when it cannot start. */
export async function start(flags: ProvidersFlag): Promise<void> {
  const config = loadConfig(flags);
  if (config.workers > 1) return await (await import('./start-workers.ts')).startWorkers(config, flags.providers);
  const served = await serve(config, { providers: flags.providers, begun: beginStore(config) });
  // Before the banner, at whose sight a user or a script may end it.
  const ended = told();
  process.stdout.write(served.banner);
  // Threads that start would take the processor from the first turn.
  const quiet = setTimeout(() => {
    served.warm();
    void settleCodex(config.codexHome, served.log);
  }, QUIET_MS);
  await ended;
  clearTimeout(quiet);
  process.stdout.write(FINISHES);
  onSecondWord(() => process.exit(0));
  await served.finish();
  endSoon();
}

/** Opens the server on its port. */
export async function serve(config: Config, { providers, ...options }: ServeOptions): Promise<Served> {
  // The rest of the server is loaded while the store's thread opens it.
  const { openServing } = await import('../serving.ts');
  await checkHost(config.host);
  const network = readNetwork(config);
  const secrets: string[] = [];
  const log = await openLog({ level: config.logLevel, secrets });
  const file = providersFile(config, providers);
  const stopping = new AbortController();
  const graceOver = new AbortController();
  const serving = await openServing({
    ...{ config, file, network, log, secrets, ...options },
    stopping: stopping.signal,
    giveUp: graceOver.signal,
  });
  const { answering, close } = serving;
  const listener = await opened(serving, config).catch(async (thrown: unknown) => {
    await close();
    throw thrown;
  });
  const { url } = listener;
  const { own, routes, missingKeys } = answering.current;
  const warnings = [...own.warnings, ...exposure(config), ...crowding(routes.providers, config)];
  const codexKnows = await knowsM2c(config.codexHome, new URL(url).port);
  const facts = { url, config, routes, proxies: network.proxies, warnings, missingKeys, codexKnows };
  surviveSurprises(log);
  boundYoungSpace();
  return {
    ...{ url, log, warm: serving.warm },
    banner: banner({ ...facts, search: serving.search }, paintFor(process.stdout)),
    async finish() {
      stopping.abort();
      await listener.close(GRACE_MS, () => graceOver.abort(new Fault('server_error', STOPPING)));
      await close();
    },
  };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Resolves when the process is told to end. */
export async function told(): Promise<void> {
  await Promise.race(SIGNALS.map((signal) => once(process, signal)));
}

export function onSecondWord(end: () => void): void {
  for (const signal of SIGNALS) process.on(signal, end);
}

/** Lines of the log that nobody reads would keep the process for ever. */
export function endSoon(): void {
  setTimeout(() => process.exit(), LAST_LINES_MS).unref();
}

/** A change of Codex's files that was interrupted is finished or undone. */
export async function settleCodex(codexHome: string, log: Logger): Promise<void> {
  const { recover } = await import('../codex/files/change.ts');
  const settled = await recover(codexHome).catch((thrown: Error) => thrown.message);
  if (settled !== null) log.warn(settled);
}

async function opened(serving: Serving, config: Config): Promise<Listener> {
  refuseOpenDoor(serving, config);
  return await listen(serving.app, config.host, config.port);
}

/** Whoever reaches the port spends the user's money, unless a client key is asked for. */
function refuseOpenDoor({ answering, clients }: Serving, { host }: Config): void {
  const asked = answering.current.settings.client_keys_required || clients.book?.isEmpty === false;
  if (isLoopback(host) || asked) return;
  throw new ConfigError(
    `--host ${host} would let everyone on the network use your keys: use 127.0.0.1, or have client keys asked for with M2C_CLIENT_KEYS=required.`,
  );
}

function exposure({ host }: Config): string[] {
  if (isLoopback(host)) return [];
  return [
    `Everyone on the network reaches ${host}: /v1 asks for a client key, the admin API for its token, and neither is encrypted on the way.`,
  ];
}

/** A limit that not every worker can have a part of. */
function crowding(providers: readonly Provider[], { workers }: Config): string[] {
  if (workers === 1) return [];
  return providers.flatMap(({ keys, profile: { displayName, limits } }) => {
    const least = Math.min(...[limits.concurrency, limits.requestsPerMinute].map((limit) => limit ?? workers));
    if (keys.length === 0 || least >= workers) return [];
    return [`${displayName} (${describeLimits(limits)}) may get one request from each worker: start ${least} of them.`];
  });
}

/** One request's surprise must not end the answers of the others. */
export function surviveSurprises(log: Logger): void {
  process.on('uncaughtException', (err) => log.error({ err }, 'A failure nobody caught; m2c goes on.'));
}
