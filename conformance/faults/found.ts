/** What the cases of the client and the host share: a finding with only what they found, and who comes after a fault. */
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeUpstream, textAnswer } from '../upstream/fake-upstream.ts';
import { ask, listenTo } from './asking.ts';
import type { Caller } from './caller.ts';
import type { Finding } from './case.ts';
import type { World } from './world.ts';

const WELL = 'The next one is answered.';

/** The provider's answer to whoever asks with `Go on.`, as `ask` does. */
export const WELL_ANSWER = textAnswer(WELL);

/** A finding; what is left out is as it should be. */
export function finding(found: Partial<Finding> & Pick<Finding, 'heard'>): Finding {
  return { wrong: [], lost: [], providerClosedMs: null, terminals: null, ...found };
}

/** Asks as the next client does. @returns what was lost for it: nothing, when it is answered. */
export async function nextClient(url: string): Promise<readonly string[]> {
  try {
    const { text, ending } = listenTo(await ask(url));
    return text === WELL ? [] : [`the next client's answer: it heard ${ending} "${text}"`];
  } catch (cause) {
    return [`the next client's answer: ${(cause as Error).message}`];
  }
}

/** A provider that answers the next client, and remembers whether anybody else came to it. */
export async function wellProvider(world: World) {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const asked = () => upstream.requests.filter((heard) => !JSON.stringify(heard.body.messages).includes('Go on.'));
  return { url: upstream.url, wronglyAsked: () => (asked().length > 0 ? ['the provider was asked'] : []) };
}

/** Whether the server has ended all these connections within this time. */
export async function overWithin(callers: readonly Caller[], limitMs: number): Promise<boolean> {
  const all = Promise.all(callers.map((caller) => caller.over)).then(() => true);
  return Promise.race([all, wait(limitMs, false, { ref: false })]);
}
