/** What the events of one answer have in common. */
import type { StreamEvent } from '../../../generated/types/responses.ts';
import type { ToolNames } from '../tool-names.ts';
import type { ResponseBase } from './response.ts';

/** What does not change from the first event to the last. */
export interface AnswerContext {
  readonly base: ResponseBase;
  /** Names this answer inside item ids. */
  readonly answer: string;
  readonly names: ToolNames;
  readonly showReasoning: boolean;
  /** The text is a summary that the client keeps instead of the history. */
  readonly compacts: boolean;
  /** Call ids of the history: a provider that counts from zero in each answer must not repeat one. */
  readonly takenCallIds: ReadonlySet<string>;
}

/** An event before it has its place in the sequence. */
export type Unnumbered<E = StreamEvent> = E extends { readonly sequence_number: number }
  ? Omit<E, 'sequence_number'>
  : never;
