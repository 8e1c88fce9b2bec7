/** What every port of m2c shares: opening it, or one sentence about why not, and an answer of one JSON body. */
import { lookup } from 'node:dns/promises';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that cannot be opened. The message is one line for the user. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/** Opens the port, 0 for any free one. @returns its URL, `http://127.0.0.1:8788`; rejects with a ListenError. */
export async function opened(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new ListenError(whyClosed(cause, host, port), { cause })),
    );
    server.listen(port, host, resolve);
  });
  const { port: real } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${real}`;
}

/** Rejects with a ListenError when the host is neither an address nor a name that leads to one. */
export async function checkHost(host: string): Promise<void> {
  await lookup(host).catch((cause: unknown) => {
    throw new ListenError(foreign(host), { cause });
  });
}

const foreign = (host: string) => `${host} is no address of this machine: use --host 127.0.0.1.`;

function whyClosed({ code = '', message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken: another program, perhaps another m2c, listens on ${host}:${port}; choose another with --port.`;
  }
  if (code === 'EACCES') return `Port ${port} needs rights you do not have: use --port with a number above 1023.`;
  // Names fail as ENOTFOUND, or as EAI_AGAIN where no name server answers.
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code.startsWith('EAI_')) return foreign(host);
  return `m2c cannot listen on ${host}:${port}: ${message}.`;
}

/** One JSON body with its length. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  sendText(response, status, JSON.stringify(body));
}

/** The same, of JSON that is written already. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  const bytes = Buffer.from(text);
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length });
  response.end(bytes);
}
