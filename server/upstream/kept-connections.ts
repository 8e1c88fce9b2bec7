/**
 * Connections are kept between requests, and a provider may close one while the next request is on its way: the request then
 * fails, though nothing is wrong. Only a connection that has carried an answer before, and nothing of this one, fails so.
 */
import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** Bytes that a connection had brought when its last request went out, null for its first one: a handshake brings bytes too. */
const readBefore = new WeakMap<Socket, number | null>();
const ofKept = new WeakSet<object>();

// The one place where undici tells which connection a request takes (8.12.4).
subscribe('undici:client:sendHeaders', (message) => {
  const { socket } = message as { readonly socket: Socket };
  readBefore.set(socket, readBefore.has(socket) ? socket.bytesRead : null);
});

/** As undici's own connector; errors of its connections are remembered for brokeAfterEarlierAnswer. */
export function rememberingConnector(options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector(options);
  return (target, callback) =>
    connect(target, (...connected) => {
      const [, socket] = connected;
      socket?.once('error', (error) => {
        if (socket.bytesRead === readBefore.get(socket)) ofKept.add(error);
      });
      callback(...connected);
    });
}

/** Whether a request failed without a byte of its answer, on a connection that had carried another one. */
export function brokeAfterEarlierAnswer(error: unknown): boolean {
  return typeof error === 'object' && error !== null && ofKept.has(error);
}
