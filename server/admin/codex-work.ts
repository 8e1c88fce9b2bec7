/** What the operations on Codex do; loaded by the first of them. */
import type { CodexBackup } from '../../generated/types/admin.ts';
import { deleteBackup, listBackups } from '../codex/files/backups.ts';
import { HomeError, type HomeErrorCode } from '../codex/files/home.ts';
import type { ListedSnapshot } from '../codex/files/snapshots.ts';
import { disableCodex, enableCodex, restoreCodex, switchCodex } from '../codex-setup/change.ts';
import { checkCodexSetup } from '../codex-setup/checks.ts';
import { storedKey } from '../codex-setup/client-key.ts';
import { configPage } from '../codex-setup/config-page.ts';
import { chosenModel, modelsOf } from '../codex-setup/models.ts';
import { ownAddress } from '../codex-setup/running.ts';
import { statusOf } from '../codex-setup/status.ts';
import { heldKey, runningInsight, viewCodex } from '../codex-setup/view.ts';
import { Fault, type FaultCode } from '../fault.ts';
import { isLoopback } from '../http/host-guard.ts';
import { StoreError } from '../store/error.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';
import { momentOf } from './moments.ts';

export type CodexIds =
  | 'getCodexStatus'
  | 'enableCodex'
  | 'switchCodexModel'
  | 'getCodexConfig'
  | 'checkCodex'
  | 'listCodexBackups'
  | 'restoreCodexBackup'
  | 'deleteCodexBackup'
  | 'disableCodex';

export const codexWork = {
  async getCodexStatus({ port }, deps) {
    const view = await viewed(port, deps);
    return statusOf(view.look, view, view.own);
  },

  async enableCodex({ body, port }, deps) {
    const { config } = deps;
    const models = modelsHere(deps);
    const chosen = await chosenModel(body.model, models);
    return await refusing(async () => {
      const held = await heldKey(config);
      const token = keyAsked(deps) ? await madeKey(held, deps) : null;
      const { heartbeatMs } = config.deadlines;
      const setup = { chosen, models, baseUrl: baseUrlOf(port, deps), token, heartbeatMs };
      return await enableCodex(config.codexHome, setup);
    });
  },

  async switchCodexModel({ body }, deps) {
    const models = modelsHere(deps);
    const chosen = await chosenModel(body.model, models);
    return await refusing(() => switchCodex(deps.config.codexHome, chosen, models));
  },

  async getCodexConfig({ query, port }, deps) {
    const { model } = await chosenModel(undefined, modelsHere(deps));
    return configPage({
      ...{ home: deps.config.codexHome, model, baseUrl: baseUrlOf(port, deps), keyAsked: keyAsked(deps) },
      ...{ envKey: query.env_key ?? false, ccSwitch: query.cc_switch ?? false },
      windows: process.platform === 'win32',
      heartbeatMs: deps.config.deadlines.heartbeatMs,
    });
  },

  async checkCodex({ port }, deps) {
    const checks = checkCodexSetup(await viewed(port, deps));
    return { healthy: checks.every(({ verdict }) => verdict !== 'fail'), checks: [...checks] };
  },

  async listCodexBackups(_asked, deps) {
    return { object: 'list', data: (await refusing(() => listBackups(deps.config.codexHome))).map(shown) };
  },

  async restoreCodexBackup({ params }, deps) {
    return await refusing(() => restoreCodex(deps.config.codexHome, params.backup));
  },

  async deleteCodexBackup({ params, query }, deps) {
    await refusing(() => deleteBackup(deps.config.codexHome, params.backup, { force: query.force ?? false }));
  },

  async disableCodex(_asked, deps) {
    return await refusing(() => disableCodex(deps.config.codexHome));
  },
} satisfies Handlers<CodexIds>;

const modelsHere = ({ answering }: AdminDeps) => modelsOf(answering.current.routes);
const baseUrlOf = (port: number, { config: { host } }: AdminDeps) => `${ownAddress({ host, port })}/v1`;

function keyAsked({ answering, config: { host } }: AdminDeps): boolean {
  return answering.current.settings.client_keys_required || !isLoopback(host);
}

/** No folder: it is not known where Codex would be started. */
function viewed(port: number, deps: AdminDeps) {
  const own = ownAddress({ host: deps.config.host, port });
  return viewCodex(deps.config, null, async ({ url }, key) => {
    if (url !== own) return await runningInsight(url, null, key);
    const { stored } = deps.answering.current;
    const targetOf = async (model: string) =>
      stored.routes.find(({ pattern }) => pattern === model)?.targets[0] ?? null;
    return { models: modelsHere(deps), targetOf };
  });
}

async function madeKey(held: string | null, deps: AdminDeps): Promise<string> {
  try {
    return await storedKey(await deps.store(), held);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    throw new Fault('conflict', `m2c asks for a client key, and none can be made now. ${thrown.message}`, {
      cause: thrown,
    });
  }
}

const CODES: { readonly [code in HomeErrorCode]: FaultCode } = {
  busy: 'conflict',
  changed: 'conflict',
  refused: 'conflict',
  absent: 'not_found',
  damaged: 'conflict',
  preserved: 'conflict',
  interrupted: 'conflict',
};

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof HomeError)) throw thrown;
    throw new Fault(CODES[thrown.code], thrown.message, { cause: thrown });
  }
}

function shown({ id, at, action, preserved, files }: ListedSnapshot): CodexBackup {
  return {
    ...{ id, created_at: momentOf(at), action, preserved },
    files: files.map(({ name, bytes }) => ({ file: name, bytes })),
  };
}
