/** The form of the answer → the provider's JSON mode, or words where it has none. */
import type { ChatResponseFormat } from '../../../generated/types/chat.ts';
import type { Noted } from '../../note.ts';
import type { RequestFacts } from '../../providers/profile.ts';
import type { OutputFormat, SystemTurn } from '../conversation.ts';

export interface WrittenFormat {
  readonly field: ChatResponseFormat | null;
  /** What has to be said in words where the provider cannot enforce it. */
  readonly turns: readonly SystemTurn[];
}

export function writeFormat(format: OutputFormat, facts: RequestFacts): Noted<WrittenFormat> {
  if (format.type === 'text') return { value: { field: null, turns: [] }, notes: [] };
  if (facts.jsonOutput === 'json_schema' && format.type === 'json_schema') {
    // The name only labels the schema, and Chat Completions allows it few characters.
    const { name, schema, description, strict } = format;
    const json_schema = {
      name: name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'answer',
      schema,
      ...(description === null ? {} : { description }),
      ...(strict === null ? {} : { strict }),
    };
    return { value: { field: { type: 'json_schema', json_schema }, turns: [] }, notes: [] };
  }
  // DeepSeek and Qwen refuse JSON mode unless the prompt says "JSON" (vendors' guides, 2026-11).
  const text = formatInWords(format.type === 'json_schema' ? format.schema : null);
  const turns: SystemTurn[] = [{ role: 'system', text }];
  const field: ChatResponseFormat | null = facts.jsonOutput === 'none' ? null : { type: 'json_object' };
  const reason = 'The JSON format is asked for in words: this provider does not enforce the schema.';
  const notes = format.type === 'json_schema' || field === null ? [{ at: 'text.format', reason }] : [];
  return { value: { field, turns }, notes };
}

/** Asks the model for what the provider does not enforce. */
export function formatInWords(schema: object | null): string {
  const like = schema === null ? '.' : ` that follows this JSON Schema:\n${JSON.stringify(schema)}`;
  return `Answer with one JSON object and nothing else${like}`;
}
