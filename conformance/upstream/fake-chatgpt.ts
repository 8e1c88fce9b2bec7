/** A scripted ChatGPT on loopback that keeps each turn as it came, byte for byte, and the login that Codex would keep for it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export interface HeardTurn {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** Resolves with whether the answer had been sent to its end once its connection is over. */
  readonly closed: Promise<boolean>;
}

export type Answering = (turn: HeardTurn, response: ServerResponse) => void;

export interface FakeChatGpt {
  /** `http://127.0.0.1:PORT/backend-api/codex` */
  readonly url: string;
  readonly turns: readonly HeardTurn[];
  close(): Promise<void>;
}

export async function startFakeChatGpt(answer: Answering = (_turn, response) => say(response)): Promise<FakeChatGpt> {
  const turns: HeardTurn[] = [];
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const closed = new Promise<boolean>((resolve) => {
      response.once('close', () => resolve(response.writableFinished));
    });
    const { headers, url: path = '' } = request;
    const turn = { path, headers, bytes: Buffer.concat(pieces), closed };
    turns.push(turn);
    answer(turn, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/backend-api/codex`,
    turns,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Its events for these words, written as no program of ours writes them: what passes untouched keeps each space. */
export function events(text = 'Hello.', usage: object | null = USAGE): string {
  const item = {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text }],
  };
  const response = { id: 'resp_theirs', object: 'response', status: 'completed', output: [item], usage };
  const told: readonly (readonly [string, object])[] = [
    ['response.created', { response: { id: 'resp_theirs', status: 'in_progress' } }],
    ['response.output_item.added', { output_index: 0, item: { ...item, status: 'in_progress', content: [] } }],
    ['response.output_text.delta', { item_id: 'msg_1', output_index: 0, content_index: 0, delta: text }],
    ['response.output_item.done', { output_index: 0, item }],
    ['codex.rate_limits', { plan_type: 'pro', unknown: null }],
    ['response.completed', { response }],
  ];
  return told
    .map(
      ([type, more]) => `event: ${type}\ndata: ${JSON.stringify({ type, ...more }, null, 1).replaceAll('\n', '')}\n\n`,
    )
    .join('');
}

const USAGE = {
  ...{ input_tokens: 120, output_tokens: 30, total_tokens: 150 },
  ...{ input_tokens_details: { cached_tokens: 100 }, output_tokens_details: { reasoning_tokens: 20 } },
};

/** Answers with an event stream and what ChatGPT says beside it. */
export function say(response: ServerResponse, text = events()): void {
  response.writeHead(200, {
    ...{
      'content-type': 'text/event-stream',
      'openai-model': 'gpt-secret',
      'set-cookie': '__cf=1',
      'x-models-etag': 'W/"1"',
    },
    ...{ 'x-codex-turn-state': 'state-1', 'x-codex-primary-used-percent': '12' },
  });
  response.end(text);
}

export interface Written {
  /** Signs the tokens, so that they can be told from others. */
  readonly signature?: string;
  /** Seconds since 1970. */
  readonly exp?: number;
  readonly account?: string;
}

/** Writes the login as `codex login` does, and gives the token. */
export function writeLogin(
  codexHome: string,
  { signature = 'signature', exp, account = 'account-1' }: Written = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    exp: exp ?? Date.now() / 1000 + 86_400,
    'https://api.openai.com/auth': { chatgpt_account_id: account },
  };
  const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.${signature}`;
  const tokens = { id_token: token, access_token: token, refresh_token: `refresh-${signature}`, account_id: account };
  mkdirSync(codexHome, { recursive: true });
  const auth = { auth_mode: 'chatgpt', OPENAI_API_KEY: null, tokens, last_refresh: '2026-11-01T00:00:00Z' };
  writeFileSync(join(codexHome, 'auth.json'), JSON.stringify(auth), { mode: 0o600 });
  return token;
}
