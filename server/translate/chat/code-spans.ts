/** Where a text stands within Markdown's code: what is written there is quoted, and meant for the reader. */

export interface CodeSpans {
  /** The fence of the block that is open. */
  readonly fence: Run | null;
  /** On the fence's own line it may still turn out to be a code span. */
  readonly onFenceLine: boolean;
  /** A closing fence has come; it is one if nothing else stands on its line. */
  readonly closing: boolean;
  /** Backticks that opened a span, 0 outside. */
  readonly span: number;
  /** Backticks or tildes in a row up to here. */
  readonly run: Run | null;
  /** Whether the run stands at the start of its line. */
  readonly runLeads: boolean;
  /** Nothing but indentation, quote and list marks on this line so far. */
  readonly leading: boolean;
  readonly blank: boolean;
}

interface Run {
  readonly of: string;
  readonly length: number;
}

export const NO_CODE: CodeSpans = {
  fence: null,
  onFenceLine: false,
  closing: false,
  span: 0,
  run: null,
  runLeads: false,
  leading: true,
  blank: true,
};

/** Whether what comes next is code, if it is neither a backtick nor a tilde. */
export function isCode(state: CodeSpans): boolean {
  const { fence, span } = endRun(state);
  return fence !== null || span > 0;
}

/** Whether words without marks leave the state as it is. */
export function isPlainText({ run, leading, closing, blank }: CodeSpans): boolean {
  return run === null && !leading && !closing && !blank;
}

export function followCode(state: CodeSpans, piece: string): CodeSpans {
  let current = state;
  let at = 0;
  while (at < piece.length) {
    const character = piece.charAt(at);
    if (character === '`' || character === '~') {
      let end = at + 1;
      while (end < piece.length && piece.charAt(end) === character) end += 1;
      current = growRun(current, character, end - at);
      at = end;
    } else if (character === '\n') {
      current = endLine(endRun(current));
      at += 1;
    } else {
      let end = at + 1;
      while (end < piece.length && !'`~\n'.includes(piece.charAt(end))) end += 1;
      current = plain(endRun(current), piece.slice(at, end));
      at = end;
    }
  }
  return current;
}

function growRun(state: CodeSpans, of: string, length: number): CodeSpans {
  if (state.run?.of === of) return { ...state, run: { of, length: state.run.length + length } };
  const ended = endRun(state);
  return { ...ended, run: { of, length }, runLeads: ended.leading, leading: false, blank: false };
}

function endRun(state: CodeSpans): CodeSpans {
  const { run, fence, span, runLeads } = state;
  if (run === null) return state;
  const rest = { ...state, run: null };
  if (fence !== null && state.onFenceLine && run.of === '`' && fence.of === '`') {
    // A fence's line holds no backticks: it was a span that stood at the start of a line.
    return { ...rest, fence: null, onFenceLine: false, span: run.length === fence.length ? 0 : fence.length };
  }
  if (fence !== null)
    return runLeads && run.of === fence.of && run.length >= fence.length
      ? { ...rest, closing: true }
      : { ...rest, closing: false };
  if (runLeads && run.length >= 3) return { ...rest, fence: run, onFenceLine: true, span: 0 };
  if (run.of === '~') return rest;
  if (span === 0) return { ...rest, span: run.length };
  return span === run.length ? { ...rest, span: 0 } : rest;
}

/** A span ends with its paragraph, whether it was closed or not. */
function endLine(state: CodeSpans): CodeSpans {
  const fence = state.closing ? null : state.fence;
  return {
    ...state,
    fence,
    onFenceLine: false,
    closing: false,
    span: state.blank ? 0 : state.span,
    leading: true,
    blank: true,
  };
}

function plain(state: CodeSpans, text: string): CodeSpans {
  if (/^[ \t\r]*$/.test(text)) return state;
  const leading = state.leading && /^[\s>*+\-\d.)]*$/.test(text);
  return leading === state.leading && !state.closing && !state.blank
    ? state
    : { ...state, leading, closing: false, blank: false };
}
