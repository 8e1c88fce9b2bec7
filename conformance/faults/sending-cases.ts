/** Clients that send less than they said, several requests at once, words out of place, or nothing for too long. */
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';
import { bodyOf, listenTo } from './asking.ts';
import { callWith, headBytes, repliesIn, requestBytes, withoutComments } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding, nextClient, overWithin, wellProvider } from './found.ts';
import { launch, openDescriptors } from './program.ts';
import type { World } from './world.ts';

const PATIENCE_MS = 5000;
const PATIENT = { M2C_IDLE_TIMEOUT_MS: '60000' };

const body = JSON.stringify(bodyOf({ input: 'Never asked.' }));

export const sendingCases: readonly FaultCase[] = [
  {
    number: 35,
    name: 'the client says a length that is too long, and waits',
    hears: 'Nothing, since its request is not over; when it gives up, the provider has never been asked.',
    play: promiseTooMuch,
  },
  {
    number: 35,
    name: 'the client sends garbage while its answer comes',
    hears: 'A cut, and nothing that could be taken for a part of its answer; the provider is let go.',
    play: interject,
  },
  {
    number: null,
    name: 'the client sends ten requests at once on one connection',
    hears: 'Ten whole answers, in their order.',
    play: pipeline,
  },
  {
    number: 35,
    name: '300 clients send nothing, half a header or half a body',
    hears:
      'Within 15 s (headers) and 120 s (bodies) a 408 and the end of the connection; all others are answered meanwhile.',
    slow: true,
    play: stall,
  },
];

async function promiseTooMuch(world: World): Promise<Finding> {
  const provider = await wellProvider(world);
  const url = await world.serve(provider.url);
  const caller = callWith(url, requestBytes(Buffer.from(body), { 'content-length': String(body.length + 10) }));
  await wait(200);
  const early = caller.received();
  caller.leave('close');
  return finding({
    heard: early === '' ? 'nothing' : early,
    wrong: [...(early === '' ? [] : ['half a request was answered']), ...provider.wronglyAsked()],
    lost: await nextClient(url),
  });
}

async function interject(world: World): Promise<Finding> {
  const upstream = world.keep(await startFakeUpstream(() => ({ pieces: [chunk({ content: 'It is' }), 'hang'] })));
  const caller = callWith(await world.serve(upstream.url, PATIENT), requestBytes());
  await caller.hears('output_text.delta');
  const heardBefore = caller.received();
  caller.socket.write('garbage\r\n\r\n');
  const sentAt = performance.now();
  await overWithin([caller], PATIENCE_MS);
  caller.leave('close');
  const { at } = await (await upstream.request(0)).closed;
  const more = caller.received().slice(heardBefore.length);
  return finding({
    heard: more === '' ? 'a cut' : `more: ${more}`,
    wrong: more.includes('HTTP/1.1') ? ['a refusal stands in the middle of the answer'] : [],
    providerClosedMs: at - sentAt,
  });
}

async function pipeline(world: World): Promise<Finding> {
  const questions = Array.from({ length: 10 }, (_, at) => `Question ${at}.`);
  // The first takes the longest, so that the others are ready before it.
  const upstream = world.keep(
    await startFakeUpstream(({ body: { messages } }) => {
      const at = questions.findIndex((question) => JSON.stringify(messages).includes(question));
      return { pieces: [{ waitMs: 100 - 10 * at }, ...textAnswer(`Answer ${at}.`).pieces] };
    }),
  );
  const requests = questions.map((input, at) => requestBytes(bodyOf({ input, stream: at % 2 === 0 })));
  const caller = callWith(await world.serve(upstream.url), Buffer.concat(requests));
  caller.socket.end();
  await overWithin([caller], PATIENCE_MS);
  caller.leave('close');
  const replies = repliesIn(caller.received());
  const told = replies.map((reply, at) =>
    at % 2 === 0 ? listenTo(withoutComments(reply)).text : plainText(reply.text),
  );
  return finding({
    heard: `${replies.length} answers, ${told.filter((text, at) => text === `Answer ${at}.`).length} of them in their place`,
    wrong: replies.flatMap((reply, at) => (at % 2 === 0 ? listenTo(withoutComments(reply)).unlawful : [])),
    lost: questions.flatMap((_, at) => (told[at] === `Answer ${at}.` ? [] : [`answer ${at}`])),
  });
}

const plainText = (json: string): string => /"text":"([^"]*)"/.exec(json)?.[1] ?? '';

const STALLED = 100;
/** The deadlines of the door, and how often it looks at them, with room for a busy machine. */
const HEADERS_MS = 15_000 + 5000 + 3000;
const BODY_MS = 120_000 + 5000 + 3000;
/** Longer than m2c gives to its last words. */
const LINGER_MS = 3000;

async function stall(world: World): Promise<Finding> {
  const provider = await wellProvider(world);
  const program = await launch(world, provider.url);
  const before = openDescriptors(program.pid);
  const kinds = {
    silent: '',
    'half a header': headBytes({}).subarray(0, 40),
    'half a body': requestBytes().subarray(0, -5),
  };
  const stalled = Object.values(kinds).flatMap((bytes) =>
    Array.from({ length: STALLED }, () => callWith(program.url, bytes)),
  );
  const headers = stalled.slice(0, 2 * STALLED);
  const meanwhile = await Promise.all(Array.from({ length: 20 }, () => nextClient(program.url)));
  const headersOver = await overWithin(headers, HEADERS_MS);
  const allOver = await overWithin(stalled, BODY_MS);
  const statuses = new Set(stalled.map((caller) => repliesIn(caller.received())[0]?.status ?? 'nothing'));
  // The clients do not end their side: m2c must not wait for that either.
  await wait(LINGER_MS);
  const files = openDescriptors(program.pid);
  const kept = files === null || before === null ? 0 : Math.max(0, files - before);
  for (const caller of stalled) caller.leave('close');
  return finding({
    heard: `${[...statuses].join(', ')} and the end; ${kept} of ${stalled.length} connections kept`,
    wrong: [
      ...(headersOver ? [] : ['headers that never end are waited for']),
      ...(allOver ? [] : ['bodies that never end are waited for']),
      ...([...statuses].every((status) => status === 408) ? [] : [`they heard ${[...statuses].join(', ')}`]),
      ...(kept < STALLED / 2 ? [] : [`${kept} connections are kept`]),
      ...provider.wronglyAsked(),
    ],
    lost: [...meanwhile.flat(), ...(await nextClient(program.url))],
  });
}
