/** Looks for blocks of tool calls in a text as it comes, and holds back only what may still become one. */
import type { Grammar, Leaks } from '../../providers/leaks.ts';
import { type CodeSpans, followCode, isCode, isPlainText, NO_CODE } from './code-spans.ts';
import { type Block, type DeclaredTools, feedBlock, type LeakedCall, openBlock } from './leak-block.ts';
import { matchFirst } from './leak-tags.ts';

/** A block that was read: whether its calls are made is for the end of the answer to tell. */
export interface Leak {
  readonly written: string;
  readonly calls: readonly LeakedCall[];
}

export interface SearchState {
  readonly code: CodeSpans;
  /** The beginning of an opening tag, and white space behind a block. */
  readonly held: string;
  readonly block: Block | null;
  /** Nothing but white space has come since the last leak. */
  readonly behind: boolean;
  /** A block was refused: what stands inside it must not be taken for blocks of their own. */
  readonly refused: boolean;
  readonly leaks: readonly Leak[];
}

export const SEARCH_START: SearchState = {
  code: NO_CODE,
  held: '',
  block: null,
  behind: false,
  refused: false,
  leaks: [],
};

export interface Sought {
  readonly grammars: readonly Grammar[];
  readonly strays: Leaks['strays'];
  readonly tools: DeclaredTools;
}

/** What a step of the search has said for sure, and what it has not looked at. */
interface Found {
  readonly state: SearchState;
  readonly text: string;
  readonly rest: string;
}

/** White space between blocks is part of how they are written, up to this much. */
const LONGEST_SPACE = 1024;

/** An answer with more blocks than this is no list of calls. */
const MOST_LEAKS = 128;

/** What every opening tag begins with. */
const OPENING = /[<[]/g;

/** @returns the text that is no leak and can become none. */
export function searchLeaks(start: SearchState, piece: string, sought: Sought): readonly [SearchState, string] {
  if (isMidSentence(start) && PLAIN.test(piece)) return [start, piece];
  let state = start;
  let rest = piece;
  let text = '';
  while (rest !== '') {
    const found = searchOn(state, rest, sought);
    state = found.state;
    rest = found.rest;
    text += found.text;
  }
  return [state, text];
}

/** Neither an opening nor a mark of code. */
const PLAIN = /^[^<[`~\n]*$/;

/** Most pieces of most answers: nothing is held, and plain words change nothing of what is known. */
function isMidSentence({ block, behind, held, code }: SearchState): boolean {
  return block === null && !behind && held === '' && isPlainText(code);
}

/** Lets go of what is held. White space behind a leak stays part of it. */
export function releaseHeld(state: SearchState): readonly [SearchState, string] {
  const { block, held } = state;
  if (state.behind && block === null && held.trim() === '') {
    return [{ ...state, held: '', leaks: withWritten(state.leaks, held) }, ''];
  }
  const text = block === null ? held : block.read + block.tail;
  return [{ ...state, code: followCode(state.code, text), held: '', block: null, behind: false }, text];
}

function searchOn(state: SearchState, piece: string, sought: Sought): Found {
  if (state.block !== null) return feed(state, state.block, piece, sought);
  const free = { ...state, held: '' };
  return state.behind ? searchBehind(free, state.held + piece, sought) : searchText(free, state.held + piece, sought);
}

function blockAt(
  state: SearchState,
  text: string,
  at: number,
  { grammars, tools }: Sought,
): ReturnType<typeof openBlock> {
  return state.refused || state.leaks.length >= MOST_LEAKS ? null : openBlock(grammars, text, at, tools);
}

function searchText(state: SearchState, text: string, sought: Sought): Found {
  let { code } = state;
  let done = 0;
  for (;;) {
    OPENING.lastIndex = done;
    const at = OPENING.exec(text)?.index ?? text.length;
    code = followCode(code, text.slice(done, at));
    if (at === text.length) return { state: { ...state, code }, text, rest: '' };
    const block = isCode(code) ? null : blockAt(state, text, at, sought);
    if (block === 'begun') {
      return { state: { ...state, code, held: text.slice(at) }, text: text.slice(0, at), rest: '' };
    }
    if (block !== null) {
      return { state: { ...state, code, block }, text: text.slice(0, at), rest: text.slice(at + block.read.length) };
    }
    code = followCode(code, text.charAt(at));
    done = at + 1;
  }
}

function searchBehind(state: SearchState, text: string, sought: Sought): Found {
  const space = /^\s*/.exec(text.slice(0, LONGEST_SPACE + 1))?.[0] ?? '';
  const at = space.length;
  const over: Found = { state: { ...state, behind: false }, text: '', rest: text };
  if (at > LONGEST_SPACE) return over;
  const stray = matchFirst(sought.strays, text, at);
  if (stray !== null && stray !== 'begun') {
    const end = at + stray.match[0].length;
    const leaks = withWritten(state.leaks, text.slice(0, end));
    return { state: { ...state, leaks }, text: '', rest: text.slice(end) };
  }
  const block = blockAt(state, text, at, sought);
  if (at === text.length || stray === 'begun' || block === 'begun') {
    return { state: { ...state, held: text }, text: '', rest: '' };
  }
  if (block === null) return over;
  const end = at + block.read.length;
  return { state: { ...state, block: { ...block, read: text.slice(0, end) } }, text: '', rest: text.slice(end) };
}

function feed(state: SearchState, open: Block, piece: string, { tools }: Sought): Found {
  const fed = feedBlock(open, piece, tools);
  if (fed.is === 'open') return { state: { ...state, block: fed.block }, text: '', rest: '' };
  const { read, rest } = fed;
  if (fed.is === 'done') {
    const leaks = [...state.leaks, { written: read, calls: fed.calls }];
    return { state: { ...state, block: null, behind: true, leaks }, text: '', rest };
  }
  const refused = state.refused || fed.refused;
  return {
    state: { ...state, block: null, behind: false, refused, code: followCode(state.code, read) },
    text: read,
    rest,
  };
}

function withWritten(leaks: readonly Leak[], more: string): readonly Leak[] {
  const last = leaks.at(-1);
  return last === undefined ? leaks : [...leaks.slice(0, -1), { ...last, written: last.written + more }];
}
