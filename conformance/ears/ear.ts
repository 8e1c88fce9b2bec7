/** An ear: a client of the Responses API that tells what it heard of a conversation. */
import type { Recording } from '../recordings/recording.ts';
import type { Heard } from './heard.ts';

/** What a client may know of an answer. */
export const SENSES = [
  'text',
  'reasoning',
  'calls',
  'namespaces',
  'custom tools',
  'usage',
  'ending',
  'errors',
  'shortened answers',
] as const;

export type Sense = (typeof SENSES)[number];

export interface Ear {
  readonly name: string;
  /** The package that listens, with its version. */
  readonly client: string;
  /** A plain answer carries another error code than a stream, since a status says the rest. */
  readonly form: 'stream' | 'plain';
  /** Which requests it sends: the recorded ones, or those it writes itself from the same prompts and tools. */
  readonly requests: 'recorded' | 'its own';
  /** What this client cannot know, so that its silence about it is no agreement. */
  readonly deaf: readonly Sense[];
  /** Holds the recorded conversation with the server at this address and tells what it heard, turn by turn. */
  hear(url: string, recording: Recording): Promise<readonly Heard[]>;
}

export const SILENCE: Heard = {
  text: '',
  refusal: '',
  reasoning: '',
  sealed: [],
  calls: [],
  usage: null,
  ending: 'cut',
  error: null,
};

/** What a client hears of a turn that failed before it said anything. */
export function failure(code: string | null | undefined, message: string): Heard {
  return { ...SILENCE, ending: 'failed', error: { code: code ?? 'none', message } };
}
