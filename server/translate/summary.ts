/** A summary that stands for a history: how it is asked for, and how the model that goes on reads it. */
import type { UserTurn } from './conversation.ts';

/** The message that asks for the summary of all that stands before it. */
export const SUMMARISE: UserTurn =
  userTurn(`The conversation is about to outgrow its window. Write the summary that will replace it, for another model that
continues the work without having seen any of this. Say what the user asked for, what was done and decided and why, which files,
commands and facts matter, what is unfinished, and what comes next. Be complete and exact; answer with the summary only.`);

/** The message that stands where the history was. */
export function summaryTurn(summary: string): UserTurn {
  return userTurn(`Summary of the conversation so far, which was too long to keep:\n\n${summary}`);
}

function userTurn(text: string): UserTurn {
  return { role: 'user', parts: [{ type: 'text', text }] };
}
