/** Brave Search (its API reference, "Web search", 2026-11). */
import { type SearchEngine, withSites } from './engine.ts';

export const brave: SearchEngine = {
  id: 'brave',
  displayName: 'Brave Search',
  baseUrl: 'https://api.search.brave.com/res/v1',
  keyVariable: 'M2C_BRAVE_API_KEY',
  request: ({ text, domains }, key) => ({
    path: `/web/search?${new URLSearchParams({ q: withSites(shortened(text, domains.length), domains), count: '8', text_decorations: 'false' })}`,
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

/** More than 50 words or 400 characters are refused, and each site takes some of them. */
function shortened(text: string, sites: number): string {
  const words = text
    .split(/\s+/)
    .slice(0, sites === 0 ? 50 : 30)
    .join(' ');
  return sites === 0 ? words : words.slice(0, 150).toWellFormed();
}
