import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { frame } from '../translate/responses/frame.ts';
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
    void stream.end();
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

describe('events that come one by one', () => {
  const said = ['Grüße', ' 🦀', ' done'].map((delta) => ({ ...LARGE, delta }));
  const whole = `${frame(said)}data: [DONE]\n\n`;

  /** A server whose answers are told what to say by whoever asked for them. */
  async function speaking() {
    const responses: ServerResponse[] = [];
    const server = createServer((_, response) => responses.push(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return { server, port, responses };
  }

  async function speak(response: ServerResponse | undefined): Promise<void> {
    if (response === undefined) throw new Error('nobody asked');
    const stream = openEventStream(response);
    for (const event of said) {
      await stream.write([event]);
      await wait(1);
    }
    void stream.end();
  }

  async function ask(
    port: number,
    words: string,
  ): Promise<{ readonly heard: () => string; readonly ended: Promise<unknown> }> {
    const client = connect(port, '127.0.0.1').setEncoding('utf8');
    let heard = '';
    client.on('data', (piece) => {
      heard += piece;
    });
    client.write(words);
    return { heard: () => heard, ended: once(client, 'end') };
  }

  test('are heard whole by a client of HTTP/1.1, which uses its connection again', async () => {
    const { server, port, responses } = await speaking();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let turn = 0; turn < 2; turn += 1) {
      const asked = get({ port, host: '127.0.0.1', agent });
      asked.on('error', () => undefined);
      await once(server, 'request');
      void speak(responses[turn]);
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      expect(await text(answer)).toBe(whole);
      expect(asked.reusedSocket).toBe(turn > 0);
    }
    agent.destroy();
    server.close();
  });

  test('by one of HTTP/1.0, which knows no chunks', async () => {
    const { server, port, responses } = await speaking();
    const { heard, ended } = await ask(port, 'GET / HTTP/1.0\r\nhost: a\r\n\r\n');
    await once(server, 'request');
    await speak(responses[0]);
    await ended;
    expect(heard().split('\r\n\r\n')[1]).toBe(whole);
    server.close();
  });

  test('by one who asks again before the answer before is over, in their order', async () => {
    const { server, port, responses } = await speaking();
    const last = 'GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n';
    const { heard, ended } = await ask(port, `GET / HTTP/1.1\r\nhost: a\r\n\r\n${last}`);
    while (responses.length < 2) await once(server, 'request');
    await speak(responses[1]);
    await speak(responses[0]);
    await ended;
    const [, first, second] = heard().split('HTTP/1.1 200 OK');
    for (const answer of [first, second]) {
      const chunks = answer?.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? '';
      expect(chunks.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/g, '').trim()).toBe(whole.trim());
    }
    server.close();
  });
});
