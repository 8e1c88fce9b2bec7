/** Histories that no model has spoken, written so that a model which wants its thoughts back takes them too. */

import type { Json } from '../json.ts';
import type { ChatTarget } from './client.ts';
import { WEATHER } from './kit.ts';
import { thinking } from './thinking.ts';

export interface Scripted {
  /** Laid over each request: switches thinking off where that is known, since a made-up history has no thoughts. */
  readonly body: Json;
  /** A message that calls a tool once per id. */
  calling(ids: readonly string[], more?: Json): Json;
}

/** How to write histories that no model has spoken. */
export async function scripted(target: ChatTarget): Promise<Scripted> {
  const { byDefault, off, field } = await thinking(target);
  const thought = byDefault && off === null && field !== null ? { [field]: 'The weather tool will tell.' } : {};
  return {
    body: { tools: [WEATHER], ...off?.body },
    calling: (ids, more = {}) => ({
      role: 'assistant',
      content: '',
      ...thought,
      tool_calls: ids.map((id) => ({
        id,
        type: 'function',
        function: { name: 'get_weather', arguments: '{"city":"Paris"}' },
      })),
      ...more,
    }),
  };
}
