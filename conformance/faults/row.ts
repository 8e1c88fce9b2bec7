/** A fault case as a row of data: what the provider does, and what the client must hear of it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../upstream/fake-upstream.ts';
import { ask, bodyOf, listenTo } from './asking.ts';
import type { FaultCase, Finding } from './case.ts';
import { type Provider, scripted, WELL } from './faulty-upstream.ts';
import { type Expected, inWords, lostIn, wrongIn, wrongInPlain } from './judge.ts';
import { API_KEY, type Variables, type World } from './world.ts';

export interface Row {
  readonly number: number | null;
  readonly name: string;
  readonly hears: string;
  readonly slow?: boolean;
  readonly alone?: boolean;
  readonly provider: (world: World) => Promise<Provider>;
  readonly expects: Expected;
  /** Laid over the request. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Laid over the settings of m2c. */
  readonly variables?: Variables;
  /** More of them, that need a file. */
  readonly settings?: (world: World) => Promise<Variables>;
  /** How often the provider is asked for the one stream; once, unless it says so. */
  readonly asks?: number;
  /** m2c is the one to let the connection go, and must do so soon. */
  readonly letsGo?: boolean;
  /** The fault stays: the provider is not asked a third time. */
  readonly lasting?: boolean;
}

/** Asks for a stream, then for a plain answer, then once more when the provider is well again. */
export function caseOf(row: Row): FaultCase {
  const { number, name, hears, slow = false, alone = false } = row;
  return { number, name, hears, slow, alone, play: (world) => playRow(row, world) };
}

/** What the client hears when m2c does not ask again, or no longer. */
const NO_RETRIES = { M2C_RETRIES: '0' };

async function playRow(row: Row, world: World): Promise<Finding> {
  const provider = world.keep(await row.provider(world));
  const settings = await row.settings?.(world);
  const url = await world.serve(provider.url, { ...NO_RETRIES, ...row.variables, ...settings });
  const host = new URL(provider.url).host;
  const streamed = await ask(url, bodyOf(row.body));
  const asked = provider.asked();
  const providerClosedMs = row.letsGo === true ? await closedAfter(provider, streamed.endedAt) : null;
  const plain = await ask(url, bodyOf({ ...row.body, stream: false }));
  const again = row.lasting === true ? null : listenTo(await ask(url, bodyOf()));
  const stream = listenTo(streamed);
  return {
    heard: inWords(stream, host),
    wrong: [
      ...wrongIn(stream, row.expects, host),
      ...wrongInPlain(plain, row.expects, host),
      ...(again === null || again.text === WELL ? [] : [`the next request hears ${inWords(again, host)}`]),
      ...(asked === 0 || asked === (row.asks ?? 1) ? [] : [`the provider was asked ${asked} times`]),
      ...((streamed.text + plain.text).includes(API_KEY) ? ['the key is told to the client'] : []),
    ],
    lost: lostIn(stream, row.expects),
    providerClosedMs,
    terminals: stream.terminals,
  };
}

const LONG_AFTER_MS = 3000;

async function closedAfter(provider: Provider, endedAt: number): Promise<number> {
  const releasedAt = await Promise.race([provider.released(), wait(LONG_AFTER_MS, endedAt + LONG_AFTER_MS)]);
  return Math.max(0, releasedAt - endedAt);
}

/** A row whose provider answers in lawful HTTP. */
export interface Said extends Omit<Row, 'hears' | 'provider'>, Answer {}

/** Cases of which the client must hear the same. */
export function casesOf(hears: string, said: readonly Said[]): readonly FaultCase[] {
  return said.map((row) => caseOf({ ...row, hears, provider: () => scripted(row) }));
}
