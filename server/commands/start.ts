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
import { providersFile } from '../providers-file/open.ts';
import type { Serving } from '../serving.ts';
import { beginStore } from '../store/door.ts';
import { readNetwork } from '../upstream/network.ts';
import { banner, paintFor } from './banner.ts';
import { boundYoungSpace } from './young-space.ts';

const GRACE_MS = 10_000;
const LAST_LINES_MS = 1000;
/** How soon after the start all that nobody waits for is made ready. */
const QUIET_MS = 500;
const STOPPING = 'm2c is stopping and cannot finish this answer: ask again once it is up.';

/** Runs the server until it is told to end. Rejects with an error of one line for each problem when it cannot start. */
export async function start(flags: ProvidersFlag): Promise<void> {
  const config = loadConfig(flags);
  const begun = beginStore(config);
  // The rest of the server is loaded while the store's thread opens it.
  const { openServing } = await import('../serving.ts');
  await checkHost(config.host);
  const network = readNetwork(config);
  const secrets: string[] = [];
  const log = await openLog({ level: config.logLevel, secrets });
  const file = providersFile(config, flags.providers);
  const stopping = new AbortController();
  const graceOver = new AbortController();
  const serving = await openServing({
    ...{ config, file, network, log, secrets, begun },
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
  const warnings = [...own.warnings, ...exposure(config)];
  const { codexHome } = config;
  const codexKnows = await knowsM2c(codexHome, new URL(url).port);
  const facts = { url, config, routes, proxies: network.proxies, warnings, missingKeys, codexKnows };
  // Before the banner, at whose sight a user or a script may end it.
  const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.stdout.write(banner({ ...facts, search: serving.search }, paintFor(process.stdout)));
  surviveSurprises(log);
  boundYoungSpace();
  // Threads that start would take the processor from the first turn.
  const quiet = setTimeout(() => {
    serving.warm();
    void settleCodex(codexHome, log);
  }, QUIET_MS);
  await ended;
  clearTimeout(quiet);
  stopping.abort();
  process.stdout.write('\nm2c finishes open answers and ends; Ctrl-C again ends it at once.\n');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
  await listener.close(GRACE_MS, () => graceOver.abort(new Fault('server_error', STOPPING)));
  await close();
  // Lines of the log that nobody reads would keep the process for ever.
  setTimeout(() => process.exit(), LAST_LINES_MS).unref();
}

/** A change of Codex's files that was interrupted is finished or undone. */
async function settleCodex(codexHome: string, log: Logger): Promise<void> {
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

/** One request's surprise must not end the answers of the others. */
function surviveSurprises(log: Logger): void {
  process.on('uncaughtException', (err) => log.error({ err }, 'A failure nobody caught; m2c goes on.'));
}
