/**
 * The searches of the web that m2c makes for a model whose provider has none, all within one answer to the client: asked,
 * searched, asked again with what was found.
 */
import type { Answer, FailedTry, PreparedTurn } from '../answer.ts';
import { asFault, Fault } from '../fault.ts';
import type { WebSearch } from '../search/client.ts';
import type { Searched } from '../translate/responses/write-search.ts';
import { MOST_SEARCHES, shownPages, TOLD_ENOUGH, tellFailure, tellPages } from '../translate/web-search.ts';
import { type AttemptDeps, type Conversed, converse } from './attempts.ts';
import { goneFault, type Listener } from './exchange.ts';

export interface SearchDeps extends AttemptDeps {
  /** The engine that m2c asks; undefined where none is set up. */
  readonly search?: WebSearch | undefined;
}

/** A model that goes on searching after it was told that it may not has twice been asked to answer. */
const MOST_ROUNDS = MOST_SEARCHES + 2;

/** Asks as `converse` does, and again as long as the model wants something searched for. */
export async function converseAndSearch(
  first: PreparedTurn,
  deps: SearchDeps,
  answer: Answer,
  say: Listener,
  signal: AbortSignal,
): Promise<Omit<Conversed, 'turn'>> {
  const failedTries: FailedTry[] = [];
  let turn = first;
  let left = MOST_SEARCHES;
  for (let round = 1; ; round += 1) {
    const conversed = await converse(turn, deps, answer, say, signal);
    failedTries.push(...conversed.failedTries);
    if (!answer.searches || signal.aborted) return { cause: conversed.cause, failedTries };
    const { queries, callsClient } = answer.takeSearches();
    // One after the other: engines take one a second from those who pay nothing (Brave, 2026-11).
    for (const query of queries) {
      await say(answer.beginSearch());
      const searched = left > 0 ? await searchedFor(query, turn.searchDomains, deps, signal) : refused(query);
      if (signal.aborted) return { cause: goneFault(signal), failedTries };
      left -= 1;
      await say(answer.endSearch(searched));
    }
    if (callsClient) {
      // The model hears of both together, since every call of a message must be answered before it goes on.
      answer.leaveToClient();
      return { cause: 'ended', failedTries };
    }
    if (round === MOST_ROUNDS) return { cause: neverEnough(), failedTries };
    try {
      turn = conversed.turn.after(answer.output);
    } catch (thrown) {
      return { cause: asFault(thrown), failedTries };
    }
    answer.goOn(turn);
  }
}

/** What became of one search. Whatever fails is told to the model, and never ends the turn. */
async function searchedFor(
  query: string,
  domains: readonly string[],
  { search, log }: SearchDeps,
  signal: AbortSignal,
): Promise<Searched> {
  if (query === '') return { query, pages: null, told: tellFailure('the call held no "query".') };
  // The history may show a model searches that it can no longer make.
  if (search === undefined) return { query, pages: null, told: tellFailure('there is no search here any more.') };
  try {
    const pages = shownPages(await search.find({ text: query, domains }, signal), domains);
    return { query, pages, told: tellPages(pages) };
  } catch (thrown) {
    const { message } = asFault(thrown);
    if (!signal.aborted) log?.warn(`A web search failed: ${message}`);
    return { query, pages: null, told: tellFailure(message) };
  }
}

function refused(query: string): Searched {
  return { query, pages: null, told: TOLD_ENOUGH };
}

function neverEnough(): Fault {
  const sentence = `The model went on to search the web after its ${MOST_SEARCHES} searches instead of answering.`;
  return new Fault('upstream_error', sentence);
}
