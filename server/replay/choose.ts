/** Which recorded answer a request gets: pure but for the count of what was given already. */
import { firstDifference, tellDifference } from './difference.ts';
import type { RecordedAnswer, Recording } from './recording.ts';

/** What a request must say for an answer to be chosen. */
export interface Asked {
  readonly model: string;
  readonly messages: readonly unknown[];
  /** The whole body. */
  readonly body: { readonly [field: string]: unknown };
}

export interface Chosen {
  readonly recording: Recording;
  readonly answer: RecordedAnswer;
}

/**
 * A request names a recording, or the model that one was recorded with. Of the recording it names it gets the turn it stands
 * at; of all that were recorded with its model, the turn whose messages it repeats for longest. Null when nobody knows it.
 */
export function chooseAnswer(asked: Asked, recordings: readonly Recording[], given: Given): Chosen | null {
  const named = recordings.find(({ name }) => name === asked.model);
  const candidates = named === undefined ? ofModel(asked, recordings) : turnsOf(named, asked);
  const [first] = candidates.sort((one, other) => given.times(one.answer) - given.times(other.answer));
  if (first !== undefined) given.count(first.answer);
  return first ?? null;
}

/** A request that was recorded twice, such as one tried again after a refusal, gets one answer after the other. */
export class Given {
  private readonly counts = new WeakMap<RecordedAnswer, number>();
  times(answer: RecordedAnswer): number {
    return this.counts.get(answer) ?? 0;
  }
  count(answer: RecordedAnswer): void {
    this.counts.set(answer, this.times(answer) + 1);
  }
}

function turnsOf(recording: Recording, { messages }: Asked): Chosen[] {
  const roles = JSON.stringify(messages.map(roleOf));
  const same = recording.answers.filter(
    ({ asked }) => asked !== null && JSON.stringify(messagesOf(asked).map(roleOf)) === roles,
  );
  const { answers } = recording;
  const last = answers[Math.min(answersGiven(messages.map(roleOf)), answers.length - 1)];
  const chosen = same.length > 0 ? same : last === undefined ? [] : [last];
  return chosen.map((answer) => ({ recording, answer }));
}

/** How often the model has already answered the last prompt: the tool loop goes on from there. */
function answersGiven(roles: readonly unknown[]): number {
  return roles.slice(roles.lastIndexOf('user') + 1).filter((role) => role === 'assistant').length;
}

function ofModel({ model, messages }: Asked, recordings: readonly Recording[]): Chosen[] {
  const all = recordings
    .flatMap((recording) => recording.answers.map((answer) => ({ recording, answer })))
    .filter(({ answer }) => fieldOf(answer.asked, 'model') === model)
    .map((chosen) => ({ chosen, likeness: likeness(messagesOf(chosen.answer.asked), messages) }));
  const best = Math.max(...all.map((one) => one.likeness));
  return all.filter((one) => one.likeness === best).map((one) => one.chosen);
}

/** Messages in common from the beginning on, and a half for a conversation of the same length. */
function likeness(recorded: readonly unknown[], got: readonly unknown[]): number {
  const parting = got.findIndex((message, index) => firstDifference(recorded[index], message) !== null);
  return (parting < 0 ? got.length : parting) + (recorded.length === got.length ? 0.5 : 0);
}

/** One sentence about the first difference between what was recorded and what is asked now, null when there is none. */
export function complaint(asked: Asked, { recording, answer }: Chosen): string | null {
  const turn = recording.answers.indexOf(answer);
  const file = `${turn * 4 + 2}-upstream-request.json`;
  if (answer.asked === null) return `${recording.name} has no ${file} to compare the request with: run make golden.`;
  // Whoever asks by the recording's name cannot name the model too.
  const { body } = asked;
  const now = asked.model === recording.name ? { ...body, model: fieldOf(answer.asked, 'model') } : body;
  const difference = firstDifference(answer.asked, now);
  if (difference === null) return null;
  return `${recording.name}, turn ${turn + 1}: the request differs from ${file} at ${tellDifference(difference)}.`;
}

function messagesOf(body: unknown): readonly unknown[] {
  const messages = fieldOf(body, 'messages');
  return Array.isArray(messages) ? messages : [];
}

const roleOf = (message: unknown) => fieldOf(message, 'role');

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as { readonly [name: string]: unknown })[field]
    : undefined;
}
