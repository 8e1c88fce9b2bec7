/** Places where a connection attempt gets no answer at all. */
import dns from 'node:dns';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { nowhere, type Provider } from './faulty-upstream.ts';

/** A listener that never accepts: its thread sleeps right after the port is open. */
const DEAF = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0), 50);
  });`;

/** More than any system takes into a queue of one. */
const MOST_WAITING = 64;
const HANDSHAKE_MS = 200;

/** A port whose queue of waiting connections is full, so that the system answers no further one. */
export async function fullQueue(): Promise<Provider> {
  const deaf = new Worker(DEAF, { eval: true });
  const [port] = await once(deaf, 'message');
  await wait(100);
  const waiting: Socket[] = [];
  const close = async () => {
    for (const socket of waiting) socket.destroy();
    await deaf.terminate();
  };
  for (let full = false; !full; ) {
    if (waiting.length === MOST_WAITING) {
      await close();
      throw new Error(`this system takes more than ${MOST_WAITING} connections into a queue of one`);
    }
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    waiting.push(socket);
    full = await Promise.race([once(socket, 'connect').then(() => false), wait(HANDSHAKE_MS, true)]);
  }
  return { ...nowhere(`http://127.0.0.1:${port}/v1`), close };
}

/**
 * A name whose look-up never ends. A name server that hangs cannot be set up on loopback without the rights of the system's
 * own one, so Node's look-up itself does not answer for this name.
 */
export async function hangingName(): Promise<Provider> {
  const name = 'hanging-name.invalid';
  const { lookup } = dns;
  const hangs = (asked: string, ...rest: unknown[]) => {
    if (asked !== name) Reflect.apply(lookup, dns, [asked, ...rest]);
  };
  dns.lookup = Object.assign(hangs, { __promisify__: lookup.__promisify__ });
  return {
    ...nowhere(`http://${name}:8080/v1`),
    close: async () => {
      dns.lookup = lookup;
    },
  };
}
