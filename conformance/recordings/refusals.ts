/** Why the suite refuses recordings: one that says nothing, or what another says already, only costs its readers time. */
import { createHash } from 'node:crypto';
import { type ProviderAnswer, readProvider } from '../upstream/provider-reader.ts';
import { aboutComplaints, type RecordedTurn, type Recording } from './recording.ts';

/** One sentence for each fault of each recording, which names the recording and what to do; empty when all may stay. */
export function refusals(recordings: readonly Recording[], knows: (provider: string) => boolean): string[] {
  return [
    ...recordings.flatMap((recording) =>
      [...aboutComplaints(recording), ...stranger(recording, knows), ...meaningless(recording)].map(
        (complaint) => `${recording.name}: ${complaint}`,
      ),
    ),
    ...duplicates(recordings),
  ];
}

function stranger({ provider }: Recording, knows: (provider: string) => boolean): string[] {
  return knows(provider) ? [] : [`no provider is called "${provider}": add its profile to server/providers first.`];
}

function meaningless(recording: Recording): string[] {
  const { turns, provider, about } = recording;
  if (turns.length === 0) return ['it holds no answer of a provider: record one, or remove the folder.'];
  const silent = turns.findIndex(({ answer }) => answer.length === 0);
  if (silent >= 0) return [`the answer of turn ${silent + 1} is empty: record it again.`];
  const heard = turns.map((turn) => ({ turn, answer: readProvider(turn.answer, turn.status, provider) }));
  const mute = heard.findIndex(({ turn, answer }) => turn.status === 200 && isMute(answer));
  if (mute >= 0) return [`the answer of turn ${mute + 1} holds no event of a provider: record it again.`];
  const claims = Array.isArray(about.exercises) ? about.exercises.map(String) : [];
  if (claims.some((claim) => heard.some(({ turn, answer }) => isShown(claim, turn, answer)))) return [];
  const shown = TRAITS.filter(({ shows }) => heard.some(({ turn, answer }) => shows(answer, turn))).map(({ is }) => is);
  return [`"exercises" names nothing that its bytes show, which is ${shown.join(', ')}: say what it is there for.`];
}

function isMute({ text, reasoning, calls, usage, finish, error }: ProviderAnswer): boolean {
  return text + reasoning === '' && calls.length === 0 && usage === null && finish === null && error === null;
}

interface Trait {
  readonly is: string;
  /** Words by which people call it. */
  readonly called: RegExp;
  readonly shows: (answer: ProviderAnswer, turn: RecordedTurn) => boolean;
}

const TRAITS: readonly Trait[] = [
  { is: 'text', called: /text|markdown|words/i, shows: ({ text }) => text !== '' },
  { is: 'reasoning', called: /reason|think|thought/i, shows: ({ reasoning }) => reasoning !== '' },
  { is: 'tool calls', called: /call|tool|argument/i, shows: ({ calls }) => calls.length > 0 },
  { is: 'tool results', called: /result/i, shows: (_, { request }) => /_call_output"/.test(JSON.stringify(request)) },
  { is: 'usage', called: /usage|tokens/i, shows: ({ usage }) => usage !== null },
  { is: 'an error', called: /error|refus|fail|limit/i, shows: ({ ending }) => ending === 'failed' },
  { is: 'an answer cut short', called: /cut|incomplete|length|broke/i, shows: ({ ending }) => ending !== 'completed' },
  { is: 'comments', called: /comment|keep-?alive/i, shows: (_, { answer }) => /^:/m.test(latin(answer)) },
];

/** By a trait that it names, or by a word of the wire that stands in the bytes. */
function isShown(claim: string, turn: RecordedTurn, answer: ProviderAnswer): boolean {
  if (TRAITS.some(({ called, shows }) => called.test(claim) && shows(answer, turn))) return true;
  const bytes = latin(turn.answer);
  return (claim.match(/\w{4,}/g) ?? []).some((word) => bytes.includes(word));
}

/** Recordings whose provider answers are those of an earlier one, byte for byte. */
function duplicates(recordings: readonly Recording[]): string[] {
  const nameOf = new Map<string, string>();
  return recordings.flatMap(({ name, turns }) => {
    if (turns.length === 0) return [];
    const sum = createHash('sha256');
    for (const turn of turns) sum.update(`${turn.answer.length}:`).update(turn.answer);
    const bytes = sum.digest('hex');
    const earlier = nameOf.get(bytes);
    nameOf.set(bytes, earlier ?? name);
    return earlier === undefined ? [] : [`${name}: its provider bytes are those of ${earlier}: remove one of them.`];
  });
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
