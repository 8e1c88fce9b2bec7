/** The events of a web search that m2c makes itself, and what stays of it with the client. */
import type { OutputItem } from '../../../generated/types/responses.ts';
import { sealFound } from '../seal.ts';
import type { WebPage } from '../web-search.ts';
import type { AnswerContext } from './answer-context.ts';
import { type AnswerState, number, type Step } from './answer-state.ts';
import { itemId } from './item-ids.ts';

/** How a search went. */
export interface Searched {
  readonly query: string;
  /** Null when it failed. */
  readonly pages: readonly WebPage[] | null;
  /** What the model is told of it. */
  readonly told: string;
}

/** A search begins: the client sees its item. It must end before anything else of the answer is written. */
export function beginSearch(context: AnswerContext, state: AnswerState): Step {
  const index = state.nextIndex;
  const id = itemId('ws', context.answer, index);
  const place = { output_index: index, item_id: id } as const;
  return number({ ...state, nextIndex: index + 1 }, [
    {
      type: 'response.output_item.added',
      output_index: index,
      item: { type: 'web_search_call', id, status: 'in_progress' },
    },
    { type: 'response.web_search_call.in_progress', ...place },
    { type: 'response.web_search_call.searching', ...place },
  ]);
}

/**
 * The search that was begun has ended. A second item, which shows nothing, carries what was found: clients send it back
 * untouched, while of the search itself Codex keeps but the query (codex-cli 0.169.0).
 */
export function endSearch(context: AnswerContext, state: AnswerState, { query, pages, told }: Searched): Step {
  const index = state.nextIndex - 1;
  const id = itemId('ws', context.answer, index);
  const sources = (pages ?? []).map(({ url }) => ({ type: 'url', url }));
  const item = {
    type: 'web_search_call',
    id,
    status: pages === null ? 'failed' : 'completed',
    action: { type: 'search', query, sources },
  } as const;
  const begun: OutputItem = { type: 'reasoning', id: itemId('rs', context.answer, index + 1), summary: [] };
  const found: OutputItem = { ...begun, encrypted_content: sealFound({ callId: id, text: told }) };
  const completed = { type: 'response.web_search_call.completed', output_index: index, item_id: id } as const;
  return number({ ...state, nextIndex: index + 2, output: [...state.output, item, found] }, [
    ...(pages === null ? [] : [completed]),
    { type: 'response.output_item.done', output_index: index, item },
    { type: 'response.output_item.added', output_index: index + 1, item: begun },
    { type: 'response.output_item.done', output_index: index + 1, item: found },
  ]);
}
