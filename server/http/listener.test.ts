import { once } from 'node:events';
import { createServer, get, type RequestListener, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ListenError } from '../ports.ts';
import { listen } from './listener.ts';

const hello: RequestListener = (_request, response) => void response.end('hello');

describe('listen', () => {
  test('takes a free port and tells where it is', async () => {
    const listener = await listen(hello, '127.0.0.1', 0);
    expect(await (await fetch(listener.url)).text()).toBe('hello');
    await listener.close(0);
    await expect(fetch(listener.url)).rejects.toThrow();
  });

  test('writes an IPv6 address in brackets', async () => {
    const listener = await listen(hello, '::1', 0);
    expect(listener.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    await listener.close(0);
  });

  test('says in one line that the port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const failure = listen(hello, '127.0.0.1', port);
    await expect(failure).rejects.toThrow(ListenError);
    await expect(failure).rejects.toThrow(new RegExp(`^Port ${port} is taken: .*--port.*\\.$`));
    taken.close();
  });

  test('says in one line that the address is not of this machine', async () => {
    await expect(listen(hello, '192.0.2.1', 0)).rejects.toThrow(/^192\.0\.2\.1 is no address of this machine/);
  });

  test.each(['nope.invalid', 'no such name'])('says the same of %s, a name that leads nowhere', async (name) => {
    await expect(listen(hello, name, 0)).rejects.toThrow(
      `${name} is no address of this machine: use --host 127.0.0.1.`,
    );
  });

  test('lets an open answer finish when it closes, and takes no new one', async () => {
    let finish = () => {};
    const asked = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const listener = await listen(
      (_request, response) => {
        response.write('first ');
        void asked.then(() => response.end('last'));
      },
      '127.0.0.1',
      0,
    );
    const heard = new Promise<string>((resolve) => {
      get(listener.url, async (response) => resolve((await response.toArray()).join('')));
    });
    // The answer must have begun before the end does.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = listener.close(60_000);
    await expect(fetch(listener.url)).rejects.toThrow();
    finish();
    expect(await heard).toBe('first last');
    await closed;
  });

  test('lets an answer that outlasts the grace say its last words', async () => {
    const giveUp = new AbortController();
    const listener = await listen(
      (_request, response) => {
        response.write('first ');
        giveUp.signal.addEventListener('abort', () => response.end('last'));
      },
      '127.0.0.1',
      0,
    );
    const response = await fetch(listener.url);
    await Promise.all([
      listener.close(20, () => giveUp.abort()),
      response.text().then((text) => expect(text).toBe('first last')),
    ]);
  });

  test('ends an answer that has no last words', async () => {
    const listener = await listen((_request, response) => void response.write('for ever'), '127.0.0.1', 0);
    const response = await fetch(listener.url);
    await listener.close(20, () => undefined);
    await expect(response.text()).rejects.toThrow();
  });

  test('ends an answer that outlasts the grace', async () => {
    const listener = await listen((_request, response) => void response.write('for ever'), '127.0.0.1', 0);
    const response = await fetch(listener.url);
    await listener.close(20);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('a client that ends its own side', () => {
  const asked = (path: string) => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`;

  /** Asks and ends. The answer begins at once or not at all, and its last word waits for `finish`. */
  async function askAndEnd(begins: boolean, request = asked('/')) {
    const answers: ServerResponse[] = [];
    const listener = await listen(
      (_request, response) => {
        answers.push(response);
        if (begins) response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      },
      '127.0.0.1',
      0,
    );
    const socket = connect({ port: Number(new URL(listener.url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.end(request);
    while (answers.length < request.split('GET').length - 1) await wait(5);
    return { listener, socket, answers };
  }

  test.each([true, false])('and listens on gets its answer (begun: %s)', async (begins) => {
    const { listener, socket, answers } = await askAndEnd(begins);
    // Longer than m2c takes to find out whether anybody still listens.
    await wait(200);
    answers[0]?.end('last');
    expect((await socket.toArray()).join('')).toContain('last');
    await listener.close(0);
  });

  test.each([true, false])('and is gone loses its answer although nothing is said (begun: %s)', async (begins) => {
    const { listener, socket, answers } = await askAndEnd(begins);
    socket.destroy();
    await once(answers[0] as ServerResponse, 'close');
    expect(answers[0]?.writableFinished).toBe(false);
    await listener.close(0);
  });

  test('is told nothing that HTTP/1.0 does not know', async () => {
    const { listener, socket } = await askAndEnd(false, 'GET / HTTP/1.0\r\n\r\n');
    expect(await socket.toArray()).toEqual([]);
    await listener.close(0);
  });

  test('after two requests gets both answers in their order', async () => {
    const { listener, socket, answers } = await askAndEnd(false, asked('/first') + asked('/second'));
    await wait(200);
    answers[1]?.end('second answer');
    answers[0]?.end('first answer');
    const text = (await socket.toArray()).join('');
    expect(text.split(/HTTP\/1\.1 200.+?\r\n\r\n/s).slice(1)).toEqual(['first answer', 'second answer']);
    await listener.close(0);
  });
});

test('half a request is refused in words even while it is read', async () => {
  const listener = await listen(
    async (request) => void (await request.toArray().catch(() => undefined)),
    '127.0.0.1',
    0,
  );
  const socket = connect(Number(new URL(listener.url).port), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nno size\r\n');
  expect((await socket.toArray()).join('')).toMatch(/^HTTP\/1\.1 400 .*not an HTTP/s);
  await listener.close(0);
});

test('a refused client that does not end its side is not waited for', async () => {
  const listener = await listen(hello, '127.0.0.1', 0);
  const socket = connect({ port: Number(new URL(listener.url).port), host: '127.0.0.1', allowHalfOpen: true });
  socket.write('not HTTP\r\n\r\n');
  await once(socket.resume(), 'end');
  // Without a grace it waits for its connections alone.
  await listener.close(60_000);
  socket.destroy();
});
