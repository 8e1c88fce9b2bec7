/** Holds what an ear heard against what the provider said, and what went back to the provider against what it had said. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Recording } from '../recordings/recording.ts';
import type { HeardBody, HeardMessage } from '../upstream/fake-upstream.ts';
import type { Ear } from './ear.ts';
import type { Heard, HeardCall } from './heard.ts';
import { openStage } from './stage.ts';
import { type Told, toldOf } from './told.ts';

/** What is wrong with what this ear heard of the recording, one sentence each; empty when it heard what was said. */
export async function judge(ear: Ear, recording: Recording): Promise<readonly string[]> {
  const stage = await openStage(recording);
  try {
    const heard = await ear.hear(stage.url, recording);
    const bodies = stage.requests.map(({ body }) => body);
    return [...misheard(ear, recording, heard), ...forgotten(recording, bodies)];
  } catch (cause) {
    return [`The client broke off: ${cause instanceof Error ? cause.message : String(cause)}`];
  } finally {
    await stage.close();
  }
}

/** Where the ear heard something else than the provider said. */
export function misheard(
  ear: Pick<Ear, 'form' | 'deaf'>,
  { provider, turns }: Pick<Recording, 'provider' | 'turns'>,
  heard: readonly Heard[],
): string[] {
  if (heard.length !== turns.length) return [`It heard ${heard.length} answers of ${turns.length}.`];
  return turns.flatMap((turn, index) => {
    const of = heard[index];
    if (of === undefined) return [];
    const told = toldOf(turn, provider, ear);
    // Some clients give nothing of an answer that reached its limit but that it did.
    const lost = told.ending === 'incomplete' && ear.deaf.includes('shortened answers');
    return differences(lost ? { ...told, ...of, ending: 'incomplete' } : told, of, `answer ${index + 1}`);
  });
}

function differences(told: Told, heard: Heard, where: string): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['text', told.text, heard.text],
    ['reasoning', told.reasoning, heard.reasoning],
    ['calls', told.calls, heard.calls],
    ['usage', told.usage, heard.usage],
    ['ending', told.ending, heard.ending],
    ['error', told.errorCode, heard.error?.code ?? null],
  ];
  const wrong = pairs.filter(([what, said, got]) =>
    what === 'calls' ? !sameCalls(told.calls, heard.calls) : !isDeepStrictEqual(said, got),
  );
  const unsaid = told.errorSentences.filter((sentence) => heard.error?.message.includes(sentence) !== true);
  return [
    ...wrong.map(([what, said, got]) => `${where}: ${what} heard as ${shown(got)}, said as ${shown(said)}.`),
    ...unsaid.map((sentence) => `${where}: the error ${shown(heard.error?.message)} lacks ${shown(sentence)}.`),
  ];
}

/** An id that the provider left out may be any; arguments that it said twice, in another spacing, are the same. */
function sameCalls(told: readonly HeardCall[], heard: readonly HeardCall[]): boolean {
  const same = (said: HeardCall, got: HeardCall | undefined) =>
    got !== undefined &&
    (said.callId === '' ? got.callId !== '' : got.callId === said.callId) &&
    (got.input === said.input || isDeepStrictEqual(parsed(got.input), parsed(said.input))) &&
    isDeepStrictEqual({ ...got, callId: '', input: '' }, { ...said, callId: '', input: '' });
  return told.length === heard.length && told.every((said, at) => same(said, heard[at]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * What the provider did not get back of its own answers, within the exchange they belong to: words, thought and calls as the
 * golden request has them. Clients may write the arguments of a call anew, so they are compared by their meaning.
 */
export function forgotten({ turns }: Pick<Recording, 'turns'>, bodies: readonly HeardBody[]): string[] {
  return turns.flatMap((turn, index) => {
    const where = `request ${index + 1}`;
    const body = bodies[index];
    if (body === undefined) return [`${where} never reached the provider.`];
    const golden = ownAnswers(JSON.parse(readFileSync(turn.upstreamRequestFile, 'utf8')) as HeardBody);
    const sent = ownAnswers(body);
    if (sent.length !== golden.length) {
      return [`${where}: the provider gets back ${sent.length} answers of its own, gave ${golden.length}.`];
    }
    return golden.flatMap((given, place) =>
      (['content', 'thought', 'calls'] as const)
        .filter((what) => !isDeepStrictEqual(given[what], sent[place]?.[what]))
        .map((what) => `${where}: ${what} goes back as ${shown(sent[place]?.[what])}, said as ${shown(given[what])}.`),
    );
  });
}

interface OwnAnswer {
  readonly content: unknown;
  readonly thought: unknown;
  readonly calls: unknown;
}

/** The model's own messages since the user spoke last. */
function ownAnswers({ messages }: HeardBody): OwnAnswer[] {
  const since = messages.findLastIndex(({ role }) => role === 'user');
  return messages.slice(since + 1).flatMap((message) => (message.role === 'assistant' ? [meaning(message)] : []));
}

function meaning({ content, reasoning_content, reasoning, tool_calls: calls = [] }: HeardMessage): OwnAnswer {
  return {
    content: content || null,
    thought: reasoning_content ?? reasoning ?? null,
    calls: calls.map(({ id, function: { name, arguments: args } }) => ({
      // An id that the provider left out is made up, another one in each answer.
      id: id.replace(/^call_m2c\w+?_/, 'call_m2c_'),
      name,
      args: JSON.parse(args) as unknown,
    })),
  };
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing';
}
