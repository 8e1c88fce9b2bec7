/** Clients that end their own side and listen on: on the wire they look like clients that have gone. */
import { setTimeout as wait } from 'node:timers/promises';
import { chunk, DONE, finish, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { bodyOf, listenTo } from './asking.ts';
import { callWith, headBytes, repliesIn, requestBytes, withoutComments } from './caller.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding } from './found.ts';
import type { World } from './world.ts';

const PATIENT = { M2C_IDLE_TIMEOUT_MS: '60000' };
const LONG_AFTER_MS = 2000;

export const halfClosedCases: readonly FaultCase[] = [
  ...[true, false].map(
    (stream): FaultCase => ({
      number: 33,
      name: `the client ends its own side and listens on${stream ? '' : ', without a stream'}`,
      hears: 'The whole answer, although a client that has left looks the same at first.',
      play: (world) => listenOn(stream, world),
    }),
  ),
  {
    number: 33,
    name: 'the client ends its own side without a request',
    hears: 'The end of the connection.',
    play: sayNothing,
  },
];

async function listenOn(stream: boolean, world: World): Promise<Finding> {
  const pieces = [chunk({ content: 'First. ' }), { waitMs: 300 }, chunk({ content: 'Last.' }), finish('stop'), DONE];
  const upstream = world.keep(await startFakeUpstream([{ pieces }]));
  const url = await world.serve(upstream.url, PATIENT);
  const caller = callWith(url, requestBytes(bodyOf({ stream })));
  caller.socket.end();
  await caller.over;
  const [reply] = repliesIn(caller.received());
  if (reply === undefined) return finding({ heard: 'nothing', lost: ['the answer'], terminals: stream ? 0 : null });
  if (!stream) {
    const told = reply.text.includes('First. Last.');
    return finding({ heard: `${reply.status} with its text`, lost: told ? [] : ['the text'] });
  }
  const heard = listenTo(withoutComments(reply));
  return finding({
    heard: `${heard.ending}, text "${heard.text}"`,
    wrong: heard.unlawful,
    lost: heard.text === 'First. Last.' ? [] : ['the text'],
    terminals: heard.terminals,
  });
}

async function sayNothing(world: World): Promise<Finding> {
  const url = await world.serve('http://127.0.0.1:9/v1');
  const silent = [callWith(url, ''), callWith(url, headBytes({}).subarray(0, 30))];
  for (const caller of silent) caller.socket.end();
  const ended = await Promise.race([Promise.all(silent.map((caller) => caller.over)), wait(LONG_AFTER_MS, null)]);
  return finding({ heard: 'the end of the connection', wrong: ended === null ? ['the connection stays open'] : [] });
}
