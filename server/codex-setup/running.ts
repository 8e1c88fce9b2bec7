/** The m2c that runs on this machine, asked over its own doors: what it knows may stand in no file. */
import { join } from 'node:path';
import type { CodexServer, RouteExplanation, RouteRecord } from '../../generated/types/admin.ts';
import type { ModelList } from '../../generated/types/responses.ts';
import type { Config } from '../config.ts';
import { Fault } from '../fault.ts';
import { isLoopback } from '../http/host-guard.ts';
import { readOwn } from '../store/own-file.ts';
import type { Models } from './models.ts';

/** Where nothing listens, that is known at once. */
const PATIENCE_MS = 15_000;

/** Where this machine's programs reach an m2c of these settings. */
export function ownAddress({ host, port }: Pick<Config, 'host' | 'port'>): string {
  const name = ['0.0.0.0', '*'].includes(host) ? '127.0.0.1' : host === '::' ? '[::1]' : host;
  return `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port}`;
}

/** `http://127.0.0.1:8788` of `http://127.0.0.1:8788/v1`; null where it is not this machine's. */
export function localOrigin(baseUrl: string): string | null {
  const url = URL.parse(baseUrl);
  return url !== null && isLoopback(url.hostname.replace(/^\[|\]$/g, '')) ? url.origin : null;
}

/** The token of the admin API, null where none can be read. */
export function adminTokenOf({ adminToken, dataDir }: Pick<Config, 'adminToken' | 'dataDir'>): string | null {
  if (adminToken !== null) return adminToken;
  try {
    return readOwn(join(dataDir, 'admin-token'))?.trim() || null;
  } catch {
    return null;
  }
}

/** Who answers at this origin. */
export async function lookAtServer(origin: string, token: string | null): Promise<CodexServer> {
  const answer = await get(`${origin}/healthz`, null).catch(() => null);
  if (answer === null) return { url: origin, state: 'down', version: null };
  const said = (await answer.json().catch(() => null)) as { readonly server?: unknown } | null;
  if (said?.server !== 'm2c') return { url: origin, state: 'other', version: null };
  const told = await askAdmin<{ readonly version: string }>(origin, token, '/version').catch(() => null);
  return { url: origin, state: 'm2c', version: told?.version ?? null };
}

/** What /v1 says to whoever shows this key, null for none. */
export async function clientStatus(origin: string, key: string | null): Promise<number> {
  return (await get(`${origin}/v1/models`, key)).status;
}

/** Rejects with a Fault when it refuses to list its models. */
export async function runningModels(origin: string, token: string | null, key: string | null): Promise<Models> {
  const answer = await get(`${origin}/v1/models`, key);
  if (!answer.ok) throw new Fault('conflict', `m2c at ${origin} does not list its models: ${await wordsOf(answer)}`);
  const { models: list, data } = (await answer.json()) as ModelList;
  return {
    list,
    async answerFor(model) {
      if (token === null) {
        const owner = data.find(({ id }) => id === model)?.owned_by;
        return { provider: owner ?? '', model, base_url: null, rule: owner === undefined ? 'default' : 'listed' };
      }
      const path = `/explain?model=${encodeURIComponent(model)}`;
      const { steps } = await askAdmin<RouteExplanation>(origin, token, path);
      const [first] = steps;
      if (first === undefined) throw new Fault('not_found', `Nobody answers for ${model}.`);
      const { provider, upstream_model, base_url, rule } = first;
      return { provider, model: upstream_model, base_url, rule };
    },
  };
}

/** The rules of the routing that are stored. */
export async function runningRoutes(origin: string, token: string | null): Promise<readonly RouteRecord[]> {
  return (await askAdmin<{ readonly data: readonly RouteRecord[] }>(origin, token, '/routes')).data;
}

/** Rejects with a Fault in the words of the server. */
export async function askAdmin<T>(
  origin: string,
  token: string | null,
  path: string,
  init: { readonly method?: string; readonly body?: object } = {},
): Promise<T> {
  if (token === null) throw new Fault('invalid_admin_token', `The admin token of m2c at ${origin} is not known here.`);
  const { method = 'GET', body } = init;
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await send(`${origin}/admin/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...type },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Fault('conflict', await wordsOf(answer));
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

function get(url: string, key: string | null): Promise<Response> {
  return send(url, { headers: key === null ? {} : { authorization: `Bearer ${key}` } });
}

/** Rejects with a Fault when nobody answers. */
async function send(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (thrown) {
    const { origin } = new URL(url);
    throw new Fault('upstream_unreachable', `m2c at ${origin} gave no answer: m2c codex status tells more.`, {
      cause: thrown,
    });
  }
}

async function wordsOf(answer: Response): Promise<string> {
  const said = (await answer.json().catch(() => null)) as { readonly error?: { readonly message?: string } } | null;
  return said?.error?.message ?? `it answers ${answer.status}.`;
}
