/** SearXNG, a search engine of one's own (its documentation, "Search API", 2026-11). */
import { type SearchEngine, withSites } from './engine.ts';

export const searxng: SearchEngine = {
  id: 'searxng',
  displayName: 'SearXNG',
  baseUrl: null,
  keyVariable: null,
  request: ({ text, domains }) => ({
    path: `/search?${new URLSearchParams({ q: withSites(text, domains), format: 'json' })}`,
    headers: {},
    body: null,
  }),
  pagesAt: ['results'],
  textField: 'content',
  statuses: {
    // HTML is the only format until its owner allows others.
    403: 'gives no JSON: add json to search.formats in its settings.yml',
    429: 'takes this machine for a robot: allow it in its limiter.toml',
  },
};
