/** What Codex says of a turn beside the conversation. */
import type { CreateResponse } from '../../generated/types/responses.ts';

/** Whether the turn only makes a title for the thread, which Codex asks of the same model (codex-cli 0.169.0). */
export function asksForTitle({ client_metadata: metadata }: Pick<CreateResponse, 'client_metadata'>): boolean {
  const told = metadata?.['x-codex-turn-metadata'];
  if (typeof told !== 'string') return false;
  try {
    const said: unknown = JSON.parse(told);
    return (
      typeof said === 'object' && said !== null && 'thread_source' in said && said.thread_source === 'thread_title'
    );
  } catch {
    return false;
  }
}
