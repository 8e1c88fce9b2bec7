/** A running server with a provider behind it, and everything that an operation needs to be there before it is asked. */
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { codexSettings, makeCcSwitch } from '../cc-switch/made.ts';
import { type MadeSession, makeCodexHome, sessionId } from '../codex-home.ts';
import { fresh } from '../postgres/databases.ts';
import { type Running, startWith, until } from '../providers-file/running.ts';
import { errorAnswer, textAnswer } from '../upstream/chat-answers.ts';
import { type Script, startFakeUpstream } from '../upstream/fake-upstream.ts';
import type { Words } from './values.ts';
import { type Heard, type Sent, send } from './wire.ts';

export const TOKEN = 'token-of-the-contract-0123456789';

/** What the provider of the file lists. */
const MODELS = ['acme-1', 'acme-2'];

export interface Place {
  readonly running: Running;
  readonly store: 'sqlite' | 'postgres';
  /** A turn of which nothing is kept but its row. */
  readonly bareTurn: string;
  /** What fields of these names may hold here. */
  readonly words: Words;
  /** A request with the token. */
  send(sent: Sent): Promise<Heard>;
  /** Has a client ask for an answer. */
  talk(more?: object): Promise<void>;
  /** The same, and waits until the log holds the turn. @returns its id. */
  turn(more?: object): Promise<string>;
  close(): Promise<void>;
}

export interface PlaceOptions {
  readonly store: 'sqlite' | 'postgres';
  /** Whether the store can be used; else turns are answered and nothing is kept. */
  readonly away?: boolean;
  readonly variables?: Record<string, string>;
}

/** One that another was forked from, one whose file is gone; the latest is the first of the list. */
export const FORKED_SESSION = sessionId(1);
export const LOST_SESSION = sessionId(3);
const CODEX_SESSIONS: readonly MadeSession[] = [
  { id: FORKED_SESSION, provider: 'openai', at: 1_795_000_000_000 },
  { id: sessionId(2), provider: 'openai', at: 1_795_000_100_000, base: FORKED_SESSION },
  { id: LOST_SESSION, provider: 'openai', at: 1_795_000_000_000, only: 'row' },
  { id: sessionId(4), provider: 'openai', at: 1_795_000_200_000 },
];
/** A provider that cc-switch has for Codex. */
const CC_PROVIDER = {
  id: 'borrowed',
  settings: codexSettings('https://borrowed.example/v1', { key: 'sk-borrowed-0123456789', model: 'borrowed-1' }),
  meta: { apiFormat: 'openai_chat' },
};

/** Refuses a field, so that there is something to be learned. */
const script: Script = ({ body }) =>
  body.temperature === undefined
    ? textAnswer('Hello there.')
    : errorAnswer(400, "Unsupported parameter: 'temperature' is not supported with this model.");

/** Starts `m2c start` on this database, in a folder of its own. It must be closed before its test ends. */
export async function openPlace({ store, away = false, variables = {} }: PlaceOptions): Promise<Place> {
  const { databaseUrl } = await fresh(store);
  const upstream = await startFakeUpstream(script, { models: MODELS });
  const models = MODELS.map((id) => ({ id }));
  const file = { providers: [{ id: 'acme', baseUrl: upstream.url, key: { env: 'ACME_KEY' }, models }] };
  // Nobody listens at port 1, and a folder is no database.
  const url = away ? 'postgresql://m2c@127.0.0.1:1/none' : databaseUrl;
  const database = databaseUrl === null || url === null ? {} : { M2C_DATABASE_URL: url };
  const folder = away && store === 'sqlite' ? { 'm2c.db/in-the-way': '' } : {};
  const beside = { 'ca.pem': rootCertificates[0] ?? '', ...folder };
  const own = { ACME_KEY: 'sk-acme-0123456789abcdef', M2C_ADMIN_TOKEN: TOKEN, M2C_CODEX_APP: 'none' };
  const running = await startWith(file, { ...own, ...database, ...variables }, beside);
  makeCodexHome(join(running.folder, '.codex'), CODEX_SESSIONS);
  makeCcSwitch(join(running.folder, '.cc-switch'), [CC_PROVIDER]);
  const authorization = `Bearer ${TOKEN}`;
  const asked: Place['send'] = (sent) => send(running.url, { ...sent, headers: { authorization, ...sent.headers } });
  const talk: Place['talk'] = (more = {}) => talkTo(running, more);
  const turn: Place['turn'] = (more = {}) => turnOf(asked, () => talk(more));
  const turns = away ? NO_TURNS : await keptTurns(turn, asked);
  const words = { ...wordsOf(upstream.url, running.folder), turn: () => turns.whole };
  return {
    ...{ running, store, words, talk, turn, bareTurn: turns.bare },
    send: asked,
    async close() {
      await running.close();
      await upstream.close();
    },
  };
}

const NO_TURNS = { bare: 'none', whole: 'none' };

/** One of which the log holds only its row, and one with its four stages. */
async function keptTurns(turn: Place['turn'], asked: Place['send']): Promise<typeof NO_TURNS> {
  const bare = await turn();
  const headers = { 'content-type': 'application/json' };
  await asked({ method: 'PATCH', path: '/admin/v1/settings', headers, body: '{"log_bodies":"full"}' });
  // The log reads its settings now and then.
  for (;;) {
    const whole = await turn();
    const { text } = await asked({ method: 'GET', path: `/admin/v1/turns/${whole}`, headers: {} });
    if ((JSON.parse(text) as { readonly stages_kept: boolean }).stages_kept) return { bare, whole };
  }
}

async function talkTo({ url }: Running, more: object): Promise<void> {
  const body = JSON.stringify({ model: 'acme/acme-1', input: 'Hello', prompt_cache_key: 'a thread', ...more });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/v1/responses`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(await answer.text());
}

async function turnOf(asked: Place['send'], talk: () => Promise<void>): Promise<string> {
  const ids = async () => {
    const { text } = await asked({ method: 'GET', path: '/admin/v1/turns?limit=500', headers: {} });
    return (JSON.parse(text) as { readonly data: readonly { readonly id: string }[] }).data.map(({ id }) => id);
  };
  const before = await ids();
  await talk();
  let made: string | undefined;
  await until(async () => {
    made = (await ids()).find((id) => !before.includes(id));
    return made !== undefined;
  });
  return made ?? '';
}

/** A name that nothing has yet, whenever one is asked for. */
function wordsOf(baseUrl: string, folder: string): Words {
  let made = 0;
  const next = () => {
    made += 1;
    return made;
  };
  const mine = () => `made-${next()}`;
  return {
    ...{ id: mine, name: mine, pattern: mine, scenario: mine },
    // As long as keys are, and no two alike.
    key: () => `sk-made-key-0123456789-${next()}`,
    ...{ provider: () => 'acme', default_provider: () => 'acme', like: () => 'deepseek', env: () => 'ACME_KEY' },
    ...{ model: () => 'acme/acme-1', small_model: () => 'acme/acme-1' },
    ...{ targets: () => ['acme/acme-1'], fallbacks: () => ['acme/acme-2'] },
    ...{ expires_at: () => '2099-01-01T00:00:00Z', before: () => '4w', caFile: () => `${folder}/ca.pem` },
    ...{ baseUrl: () => baseUrl, defaultModel: () => 'acme-1', proxy: () => 'none' },
  };
}
