/**
 * A provider in trouble for minutes of real time, before m2c with its usual retries and its usual rests: what its clients
 * hear, and how much more it is asked than there are turns. `brownOut` in elsewhere-cases.ts is the same in a few seconds.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Answer, errorAnswer, startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';
import { ask, type HeardStream, listenTo } from './asking.ts';
import type { FaultCase } from './case.ts';
import { MOST_REQUESTS, told } from './elsewhere-cases.ts';
import type { World } from './world.ts';

/** What the provider goes through, each for the same time, and the share of its requests that fail meanwhile. */
const TROUBLES = [
  { what: 'a third fails', share: 1 / 3, answer: errorAnswer(503, 'Overloaded.') },
  { what: 'two thirds fail', share: 2 / 3, answer: errorAnswer(503, 'Overloaded.') },
  { what: 'all fail', share: 1, answer: errorAnswer(503, 'Overloaded.') },
  { what: 'two thirds are reset', share: 2 / 3, answer: { pieces: ['reset'] } satisfies Answer },
  { what: 'well again', share: 0, answer: errorAnswer(503, 'Overloaded.') },
] as const;
const WELL = 'From a provider in trouble.';
const TURN_EVERY_MS = 200;
const ANSWERS_AFTER_MS = 150;
const MINUTE_MS = 60_000;

/** What happened, in its order: m2c asked the provider, or told a turn that the provider is spared. */
interface Moment {
  readonly at: number;
  readonly what: 'asked' | 'spared';
}

/** The case that takes so many minutes; five turns come in each second. */
export function brownOutOf(minutes: number): FaultCase {
  const lastsMs = minutes * MINUTE_MS;
  return {
    number: null,
    name: `a provider in trouble for ${minutes} minutes`,
    hears: 'an answer or a failure each time; the provider gets at most a fifth more requests than there are turns',
    slow: true,
    lastsMs,
    play: (world) => play(world, lastsMs),
  };
}

async function play(world: World, lastsMs: number) {
  const startedAt = performance.now();
  const troubleAt = (at: number) =>
    TROUBLES[Math.min(TROUBLES.length - 1, Math.floor(((at - startedAt) / lastsMs) * TROUBLES.length))] ?? TROUBLES[0];
  const upstream = world.keep(
    await startFakeUpstream(({ arrivedAt }) => {
      const { share, answer } = troubleAt(arrivedAt);
      const { pieces, ...head } = Math.random() < share ? answer : textAnswer(WELL);
      return { ...head, pieces: [{ waitMs: ANSWERS_AFTER_MS }, ...pieces] };
    }),
  );
  const url = await world.serve(upstream.url);
  const turns: Promise<{ readonly at: number; readonly endedAt: number; readonly heard: HeardStream }>[] = [];
  while (performance.now() - startedAt < lastsMs) {
    const at = performance.now();
    turns.push(ask(url).then((reply) => ({ at, endedAt: reply.endedAt, heard: listenTo(reply) })));
    await wait(Math.max(0, startedAt + turns.length * TURN_EVERY_MS - performance.now()));
  }
  const done = await Promise.all(turns);
  const heard = done.map((turn) => turn.heard);
  const asked = upstream.requests.map(({ arrivedAt }): Moment => ({ at: arrivedAt, what: 'asked' }));
  const spared = done.flatMap(({ endedAt, heard }): Moment[] =>
    isSpared(heard) ? [{ at: endedAt, what: 'spared' }] : [],
  );
  const ratio = asked.length / done.length;
  const worst = Math.max(...perMinute(asked, done, startedAt, lastsMs));
  const answered = heard.filter(({ text }) => text === WELL).length;
  const changes = turningPoints([...asked, ...spared]);
  return {
    ...told(heard, ratio <= MOST_REQUESTS ? [] : [`${ratio.toFixed(2)} requests for each turn`]),
    heard: [
      `${done.length} turns, ${asked.length} requests, ${ratio.toFixed(2)} for each turn (${worst.toFixed(2)} in the worst minute)`,
      `${answered} answered, ${done.length - answered} failures heard, ${spared.length} of them told at once that it is spared`,
      `the breaker opened ${changes.opened} times and let ${changes.probes} probes through`,
    ].join('; '),
  };
}

const isSpared = ({ error }: HeardStream) => error?.message.includes('spared') === true;

function perMinute(asked: readonly Moment[], turns: readonly { readonly at: number }[], from: number, lastsMs: number) {
  const minuteOf = ({ at }: { readonly at: number }) => Math.floor((at - from) / MINUTE_MS);
  return Array.from({ length: Math.ceil(lastsMs / MINUTE_MS) }, (_, minute) => {
    const within = (all: readonly { readonly at: number }[]) => all.filter((one) => minuteOf(one) === minute).length;
    return within(asked) / Math.max(1, within(turns));
  });
}

/** The first turn that is spared after a request tells that the breaker opened, the next request is its probe. */
function turningPoints(moments: readonly Moment[]): { readonly opened: number; readonly probes: number } {
  const inOrder = moments.toSorted((one, other) => one.at - other.at).map(({ what }) => what);
  const turns = inOrder.filter((what, index) => index > 0 && what !== inOrder[index - 1]);
  return {
    opened: turns.filter((what) => what === 'spared').length,
    probes: turns.filter((what) => what === 'asked').length,
  };
}
