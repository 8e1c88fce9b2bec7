/** A search engine as data: how it is asked and where its pages stand in what it answers. */

import type { Query } from '../translate/web-search.ts';

/** One request of an engine. */
export interface EngineRequest {
  /** After the engine's address. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  /** Null for a GET. */
  readonly body: string | null;
}

export interface SearchEngine {
  /** What M2C_SEARCH calls it. */
  readonly id: string;
  readonly displayName: string;
  /** Null where each user has one of his own. */
  readonly baseUrl: string | null;
  /** Null where no key is asked for. */
  readonly keyVariable: string | null;
  readonly request: (query: Query, key: string) => EngineRequest;
  /** The field of a page that holds its text; title and address are called so everywhere. */
  readonly textField: string;
  /** Where the list of pages stands. */
  readonly pagesAt: readonly string[];
  /** What a status means for the user, as the end of a sentence. */
  readonly statuses: { readonly [status: number]: string };
}

/** Engines cut what is longer; what they find elsewhere is left out afterwards. */
const MOST_SITES = 10;

/** The query with its hosts in the words that search engines have for them. */
export function withSites(text: string, domains: readonly string[]): string {
  const sites = domains.slice(0, MOST_SITES).map((domain) => `site:${domain}`);
  return sites.length === 0 ? text : `${text} (${sites.join(' OR ')})`;
}
