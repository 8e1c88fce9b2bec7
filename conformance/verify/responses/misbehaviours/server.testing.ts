/** A Responses server that misbehaves in one chosen way: it takes the answers of a good one, which is ours, and spoils them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEvents } from '../../../ears/heard.ts';
import { sseText } from '../../../ears/sample-stream.ts';
import { parsed, record } from '../../json.ts';
import { type Loose, renumbered } from './spoil.testing.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The connection is not closed after it. */
  readonly staysOpen?: true;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly text: string;
  /** Empty when the text is no JSON object. */
  readonly body: Loose;
  readonly authorization: string | undefined;
}

/** What is done to the requests and answers that `when` chooses; the rest passes untouched. */
export interface Misbehaviour {
  readonly when?: (asked: Asked) => boolean;
  /** Instead of an answer of the good server; `hang up` closes the connection. */
  readonly answer?: (asked: Asked) => Reply | 'hang up';
  /** The body that the good server gets. */
  readonly request?: (body: Loose) => void;
  /** The events of a stream, beside the body that the client sent; they are numbered anew afterwards. */
  readonly events?: (events: Loose[], body: Loose) => void;
  /** A whole answer, after its events. */
  readonly reply?: (reply: Reply) => Reply;
}

/** The only key that is taken. */
export const GOOD_KEY = 'm2c-verify-good-key';
const JSON_TYPE = { 'content-type': 'application/json' };

/** A refusal in the envelope of OpenAI. */
export function refusal(status: number, error: Loose = {}): Reply {
  const usual = { type: 'invalid_request_error', code: 'invalid_prompt', message: 'No.', param: null };
  return { status, headers: JSON_TYPE, text: JSON.stringify({ error: { ...usual, ...error } }) };
}

/** Starts it in front of the good server, on a free port. */
export async function startSpoilingServer(good: string, misbehaviour: Misbehaviour) {
  const server = createServer((incoming, outgoing) => {
    serve(good, misbehaviour, incoming, outgoing).catch((cause: unknown) => outgoing.destroy(cause as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.on('upgrade', (_request, socket) => {
    const [asked, path] = [{ method: 'GET', text: '', body: {}, authorization: undefined }, '/v1/responses#upgrade'];
    const spoiled = misbehaviour.when?.({ ...asked, path }) === true;
    socket.end(`HTTP/1.1 ${spoiled ? '500 Broken' : '426 Upgrade Required'}\r\ncontent-length: 0\r\n\r\n`);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(good: string, misbehaviour: Misbehaviour, incoming: IncomingMessage, outgoing: ServerResponse) {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer);
  const text = Buffer.concat(pieces).toString('utf8');
  const { method = '', url: path = '', headers } = incoming;
  const asked = { method, path, text, body: { ...record(parsed(text)) }, authorization: headers.authorization };
  const chosen = (misbehaviour.when ?? (() => true))(asked) ? misbehaviour : {};
  const reply = chosen.answer?.(asked) ?? (await answer(good, chosen, asked));
  if (reply === 'hang up') {
    outgoing.destroy();
    return;
  }
  const spoiled = chosen.reply?.(reply) ?? reply;
  outgoing.writeHead(spoiled.status, spoiled.headers).write(spoiled.text);
  if (spoiled.staysOpen !== true) outgoing.end();
}

async function answer(good: string, { request, events }: Misbehaviour, asked: Asked): Promise<Reply> {
  const { method, path, text, body, authorization } = asked;
  if (authorization !== `Bearer ${GOOD_KEY}`) return refusal(400, { message: 'The key is wrong.' });
  request?.(body);
  const sent =
    method === 'POST' ? { body: request === undefined ? text : JSON.stringify(body), headers: JSON_TYPE } : {};
  const heard = await fetch(good + path, { method, ...sent });
  const reply: Reply = {
    status: heard.status,
    headers: {
      'content-type': heard.headers.get('content-type') ?? 'application/json',
      'x-request-id': heard.headers.get('x-request-id') ?? '',
    },
    text: await heard.text(),
  };
  if (events === undefined || !reply.headers['content-type']?.startsWith('text/event-stream')) return reply;
  const spoiled = readEvents(reply.text) as unknown as Loose[];
  events(spoiled, record(parsed(text)));
  return { ...reply, text: sseText(renumbered(spoiled)) };
}
