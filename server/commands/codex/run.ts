/** `m2c codex run`: one Codex through m2c, with nothing written to its user's files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { wantedKeys } from '../../codex/setup/wanted.ts';
import { writeKey, writeValue } from '../../codex/toml/write.ts';
import { environmentOf, lookAtCodex } from '../../codex-setup/look.ts';
import { caughtBy } from '../../codex-setup/loopback-proxy.ts';
import { catalogText, chosenModel } from '../../codex-setup/models.ts';
import { adminTokenOf, clientStatus, lookAtServer, ownAddress, runningModels } from '../../codex-setup/running.ts';
import { shownKey } from '../../codex-setup/view.ts';
import { type Config, ConfigError, environmentWith, loadConfig, type Variables } from '../../config.ts';
import { type CodexProgram, findCodex } from './find-codex.ts';
import type { CodexFlags } from './place.ts';
import { type ServedHere, serveHere } from './serve-here.ts';

export interface RunFlags extends CodexFlags {
  readonly model?: string;
  readonly isolated?: boolean;
}

/** The variable that holds the client key for `--env-key` and for one run. */
const KEY_VARIABLE = 'M2C_CLIENT_KEY';

/** Ends as Codex does. Rejects with one sentence when it cannot be started. */
export async function run(words: readonly string[], { model, isolated = false, ...flags }: RunFlags): Promise<void> {
  const config = loadConfig(flags);
  const environment = environmentOf(config);
  const codex = findCodex(environment);
  const server = await reach(config, flags);
  const folder = mkdtempSync(join(tmpdir(), 'm2c-codex-'));
  try {
    const { origin } = server;
    const key = (await clientStatus(origin, null)) === 401 ? await heldKey(config, origin) : null;
    const models = await runningModels(origin, adminTokenOf(config), key);
    const chosen = await chosenModel(model, models);
    const catalogFile = join(folder, 'm2c-models.json');
    writeFileSync(catalogFile, catalogText(models, chosen), { mode: 0o600 });
    const baseUrl = `${origin}/v1`;
    const settings = overrides(
      { model: chosen.model, baseUrl, catalogFile, heartbeatMs: config.deadlines.heartbeatMs },
      key === null ? null : KEY_VARIABLE,
    );
    const more = {
      ...(key === null ? {} : { [KEY_VARIABLE]: key }),
      ...(isolated ? { CODEX_HOME: folder } : {}),
      ...(caughtBy(baseUrl, environment) === null ? {} : pastTheProxy(environment)),
    };
    process.exitCode = await started(codex, [...settings, ...words], environmentWith(more));
  } finally {
    // Codex's own children may still hold files of it for a moment.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    await server.close();
  }
}

/** `-c key=value` for all that `enable` would write. A key stands in no command line, which others can read. */
export function overrides(wanted: Parameters<typeof wantedKeys>[0], keyVariable: string | null): readonly string[] {
  const own = keyVariable === null ? [] : ([[['model_providers', 'm2c', 'env_key'], keyVariable]] as const);
  return [...wantedKeys(wanted), ...own].flatMap(([path, value]) => ['-c', `${writeKey(path)}=${writeValue(value)}`]);
}

function pastTheProxy({ NO_PROXY, no_proxy = NO_PROXY }: Variables): Variables {
  const names = [...(no_proxy === undefined ? [] : [no_proxy]), '127.0.0.1', 'localhost', '::1'].join();
  return { NO_PROXY: names, no_proxy: names };
}

/** The m2c that is up, or one of this process for as long as Codex runs. */
async function reach(config: Config, flags: CodexFlags): Promise<ServedHere> {
  const origin = ownAddress(config);
  const { state } = config.port === 0 ? { state: 'down' } : await lookAtServer(origin, null);
  return state === 'm2c' ? { origin, close: async () => undefined } : await serveHere(config, flags);
}

async function heldKey(config: Config, origin: string): Promise<string> {
  const key = environmentOf(config)[KEY_VARIABLE] ?? shownKey(await lookAtCodex(config, null));
  if (key !== null && (await clientStatus(origin, key)) === 200) return key;
  throw new ConfigError(
    `m2c at ${origin} asks for a client key: set ${KEY_VARIABLE}, or m2c codex enable, which makes one.`,
  );
}

/** What shells say of a program that a signal has ended. */
const BY_SIGNAL = 128;
/** Passed on; Ctrl-C reaches Codex by itself, and it decides what that means. */
const SIGNALS = ['SIGTERM', 'SIGHUP'] as const;

async function started(
  { file, words: first }: CodexProgram,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const child = spawn(file, [...first, ...words], { stdio: 'inherit', env });
  const ignore = () => undefined;
  const passOn = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGINT', ignore);
  for (const signal of SIGNALS) process.on(signal, passOn);
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return code ?? BY_SIGNAL + (signal === null ? 0 : (constants.signals[signal] ?? 0));
  } catch (thrown) {
    throw new ConfigError(`${file} cannot be started (${(thrown as NodeJS.ErrnoException).code}).`, { cause: thrown });
  } finally {
    process.off('SIGINT', ignore);
    for (const signal of SIGNALS) process.off(signal, passOn);
  }
}
