import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { openEventStream } from './sse.ts';

const EVENTS = 64;
const STEP_BYTES = 4 * 1024 * 1024;
/** An event of a megabyte. */
const LARGE = { type: 'response.output_text.delta', delta: 'x'.repeat(1024 * 1024) } as StreamEvent & { delta: string };

/** A stream that has said more than a connection holds, and its client, which reads when it is told to. */
async function behind(unreadMs: number) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  client.write('GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n');
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse];
  const stream = openEventStream(response, unreadMs);
  return { server, client, response, stream, read: stream.write(Array(EVENTS).fill(LARGE)) };
}

describe('a client that does not read', () => {
  test('is waited for, and hears all when it goes on', async () => {
    const { server, client, stream, read } = await behind(60_000);
    let size = 0;
    client.on('data', (piece: Buffer) => {
      size += piece.length;
    });
    client.resume();
    await read;
    stream.end();
    await once(client, 'end');
    expect(size).toBeGreaterThan(EVENTS * LARGE.delta.length);
    server.close();
  });

  test('loses its connection when it reads nothing for too long', async () => {
    const { server, client, response, read } = await behind(100);
    await read;
    expect(response.destroyed).toBe(true);
    client.destroy();
    server.close();
  });

  test('keeps its connection as long as it reads a little', async () => {
    const { server, client, response, read } = await behind(1000);
    let caughtUp = false;
    void read?.then(() => {
      caughtUp = true;
    });
    let size = 0;
    client.on('data', (piece: Buffer) => {
      size += piece.length;
    });
    // Longer than the deadline, in steps that are shorter, each of more than the kernel keeps to itself.
    for (let step = 1; step <= 10; step++) {
      client.resume();
      while (size < step * STEP_BYTES) await once(client, 'data');
      client.pause();
      await wait(150);
    }
    expect([caughtUp, response.destroyed]).toEqual([false, false]);
    client.destroy();
    server.close();
  });
});
