/** A history near the window goes on as a summary of its older part. Off unless the user wants it: a summary loses things. */
import { Answer, type FailedTry, type PreparedTurn } from '../answer.ts';
import type { AutoCompactSettings } from '../config.ts';
import { Fault } from '../fault.ts';
import type { Note } from '../note.ts';
import type { Route } from '../routing.ts';
import type { Conversation, Turn } from '../translate/conversation.ts';
import { nextCut, type Room, type Summarised, withSummary } from '../translate/plan-cut.ts';
import { SUMMARISE } from '../translate/summary.ts';
import { likelyTokens } from '../translate/text-tokens.ts';
import type { Health } from '../upstream/health.ts';
import { type AttemptDeps, converse } from './attempts.ts';
import { Summaries } from './summaries.ts';
import { knownWindow } from './window.ts';

/** What the user wants, and what is remembered of it. */
export interface AutoCompact extends AutoCompactSettings {
  readonly summaries: Summaries;
}

/** With nothing remembered yet. */
export function openAutoCompact(wanted: AutoCompactSettings | null): AutoCompact | null {
  return wanted === null ? null : { ...wanted, summaries: new Summaries() };
}

/** How a turn becomes a request, with whatever history it gets. */
export interface Shape {
  /** Whose history it is: nobody else gets its summaries. */
  readonly owner: string;
  readonly autoCompact: AutoCompact;
  readonly health: Health;
  readonly write: (turns: readonly Turn[], notes: readonly Note[]) => PreparedTurn;
  /** The request for a summary of these turns. @throws Fault when the model for it cannot be asked. */
  readonly summarise: (turns: readonly Turn[]) => PreparedTurn;
  /** The client asks for a summary of its own: no other is made for it. */
  readonly clientCompacts: boolean;
}

/** Of what the turns may have: what stays as it is, and what a summary is taken to have. */
const KEPT = 0.3;
const SUMMARY = 0.1;
/** Requests for summaries before one turn. A thread has one to make, unless it comes from another process and is far too long. */
const MOST_IN_A_ROW = 4;

/** The turn with the summaries that are known, and with the request for another one where it still comes near the window. */
export function fitted(turns: readonly Turn[], shape: Shape): PreparedTurn {
  const { owner, autoCompact, write } = shape;
  const known = autoCompact.summaries.find(owner, turns);
  const turn = known === null ? write(turns, []) : write(withSummary(turns, known), [reused(known)]);
  const wanted = !shape.clientCompacts && autoCompact.summaries.mayAsk(owner, performance.now());
  const room = wanted ? roomOf(turn, shape) : null;
  const cut = room === null ? null : nextCut(turns, known?.turns ?? 0, room);
  if (room === null || cut === null) return turn;
  const before = known === null ? turns.slice(0, cut) : withSummary(turns.slice(0, cut), known);
  return {
    ...turn,
    notes: [...turn.notes, announced(turns.length, cut, turn.route, autoCompact)],
    compaction: {
      request: () => shape.summarise(before),
      take: (text) => {
        if (likelyTokens(text) > room.summary * 2) throw new Fault('server_error', 'The summary is too long.');
        autoCompact.summaries.keep(owner, turns, cut, text);
        return fitted(turns, shape);
      },
      giveUp: () => autoCompact.summaries.giveUp(owner, performance.now()),
    },
  };
}

/** What the turns of this request may have, null where nobody has told the window. */
function roomOf({ route, body }: PreparedTurn, { autoCompact, health }: Shape): Room | null {
  const window = knownWindow(route);
  if (window === null) return null;
  const factor = health.tokenFactors.of(route.provider.profile.id, route.model);
  const most = (window * autoCompact.share) / factor - likelyTokens(JSON.stringify(body.tools ?? []));
  return { most, kept: most * KEPT, summary: most * SUMMARY };
}

function reused({ turns }: Summarised): Note {
  return {
    at: 'input',
    reason: `The first ${turns} messages went as a summary, since the whole history nears the window.`,
  };
}

function announced(all: number, cut: number, route: Route, { model }: AutoCompact): Note {
  const window = (knownWindow(route) ?? 0).toLocaleString('en-US');
  const reason =
    `The history nears the ${window} tokens of ${route.model}: its first ${cut} messages go as a summary by ` +
    `${model ?? route.model}, the last ${all - cut} as they are.`;
  return { at: 'input', reason };
}

/** What the model is asked for the summary. The tools stay, as far as they may without being called: the provider has read them. */
export function summaryRequest(conversation: Conversation, turns: readonly Turn[]): Conversation {
  const options = { ...conversation.options, format: { type: 'text' } as const, maxOutputTokens: null };
  return {
    ...conversation,
    ...{ turns: [...turns, SUMMARISE], compacts: false, toolChoice: 'none', webSearch: null, options },
  };
}

interface Compacted {
  readonly turn: PreparedTurn;
  /** What was tried in vain for the summaries. */
  readonly failedTries: readonly FailedTry[];
}

/** Asks for the summaries that the turn needs. Without them it goes on as it is. */
export async function compacted(turn: PreparedTurn, deps: AttemptDeps, signal: AbortSignal): Promise<Compacted> {
  const failedTries: FailedTry[] = [];
  let ready = turn;
  for (let asked = 0; asked < MOST_IN_A_ROW && ready.compaction && !signal.aborted; asked += 1) {
    try {
      const { text, tokens } = await summaryOf(ready.compaction.request(), deps, failedTries, signal);
      ready = ready.compaction.take(text);
      deps.log?.debug({ tokens, characters: text.length }, 'The older part of the history was summarised.');
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown;
      if (signal.aborted) break;
      ready.compaction?.giveUp();
      deps.log?.warn(
        { code: thrown.code },
        `The history goes on as it is, since summarising it failed: ${thrown.message}`,
      );
      break;
    }
  }
  return { turn: ready, failedTries };
}

/** @throws Fault when there is no whole summary. */
async function summaryOf(request: PreparedTurn, deps: AttemptDeps, failedTries: FailedTry[], signal: AbortSignal) {
  const answer = new Answer(request);
  const conversed = await converse(request, deps, answer, () => undefined, signal);
  failedTries.push(...conversed.failedTries);
  const { response, fault } = answer.end(conversed.cause, 0);
  if (fault !== null) throw fault;
  const text = response.output
    .flatMap((item) => (item.type === 'message' ? item.content : []))
    .map((part) => (part.type === 'output_text' ? part.text : ''))
    .join('');
  if (response.status === 'completed' && text.trim() !== '') return { text, tokens: answer.usedTokens };
  throw new Fault('upstream_error', 'The model gave no whole summary.');
}
