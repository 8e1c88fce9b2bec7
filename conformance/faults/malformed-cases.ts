/** Clients that send what is not lawful HTTP: refused in words, and never passed on. */
import { bodyOf } from './asking.ts';
import { callWith, headBytes, repliesIn, requestBytes } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, overWithin, wellProvider } from './found.ts';
import type { World } from './world.ts';

const PATIENCE_MS = 5000;

interface Malformed {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  readonly status: number;
  /** What the sentence must say. */
  readonly says: RegExp;
}

const notHttp = /not an HTTP\/1\.1 request/;
const chunked = headBytes({ 'transfer-encoding': 'chunked' }).toString();

const MALFORMED: readonly Malformed[] = [
  { name: 'sends what is not HTTP', bytes: '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n', status: 400, says: notHttp },
  { name: 'speaks HTTP/2 at once', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 400, says: notHttp },
  { name: 'sends garbage for chunks', bytes: `${chunked}5\r\n{"mod\r\nxyz\r\n`, status: 400, says: notHttp },
  { name: 'sends a chunk of a size that is none', bytes: `${chunked}-5\r\nhello\r\n`, status: 400, says: notHttp },
  {
    ...{ name: 'gives two lengths', status: 400, says: notHttp },
    bytes: `${headBytes({ 'content-length': '5', 'Content-Length': '7' })}hello!!`,
  },
  {
    ...{ name: 'gives a length and chunks', status: 400, says: notHttp },
    bytes: `${headBytes({ 'content-length': '5', 'transfer-encoding': 'chunked' })}0\r\n\r\n`,
  },
  {
    ...{ name: 'ends its header lines in a bare line feed', status: 400, says: notHttp },
    bytes: headBytes({ 'content-length': '2' }).toString().replaceAll('\r\n', '\n'),
  },
  {
    ...{ name: 'says a length that is too short', status: 400, says: /not valid JSON|not an HTTP/ },
    bytes: Buffer.concat([headBytes({ 'content-length': '9' }), Buffer.from(JSON.stringify(bodyOf()))]),
  },
  {
    ...{ name: 'sends headers of a megabyte', status: 431, says: /headers of the request are too large/ },
    bytes: headBytes({ 'content-length': '2', 'x-filler': 'x'.repeat(1_000_000) }),
  },
  {
    ...{ name: 'sends ten thousand headers', status: 431, says: /headers of the request are too large/ },
    bytes: headBytes(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`x-${at}`, 'x']))),
  },
  {
    ...{ name: 'sends two Host headers', status: 403, says: /Host header/ },
    bytes: requestBytes(bodyOf(), { Host: '127.0.0.1' }),
  },
];

export const malformedCases: readonly FaultCase[] = MALFORMED.map((row) => ({
  number: 35,
  name: `the client ${row.name}`,
  hears: `${row.status} with a sentence; the provider is never asked, the next client is answered.`,
  play: (world) => sendMalformed(row, world),
}));

async function sendMalformed({ bytes, status, says }: Malformed, world: World): Promise<Finding> {
  const provider = await wellProvider(world);
  const url = await world.serve(provider.url);
  const caller = callWith(url, bytes);
  caller.socket.end();
  await overWithin([caller], PATIENCE_MS);
  caller.leave('close');
  const [reply] = repliesIn(caller.received());
  const lost = await nextClient(url);
  if (reply === undefined) return finding({ heard: 'the end of the connection', wrong: ['no answer came'], lost });
  const { message = '' } = reply.text.startsWith('{') ? JSON.parse(reply.text).error : {};
  return finding({
    heard: `${reply.status} "${message}"`,
    wrong: [
      ...(reply.status === status ? [] : [`the status is ${reply.status}, not ${status}`]),
      ...(says.test(message) ? [] : [`the sentence does not say ${says}: "${message}"`]),
      ...provider.wronglyAsked(),
    ],
    lost,
  });
}
