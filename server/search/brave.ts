/** Brave Search (its API reference, "Web search", 2026-11). */
import type { SearchEngine } from './engine.ts';

export const brave: SearchEngine = {
  id: 'brave',
  displayName: 'Brave Search',
  baseUrl: 'https://api.search.brave.com/res/v1',
  keyVariable: 'M2C_BRAVE_API_KEY',
  request: (query, key) => ({
    path: `/web/search?${new URLSearchParams({ q: fewWords(query), count: '8', text_decorations: 'false' })}`,
    headers: { 'x-subscription-token': key },
    body: null,
  }),
  pagesAt: ['web', 'results'],
  textField: 'description',
  statuses: {
    401: 'refused the key: check M2C_BRAVE_API_KEY',
    // Said of a token that is none, too.
    422: 'refused the search or the key: check M2C_BRAVE_API_KEY',
    429: 'takes no more searches for the moment, or this month',
  },
};

/** More than 50 words are refused. */
function fewWords(query: string): string {
  return query.split(/\s+/).slice(0, 50).join(' ');
}
