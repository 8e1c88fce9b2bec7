/** A provider that holds its answers until it is told to let them go, on a free port of the loopback. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chunk, DONE, finish } from '../upstream/chat-answers.ts';

export interface HeldProvider {
  /** `http://127.0.0.1:PORT/v1` */
  readonly url: string;
  /** The headers and the address of each request so far. */
  readonly heard: readonly { readonly headers: IncomingHttpHeaders; readonly url: string }[];
  /** Answers that have begun and wait for their second half. */
  readonly held: number;
  /** Ends every answer, those that come later too. */
  letGo(): void;
  close(): void;
}

/** Each answer is `NAME one` at once and ` two` when it is let go. */
export async function startHeldProvider(name: string, holds: boolean): Promise<HeldProvider> {
  const heard: HeldProvider['heard'][number][] = [];
  const waiting: ServerResponse[] = [];
  let free = !holds;
  const end = (response: ServerResponse) => response.end(`${chunk({ content: ' two' })}${finish('stop')}${DONE}`);
  const server = createServer((request, response) => {
    heard.push({ headers: request.headers, url: request.url ?? '' });
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(chunk({ role: 'assistant', content: `${name} one` }));
    if (free) end(response);
    else waiting.push(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    get held() {
      return waiting.length;
    },
    letGo() {
      free = true;
      for (const response of waiting.splice(0)) end(response);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
