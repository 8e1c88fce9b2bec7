/** `m2c start`: settings to open port, until Ctrl-C. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../app.ts';
import { type Config, ConfigError, type Flags, loadConfig } from '../config.ts';
import { Fault } from '../fault.ts';
import { isLoopback } from '../http/host-guard.ts';
import { listen } from '../http/listener.ts';
import { type Logger, openLog } from '../log.ts';
import { checkHost } from '../ports.ts';
import { PROFILES, REPLAY } from '../providers/index.ts';
import type { Profile, Provider } from '../providers/profile.ts';
import { type ReplayServer, startReplay } from '../replay/server.ts';
import { openUpstream } from '../upstream/client.ts';
import { Health } from '../upstream/health.ts';
import { NO_KEY, openProviders } from '../upstream/keys.ts';
import { readNetwork } from '../upstream/network.ts';
import { banner, paintFor } from './banner.ts';
import { hasKey, PLAIN_ROUTING, routeTable } from './route-table.ts';

const RECORDINGS = fileURLToPath(new URL('../../recordings', import.meta.url));
const GRACE_MS = 10_000;
const LAST_LINES_MS = 1000;
const STOPPING = 'm2c is stopping and cannot finish this answer: ask again once it is up.';
const REPLAY_WINDOW = 128_000;

/** Runs the server until it is told to end. Rejects with a one-line error when it cannot start. */
export async function start(flags: Flags): Promise<void> {
  const config = loadConfig(flags);
  await checkHost(config.host);
  refuseOpenDoor(config);
  const opened = openProviders(PROFILES, config.variables);
  const replay = opened.providers.some(hasKey) ? null : await startReplay(RECORDINGS);
  const routes =
    replay === null
      ? routeTable(opened.providers, config.routing)
      : routeTable([...opened.providers, replayProvider(replay)], PLAIN_ROUTING);
  const secrets = opened.providers.flatMap(({ keys }) => keys);
  const network = readNetwork(config);
  const log = await openLog({ verbose: config.verbose, secrets });
  const upstream = openUpstream(config.deadlines, network);
  const missingKeys = replay === null ? [] : PROFILES.flatMap(opensWith);
  const stopping = new AbortController();
  const graceOver = new AbortController();
  const app = buildApp(config, {
    routes,
    upstream,
    health: new Health(),
    retry: config.retry,
    showReasoning: config.showReasoning,
    webSearch: config.webSearch,
    deadlines: config.deadlines,
    newId: () => randomBytes(12).toString('hex'),
    now: () => Math.floor(Date.now() / 1000),
    log,
    isStopping: () => stopping.signal.aborted,
    giveUp: graceOver.signal,
    missingKeys,
  });
  const listener = await listen(app, config.host, config.port).catch(async (thrown: unknown) => {
    await upstream.close();
    await replay?.close();
    throw thrown;
  });
  const { url } = listener;
  const warnings = [...opened.warnings, ...exposure(config)];
  process.stdout.write(
    banner({ url, config, routes, proxies: network.proxies, warnings, missingKeys }, paintFor(process.stdout)),
  );
  surviveSurprises(log);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  stopping.abort();
  process.stdout.write('\nm2c finishes open answers and ends; Ctrl-C again ends it at once.\n');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
  await listener.close(GRACE_MS, () => graceOver.abort(new Fault('server_error', STOPPING)));
  await upstream.close();
  await replay?.close();
  // Lines of the log that nobody reads would keep the process for ever.
  setTimeout(() => process.exit(), LAST_LINES_MS).unref();
}

/** The variable that is enough to open a provider. */
function opensWith({ access }: Profile): readonly string[] {
  return access.keyless === true ? [access.modelVariable] : access.keyVariables.slice(0, 1);
}

/** A recording is listed as `replay/NAME`, and its provider knows it as NAME. */
function replayProvider(replay: ReplayServer): Provider {
  const models = replay.models.map((name) => ({
    id: `${REPLAY.id}/${name}`,
    upstreamId: name,
    displayName: `Recording ${name}`,
    contextWindow: REPLAY_WINDOW,
    efforts: ['medium'],
  }));
  // The first thing a newcomer hears should be words, not an error or a call of a tool that is not there.
  const first = replay.recordings.find(({ about }) => about.scenario === 'text') ?? replay.recordings[0];
  return { profile: REPLAY, baseUrl: replay.url, keys: [NO_KEY], models, defaultModel: first?.name ?? '' };
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
