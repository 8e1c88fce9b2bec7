/** Options of the conversation → fields of the request, as far as the provider takes them. */
import type { ChatRequest } from '../../../generated/types/chat.ts';
import type { Note, Noted } from '../../note.ts';
import type { OptionField, RequestFacts } from '../../providers/profile.ts';
import type { Options } from '../conversation.ts';

export function writeOptions(options: Options, thinks: boolean, facts: RequestFacts): Noted<Partial<ChatRequest>> {
  const asked: readonly (readonly [OptionField, unknown])[] = [
    ['temperature', options.temperature],
    ['top_p', options.topP],
    ['presence_penalty', options.presencePenalty],
    ['frequency_penalty', options.frequencyPenalty],
    ['verbosity', options.verbosity],
    ['service_tier', options.serviceTier],
    ['prompt_cache_key', options.promptCacheKey],
    ['safety_identifier', options.safetyIdentifier],
  ];
  const notes: Note[] = [];
  const written: Record<string, unknown> = {};
  for (const [field, value] of asked) {
    if (value === null) continue;
    if (facts.omit.includes(field)) {
      notes.push({ at: field, reason: `${field} was left out: this provider does not take it.` });
    } else if (thinks && facts.omitWhenThinking.includes(field)) {
      notes.push({ at: field, reason: `${field} was left out: this provider ignores it while the model thinks.` });
    } else written[field] = value;
  }
  if (options.maxOutputTokens !== null) written[facts.maxTokensField] = options.maxOutputTokens;
  return { value: written, notes };
}
