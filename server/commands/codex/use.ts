/** `m2c codex use`: who answers Codex from the next turn on, while both run on. */
import type { RouteExplanation, RouteRecord } from '../../../generated/types/admin.ts';
import { lookAtCodex } from '../../codex-setup/look.ts';
import { adminTokenOf, askAdmin, localOrigin, lookAtServer, runningRoutes } from '../../codex-setup/running.ts';
import { ConfigError, loadConfig } from '../../config.ts';
import type { CodexFlags } from './place.ts';
import { print } from './show.ts';

export interface UseFlags extends CodexFlags {
  readonly clear?: boolean;
}

/**
 * Gives the name that Codex asks for to another model: a rule of the routing, since a model that a provider lists is never
 * replaced by the override. Rejects with one sentence where m2c is not up or has no such model.
 */
export async function use(model: string | undefined, { clear = false, ...flags }: UseFlags): Promise<void> {
  if ((model === undefined) !== clear) throw new ConfigError('Name the model that is to answer, or --clear.');
  const config = loadConfig(flags);
  const token = adminTokenOf(config);
  const { asked, origin } = await askedOf(config, token);
  const own = (await runningRoutes(origin, token)).find(({ pattern }) => pattern === asked);
  const wanted = model === undefined || model === asked ? null : model;
  if (wanted === null && own !== undefined) await askAdmin(origin, token, `/routes/${own.id}`, { method: 'DELETE' });
  if (wanted !== null) await give(asked, wanted, own?.id ?? null, { origin, token });
  const answer = await firstStep(asked, origin, token);
  const now = `${answer.provider}/${answer.upstream_model}`;
  print(flags.json, { model: asked, answers: now, cleared: wanted === null }, () => [
    wanted === null
      ? `${now} answers for ${asked} again, from the next turn on.`
      : `${now} answers for ${asked} from the next turn on; Codex needs no restart. m2c codex use --clear ends that.`,
  ]);
}

async function askedOf(config: Parameters<typeof lookAtCodex>[0], token: string | null) {
  const { asks, problem } = await lookAtCodex(config, null);
  if (problem !== null) throw new ConfigError(`${problem}: correct it there.`);
  const origin = asks.baseUrl === null ? null : localOrigin(asks.baseUrl);
  if (origin === null || asks.model === null) {
    throw new ConfigError('Codex does not use m2c on this machine: m2c codex enable sets it up.');
  }
  const { state } = await lookAtServer(origin, token);
  if (state === 'm2c') return { asked: asks.model, origin };
  const words = 'this changes an m2c that runs. m2c start first, or m2c codex switch MODEL for the settings of Codex.';
  throw new ConfigError(`m2c is not up at ${origin}, and ${words}`);
}

type Step = RouteExplanation['steps'][number];

async function firstStep(model: string, origin: string, token: string | null): Promise<Step> {
  const path = `/explain?model=${encodeURIComponent(model)}`;
  const [first] = (await askAdmin<RouteExplanation>(origin, token, path)).steps;
  if (first === undefined) throw new ConfigError(`Nobody answers for ${model}.`);
  return first;
}

interface Server {
  readonly origin: string;
  readonly token: string | null;
}

/** An alias of a variable comes before every rule that is stored: a new rule that changes nothing does not stay. */
async function give(asked: string, wanted: string, id: string | null, { origin, token }: Server): Promise<void> {
  const body = { pattern: asked, targets: [wanted] };
  const path = id === null ? '/routes' : `/routes/${id}`;
  const made = await askAdmin<RouteRecord>(origin, token, path, { method: id === null ? 'POST' : 'PUT', body });
  const [answer, meant] = [await firstStep(asked, origin, token), await firstStep(wanted, origin, token)];
  if (answer.provider === meant.provider && answer.upstream_model === meant.upstream_model) return;
  if (id === null) await askAdmin(origin, token, `/routes/${made.id}`, { method: 'DELETE' });
  const who = `${answer.provider}/${answer.upstream_model} (${answer.rule})`;
  throw new ConfigError(`${who} still answers for ${asked}: m2c route ${asked} tells what gives it the name.`);
}
