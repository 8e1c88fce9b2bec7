/** How much the model shall think, in the provider's own words. */
import type { Note, Noted } from '../../note.ts';
import type { RequestFacts, ThinkingSetting } from '../../providers/profile.ts';
import type { Turn } from '../conversation.ts';

/** Stands for reasoning that was lost, where a provider insists on some. */
const PLACEHOLDER = '(The reasoning of this message was not recorded.)';

export interface WrittenThinking {
  readonly setting: ThinkingSetting;
  /** What goes back on messages that have lost their reasoning, null for nothing. */
  readonly placeholder: string | null;
}

/** @param plain whether the model refuses this request as soon as it thinks. */
export function writeThinking(
  effort: string | null,
  turns: readonly Turn[],
  facts: RequestFacts,
  plain: boolean,
): Noted<WrittenThinking> {
  if (plain && effort !== 'none') {
    const reason = 'The model does not think: with tools it refuses any effort over Chat Completions.';
    const notes = [{ at: 'reasoning.effort', reason }];
    return { value: { setting: settingFor('none', facts), placeholder: null }, notes };
  }
  const asked = settingFor(effort, facts);
  const notes = effortNotes(effort, asked);
  if (!asked.thinks || facts.missingReasoning === 'send' || !turns.some(lacksReasoning)) {
    return { value: { setting: asked, placeholder: null }, notes };
  }
  const at = 'reasoning';
  if (facts.missingReasoning === 'placeholder') {
    const reason = 'Earlier tool calls have lost their reasoning: a placeholder goes back in its place.';
    return { value: { setting: asked, placeholder: PLACEHOLDER }, notes: [...notes, { at, reason }] };
  }
  const reason = 'The model does not think: earlier tool calls have lost their reasoning, which it would insist on.';
  return { value: { setting: settingFor('none', facts), placeholder: null }, notes: [...notes, { at, reason }] };
}

function settingFor(effort: string | null, facts: RequestFacts): ThinkingSetting {
  if (effort === null) return facts.noEffort;
  const known = Object.hasOwn(facts.efforts, effort) ? facts.efforts[effort] : undefined;
  return known ?? facts.otherEffort(effort);
}

/** Another model made these calls, or a client that keeps no reasoning. */
function lacksReasoning(turn: Turn): boolean {
  return turn.role === 'assistant' && turn.calls.length > 0 && turn.reasoning === '';
}

function effortNotes(effort: string | null, { thinks, body }: ThinkingSetting): readonly Note[] {
  if (effort === null || effort === 'none' || body.reasoning_effort === effort) return [];
  const sent =
    typeof body.reasoning_effort === 'string' ? `"${body.reasoning_effort}"` : thinks ? 'thinking on' : 'nothing';
  return [
    {
      at: 'reasoning.effort',
      reason: `The effort "${effort.slice(0, 40)}" is sent as ${sent}: this model has no such level.`,
    },
  ];
}
