/**
 * The subject of the suite: the server in this process on a free port, and its two pure halves for the laws that need a
 * hundred thousand runs. The only file of the suite that knows the server's code; all others know bytes and URLs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatRequest } from '../generated/types/chat.ts';
import { Answer, type PreparedTurn } from '../server/answer.ts';
import { buildApp } from '../server/app.ts';
import { type Flags, loadConfig } from '../server/config.ts';
import { checkRequest } from '../server/contract.ts';
import { Fault } from '../server/fault.ts';
import { parseWhole } from '../server/http/body-json.ts';
import { listen } from '../server/http/listener.ts';
import { createLog } from '../server/log.ts';
import type { Note } from '../server/note.ts';
import { PROFILES } from '../server/providers/index.ts';
import { openaiCompatible } from '../server/providers/openai-compatible.ts';
import type { Profile } from '../server/providers/profile.ts';
import type { RouteTable } from '../server/routing.ts';
import { chooseEngine } from '../server/search/choose.ts';
import { openSearch } from '../server/search/client.ts';
import { readRefusal } from '../server/translate/chat/read-error.ts';
import { frame } from '../server/translate/responses/frame.ts';
import { openAutoCompact } from '../server/turn/compact.ts';
import { prepareTurn } from '../server/turn.ts';
import { createChunkReader } from '../server/upstream/chunks.ts';
import { openUpstream } from '../server/upstream/client.ts';
import { Health } from '../server/upstream/health.ts';
import { openProviders } from '../server/upstream/keys.ts';
import { readNetwork } from '../server/upstream/network.ts';

export interface Subject {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server with these variables and nothing of the machine's own environment. */
export async function startSubject(variables: Record<string, string>, flags: Flags = {}): Promise<Subject> {
  const dataDir = mkdtempSync(join(tmpdir(), 'm2c-subject-'));
  const config = loadConfig({ port: '0', dataDir, ...flags }, variables);
  const { providers } = openProviders(PROFILES.map(unlimited), config.variables);
  const fallback = providers.find((provider) => provider.keys.length > 0);
  if (fallback === undefined) throw new Error('the subject needs the key of a provider among its variables');
  const { fallbacks: others, aliases, smallModel: small } = config.routing;
  const network = readNetwork(config);
  const upstream = openUpstream(config.deadlines, network);
  const engine = chooseEngine(config.variables);
  const search = engine === null ? undefined : openSearch(engine, network);
  const app = buildApp(config, {
    routes: { providers, fallback, others, aliases, small },
    upstream,
    health: new Health(config.maxConcurrency),
    retry: config.retry,
    showReasoning: config.showReasoning,
    webSearch: config.webSearch,
    search,
    autoCompact: openAutoCompact(config.autoCompact),
    deadlines: config.deadlines,
    newId: () => crypto.randomUUID().replaceAll('-', ''),
    now: () => Math.floor(Date.now() / 1000),
    log: createLog({ level: 'warn', secrets: [] }, () => ({ write: () => undefined }), false),
  });
  const listener = await listen(app, config.host, config.port);
  return {
    url: listener.url,
    async close() {
      await listener.close(0);
      await upstream.close();
      await search?.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A scripted provider bears more requests a minute than the one it stands for. */
function unlimited(profile: Profile): Profile {
  return { ...profile, limits: openaiCompatible.limits };
}

export interface SubjectOptions {
  readonly showReasoning?: boolean;
  readonly webSearch?: boolean;
  /** Names the answer inside ids. */
  readonly id?: string;
}

/** The providers that m2c knows. */
export function providerIds(): readonly string[] {
  return PROFILES.map(({ id }) => id);
}

const NOW = 1_700_000_000;
const ROUTES: RouteTable = routes();

/** The body of a request from its bytes, as they are on the wire without an encoding. @throws Fault when they are no JSON text. */
export function readBody(bytes: Uint8Array): unknown {
  return parseWhole(bytes);
}

/** Whether a parsed body keeps the contract. @throws Fault when it does not. */
export function checkBody(body: unknown): void {
  checkRequest(body);
}

/** What a provider would be sent for this body. @throws Fault when the request is refused. */
export function translateRequest(
  body: unknown,
  provider: string,
  options: SubjectOptions = {},
): { chat: ChatRequest; notes: readonly Note[] } {
  const turn = prepare(body, provider, options);
  return { chat: turn.body, notes: turn.notes };
}

/** The event stream that a client gets when the provider's bytes arrive in these pieces and then end, or break off. */
export function translateStream(
  body: unknown,
  provider: string,
  pieces: readonly Uint8Array[],
  cause: 'end' | 'reset' = 'end',
  options: SubjectOptions = {},
): string {
  const answer = new Answer(prepare(body, provider, options));
  const frames = createChunkReader();
  const events = [...answer.opening];
  for (const piece of pieces) {
    if (frames.done || answer.failed) break;
    events.push(...answer.hear(frames.push(piece)));
  }
  if (cause === 'end' && !frames.done && !answer.failed) events.push(...answer.hear(frames.end()));
  const broken = cause === 'reset' && !frames.done && !answer.failed;
  events.push(...answer.end(broken ? new Fault('upstream_cut', 'The connection broke.') : 'ended', NOW).events);
  return `${frame(events)}data: [DONE]\n\n`;
}

/** The event stream that a client gets when the provider answers with an error status and this body. */
export function translateRefusal(body: unknown, provider: string, status: number, refusal: Uint8Array): string {
  const turn = prepare(body, provider, {});
  const answer = new Answer(turn);
  const { faults } = turn.route.provider.profile;
  const fault = readRefusal(status, new TextDecoder().decode(refusal), null, faults).without(turn.route.provider.keys);
  return `${frame([...answer.opening, ...answer.end(fault, NOW).events])}data: [DONE]\n\n`;
}

/** Routes the body's model to the named provider, as `provider/model` does, whatever it is called. */
/** The server shares what turns have in common: nothing may change it. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

function prepare(body: unknown, provider: string, options: SubjectOptions): PreparedTurn {
  const request = checkRequest(frozen(structuredClone(body)));
  const named = ROUTES.providers.find((one) => one.profile.id === provider);
  if (named === undefined) throw new Error(`the subject knows no provider "${provider}"`);
  // Where a profile lists no models, each name is one that the user may have.
  const known = named.profile.models.length === 0 || named.models.some((model) => model.id === request.model);
  const turn = prepareTurn(
    { ...request, model: `${provider}/${known ? request.model : named.defaultModel}` },
    {
      routes: ROUTES,
      health: new Health(),
      showReasoning: options.showReasoning ?? true,
      webSearch: options.webSearch ?? false,
      newId: () => options.id ?? 'golden',
      now: () => NOW,
    },
  );
  return { ...turn, context: { ...turn.context, base: { ...turn.context.base, model: request.model } } };
}

/** The variables that open a provider at this address, with this model as its default. */
export function openingVariables(provider: string, url: string, model: string): Record<string, string> {
  const profile = PROFILES.find(({ id }) => id === provider);
  if (profile === undefined) throw new Error(`the subject knows no provider "${provider}"`);
  const { keyVariables, baseUrlVariable, modelVariable } = profile.access;
  return { [keyVariables[0] ?? '']: 'sk-recorded', [baseUrlVariable]: url, [modelVariable]: model };
}

/** Every provider is open. */
function routes(): RouteTable {
  const keys = PROFILES.flatMap(({ access }) => access.keyVariables.map((name) => [name, 'key']));
  const unlisted = PROFILES.filter(({ defaultModel }) => defaultModel === '');
  const models = unlisted.map(({ access }) => [access.modelVariable, 'model']);
  const variables = Object.fromEntries([...keys, ...models, ['GENERIC_BASE_URL', 'http://127.0.0.1:9/v1']]);
  const { providers } = openProviders(PROFILES, variables);
  const [fallback] = providers;
  if (fallback === undefined) throw new Error('there are no providers');
  return { providers, fallback };
}

/** Codex's config.toml, which m2c edits as text. */
export { disableConfig, enableConfig, switchModel } from '../server/codex/setup/config-text.ts';
export type { Wanted as CodexWanted } from '../server/codex/setup/wanted.ts';
