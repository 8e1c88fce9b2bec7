/** Tavily (its API reference, "Search", 2026-11). */
import type { SearchEngine } from './engine.ts';

export const tavily: SearchEngine = {
  id: 'tavily',
  displayName: 'Tavily',
  baseUrl: 'https://api.tavily.com',
  keyVariable: 'M2C_TAVILY_API_KEY',
  request: ({ text, domains }, key) => ({
    path: '/search',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      query: text,
      max_results: 8,
      ...(domains.length === 0 ? {} : { include_domains: domains }),
    }),
  }),
  pagesAt: ['results'],
  textField: 'content',
  statuses: {
    401: 'refused the key: check M2C_TAVILY_API_KEY',
    429: 'takes no more searches for the moment',
    // Its own numbers for a plan, and for pay-as-you-go, that is used up.
    432: 'has no searches left in your plan',
    433: 'has no searches left within the limit that you set',
  },
};
