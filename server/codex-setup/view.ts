/** Everything about Codex that can be told: its files, and who answers behind the address that it asks. */
import type { CodexServer } from '../../generated/types/admin.ts';
import { recover } from '../codex/files/change.ts';
import { HomeError } from '../codex/files/home.ts';
import { readState } from '../codex/files/state.ts';
import { type Config, ConfigError } from '../config.ts';
import { Fault } from '../fault.ts';
import { type CodexLook, lookAtCodex, textAt } from './look.ts';
import { catalogText, type Models } from './models.ts';
import { adminTokenOf, clientStatus, localOrigin, lookAtServer, runningModels, runningRoutes } from './running.ts';
import type { OwnNotes, View } from './status.ts';

/** Who answers behind m2c. */
export interface Insight {
  readonly models: Models;
  /** The target of the stored rule of exactly this name; null where there is none. */
  targetOf(model: string): Promise<string | null>;
}

/** Finds it for a server, which may be down. Rejects where it cannot be known. */
export type FindInsight = (server: CodexServer, key: string | null) => Promise<Insight>;

/** @param folder where Codex would be started; null for nowhere. */
export async function viewCodex(config: Config, folder: string | null, find: FindInsight): Promise<View> {
  const own = await ownNotes(config.codexHome);
  const look = await lookAtCodex(config, folder);
  const origin = look.asks.baseUrl === null ? null : localOrigin(look.asks.baseUrl);
  const server = origin === null ? null : await lookAtServer(origin, adminTokenOf(config));
  const key = shownKey(look);
  const up = server?.state === 'm2c';
  return {
    ...{ look, own, server },
    keyStatus: up ? await clientStatus(server.url, key).catch(() => null) : null,
    ...(await answerBehind(look, server, key, find)),
  };
}

const UNKNOWN = { answer: null, why: null, used: null, catalog: null };

async function answerBehind(look: CodexLook, server: CodexServer | null, key: string | null, find: FindInsight) {
  const { model } = look.asks;
  if (server === null || server.state === 'other' || model === null) return UNKNOWN;
  try {
    const { models, targetOf } = await find(server, key);
    const answer = await models.answerFor(model);
    const used = await targetOf(model).catch(() => null);
    return { answer, why: null, used, catalog: catalogText(models, { model, answer }) };
  } catch (thrown) {
    if (!(thrown instanceof Fault || thrown instanceof ConfigError)) throw thrown;
    return { ...UNKNOWN, why: thrown.message };
  }
}

/** What Codex shows m2c; null for nothing. */
export function shownKey({ asks: { table }, environment }: Pick<CodexLook, 'asks' | 'environment'>): string | null {
  if (table === null) return null;
  const variable = textAt(table, ['env_key']);
  return (variable === null ? textAt(table, ['experimental_bearer_token']) : environment[variable]) ?? null;
}

/** The key that Codex has now, null for none. Rejects with a Fault where its settings cannot be read, and so not edited. */
export async function heldKey(config: Config): Promise<string | null> {
  const look = await lookAtCodex(config, null);
  if (look.problem === null) return shownKey(look);
  throw new Fault('conflict', `Nothing was changed: ${look.problem}; correct it there.`);
}

/** That of an m2c that runs. */
export async function runningInsight(origin: string, token: string | null, key: string | null): Promise<Insight> {
  const models = await runningModels(origin, token, key);
  return {
    models,
    async targetOf(model) {
      const routes = await runningRoutes(origin, token);
      return routes.find(({ pattern }) => pattern === model)?.targets[0] ?? null;
    },
  };
}

/** What m2c keeps in Codex's folder; a change that was interrupted is finished or undone first. */
async function ownNotes(home: string): Promise<OwnNotes> {
  try {
    const interrupted = await recover(home);
    return { enabled: (await readState(home)) !== null, interrupted };
  } catch (thrown) {
    if (!(thrown instanceof HomeError)) throw thrown;
    return { enabled: false, interrupted: thrown.message };
  }
}
