/** What is asked of a recording without any client: its request, its golden files, the order of its events, their fold. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { OutputItem, ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import { chatRequest } from '../../generated/validators-wire.js';
import { foldItems, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { openStage, type Stage } from '../ears/stage.ts';
import { ask } from '../ears/strict-fold.ts';
import { goldenDifferences } from '../recordings/golden.ts';
import type { Recording } from '../recordings/recording.ts';
import { refusedBy } from '../upstream/provider-rules.ts';
import type { Column } from './matrix.ts';

const named: readonly Omit<Column, 'kind'>[] = [
  {
    name: 'golden',
    promise: 'The golden files are what m2c makes of the recorded request and the recorded answer.',
    judge: async (recording) =>
      [...goldenDifferences(recording)].map(([file, lines]) => `${basename(file)} would change\n${lines}`),
  },
  {
    name: 'request',
    promise: 'The provider is sent the golden request; the contract allows it, and a strict provider accepts it.',
    judge: (recording) => onStage(recording, checkRequests),
  },
  {
    name: 'lifecycle',
    promise: 'The events of each answer come in lawful order and agree with one another.',
    judge: (recording) => onStage(recording, checkLifecycle),
  },
  {
    name: 'fold',
    promise: 'An independent fold of the events equals the last one, and the plain answer says the same.',
    judge: (recording) => onStage(recording, checkFold),
  },
];

export const checks: readonly Column[] = named.map((check) => ({ kind: 'check', ...check }));

type Check = (recording: Recording, stage: Stage) => Promise<string[]>;

async function onStage(recording: Recording, check: Check): Promise<readonly string[]> {
  const stage = await openStage(recording);
  try {
    return await check(recording, stage);
  } finally {
    await stage.close();
  }
}

/** The events of each turn, asked for one after another. */
async function eventsOf({ turns }: Recording, { url }: Stage): Promise<StreamEvent[][]> {
  const streams: StreamEvent[][] = [];
  for (const { request } of turns) streams.push(readEvents(await (await ask(url, request, true)).text()));
  return streams;
}

async function checkRequests(recording: Recording, stage: Stage): Promise<string[]> {
  await eventsOf(recording, stage);
  return recording.turns.flatMap((turn, index) => {
    const where = `request ${index + 1}`;
    const body = stage.requests[index]?.body;
    if (body === undefined) return [`${where} never reached the provider.`];
    const golden: unknown = JSON.parse(readFileSync(turn.upstreamRequestFile, 'utf8'));
    const rule = refusedBy(recording.provider, body);
    return [
      ...(chatRequest(body) ? [] : [`${where} breaks the contract: ${JSON.stringify(chatRequest.errors?.[0])}.`]),
      ...(rule === null ? [] : [`${where} is refused by a strict provider: ${rule}.`]),
      ...(isDeepStrictEqual(body, golden) ? [] : [`${where} is not the golden one: ${JSON.stringify(body)}.`]),
    ];
  });
}

async function checkLifecycle(recording: Recording, stage: Stage): Promise<string[]> {
  return unlawful(await eventsOf(recording, stage));
}

/** What is unlawful in the streams of a conversation. */
export function unlawful(streams: readonly (readonly StreamEvent[])[]): string[] {
  return streams.flatMap((events, index) => complaints(events).map((found) => `answer ${index + 1}: ${found}.`));
}

async function checkFold(recording: Recording, stage: Stage): Promise<string[]> {
  const streams = await eventsOf(recording, stage);
  const second = await openStage(recording);
  try {
    const found: string[] = [];
    for (const [index, events] of streams.entries()) {
      const plain = await (await ask(second.url, recording.turns[index]?.request, false)).json();
      found.push(...disagreement(events, plain as ResponseResource).map((told) => `answer ${index + 1}: ${told}`));
    }
    return found;
  } finally {
    await second.close();
  }
}

/** Where the fold of a stream, its last event and the plain answer to the same request tell different things. */
export function disagreement(events: readonly StreamEvent[], plain: ResponseResource): string[] {
  const last = events.at(-1);
  const streamed = last !== undefined && 'response' in last ? last.response : null;
  const folds = isDeepStrictEqual(streamed?.output, foldItems(events));
  const agree = streamed !== null && isDeepStrictEqual(substance(plain), substance(streamed));
  return [
    ...(folds ? [] : ['the fold of the events is not the output of the last one.']),
    ...(agree ? [] : [`the plain answer is ${JSON.stringify(plain)}, the streamed one ${JSON.stringify(streamed)}.`]),
  ];
}

/** What two forms of an answer share: all but ids and times. A plain failure is its error alone, under its own code. */
function substance(response: ResponseResource): unknown {
  if (response.error !== null) return { failed: response.error.message };
  const { status, model, output, usage, incomplete_details: incomplete } = response;
  return { status, model, usage, incomplete, output: output.map(withoutIds) };
}

/** The provider's own call ids stay; those that it left out are made up anew for each answer. */
function withoutIds(item: OutputItem): unknown {
  const made = 'call_id' in item && item.call_id.startsWith('call_m2c');
  return { ...item, id: '', ...(made ? { call_id: '' } : {}) };
}
