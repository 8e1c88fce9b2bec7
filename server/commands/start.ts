/** `m2c start`: settings to open port, until Ctrl-C. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { buildApp } from '../app.ts';
import { type Config, ConfigError, loadConfig } from '../config.ts';
import { Fault } from '../fault.ts';
import { isLoopback } from '../http/host-guard.ts';
import { listen } from '../http/listener.ts';
import { type Logger, openLog } from '../log.ts';
import { checkHost } from '../ports.ts';
import { openLive } from '../providers-file/live.ts';
import { providersFile } from '../providers-file/open.ts';
import { openUpstream, wayTo } from '../upstream/client.ts';
import { Health } from '../upstream/health.ts';
import { readNetwork } from '../upstream/network.ts';
import { banner, paintFor } from './banner.ts';
import { hasKey, openAnswering, type ProvidersFlag } from './route-table.ts';
import { openServingStore } from './serving-store.ts';

const GRACE_MS = 10_000;
const LAST_LINES_MS = 1000;
const STOPPING = 'm2c is stopping and cannot finish this answer: ask again once it is up.';

/** Runs the server until it is told to end. Rejects with an error of one line for each problem when it cannot start. */
export async function start(flags: ProvidersFlag): Promise<void> {
  const config = loadConfig(flags);
  await checkHost(config.host);
  refuseOpenDoor(config);
  const network = readNetwork(config);
  const secrets: string[] = [];
  const log = await openLog({ verbose: config.verbose, secrets });
  const upstream = openUpstream(config.deadlines, network);
  const file = providersFile(config, flags.providers);
  const answering = openAnswering(file, config, network);
  const live = await openLive(file.path, answering.open, {
    changed({ own }, before) {
      secrets.push(...own.secrets.filter((secret) => !secrets.includes(secret)));
      upstream.keepOnly(own.providers.flatMap((provider) => wayTo(provider) ?? []));
      // Those of the first version stand in the banner.
      if (before !== null) for (const warning of own.warnings) log.warn(warning);
      log.info({ file: file.path, providers: own.providers.filter(hasKey).length }, 'The providers are read.');
    },
    failed: (thrown) => tellUnusable(log, file.path, thrown),
  });
  const close = async () => {
    live.close();
    await upstream.close();
    await answering.close();
    await store.close();
  };
  const store = openServingStore(config, log);
  const stopping = new AbortController();
  const graceOver = new AbortController();
  const app = buildApp(config, {
    get routes() {
      return live.current.routes;
    },
    get missingKeys() {
      return live.current.missingKeys;
    },
    upstream,
    health: new Health(config.maxConcurrency),
    retry: config.retry,
    showReasoning: config.showReasoning,
    webSearch: config.webSearch,
    deadlines: config.deadlines,
    newId: () => randomBytes(12).toString('hex'),
    now: () => Math.floor(Date.now() / 1000),
    log,
    isStopping: () => stopping.signal.aborted,
    giveUp: graceOver.signal,
  });
  const listener = await listen(app, config.host, config.port).catch(async (thrown: unknown) => {
    await close();
    throw thrown;
  });
  const { url } = listener;
  const { own, routes, missingKeys } = live.current;
  const warnings = [...own.warnings, ...exposure(config)];
  process.stdout.write(
    banner({ url, config, routes, proxies: network.proxies, warnings, missingKeys }, paintFor(process.stdout)),
  );
  surviveSurprises(log);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  stopping.abort();
  process.stdout.write('\nm2c finishes open answers and ends; Ctrl-C again ends it at once.\n');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
  await listener.close(GRACE_MS, () => graceOver.abort(new Fault('server_error', STOPPING)));
  await close();
  // Lines of the log that nobody reads would keep the process for ever.
  setTimeout(() => process.exit(), LAST_LINES_MS).unref();
}

/** One line, whatever is wrong: the log is no place to mend a file. */
function tellUnusable(log: Logger, file: string, thrown: unknown): void {
  if (!(thrown instanceof ConfigError || thrown instanceof Fault)) {
    log.error({ err: thrown }, `${file} could not be read again; what it said before still holds.`);
    return;
  }
  log.warn(`What ${file} said before still holds. ${thrown.message.replaceAll('\n', ' ')}`);
}

/** Whoever reaches the port spends the user's money: m2c asks for no password yet. */
function refuseOpenDoor({ host, allowedHosts }: Config): void {
  if (isLoopback(host) || allowedHosts.length > 0) return;
  throw new ConfigError(
    `--host ${host} would let everyone on the network use your keys: use 127.0.0.1, or set M2C_ALLOWED_HOSTS to the host names they may use.`,
  );
}

function exposure({ host, allowedHosts }: Config): string[] {
  if (isLoopback(host)) return [];
  return [
    `Whoever reaches ${host} under the name ${allowedHosts.join(' or ')} can use your keys: m2c asks for no password.`,
  ];
}

/** One request's surprise must not end the answers of the others. */
function surviveSurprises(log: Logger): void {
  process.on('uncaughtException', (err) => log.error({ err }, 'A failure nobody caught; m2c goes on.'));
}
