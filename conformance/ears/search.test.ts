import { expect, test } from 'vitest';
import type { StreamEvent } from '../../generated/types/responses.ts';
import { complaints } from './lifecycle.ts';
import { numbered, sampleResponse } from './sample-stream.ts';

const SEARCH = { type: 'web_search_call', id: 'ws_1' };
const STAGES = ['in_progress', 'searching', 'completed'];

/** What is wrong with a stream of one search that goes through these stages. */
function judged(stages: readonly string[], status = 'completed', type = 'web_search_call'): string[] {
  const item = { ...SEARCH, status };
  const opened = type === SEARCH.type ? { ...SEARCH, status: 'in_progress' } : { type, id: 'ws_1', summary: [] };
  const about = { item_id: 'ws_1', output_index: 0 };
  return complaints(
    numbered([
      { type: 'response.created', response: sampleResponse() },
      { type: 'response.in_progress', response: sampleResponse() },
      { type: 'response.output_item.added', output_index: 0, item: opened },
      ...stages.map((stage) => ({ type: `response.web_search_call.${stage}`, ...about })),
      { type: 'response.output_item.done', output_index: 0, item },
      {
        type: 'response.completed',
        response: sampleResponse({ status: 'completed', output: [item] as never, completed_at: 2 }),
      },
    ] as unknown as StreamEvent[]),
  );
}

test('a search that goes through all its stages is lawful, and so is one that fails before its end', () => {
  expect(judged(STAGES)).toEqual([]);
  expect(judged(['in_progress', 'searching'], 'failed')).toEqual([]);
});

test.each([
  [['searching', 'in_progress', 'completed'], 'completed', SEARCH.type, 'not its next stage'],
  [[...STAGES, 'completed'], 'completed', SEARCH.type, 'not its next stage'],
  [['in_progress', 'searching'], 'completed', SEARCH.type, 'completed before it was made'],
  [STAGES, 'completed', 'reasoning', 'speaks to a reasoning'],
])('the stages %j of a search that is %s are not (%s)', (stages, status, type, complaint) => {
  expect(judged(stages, status, type)).toContainEqual(expect.stringContaining(complaint));
});
