/** Where two JSON values first differ, and one sentence about it. */

export interface Difference {
  /** `messages[3].content` */
  readonly path: string;
  readonly recorded: unknown;
  readonly got: unknown;
}

/** The first difference in the order of the recorded value, then what is there only now; null when they are equal. */
export function firstDifference(recorded: unknown, got: unknown, path = ''): Difference | null {
  if (!isComposite(recorded) || !isComposite(got) || Array.isArray(recorded) !== Array.isArray(got)) {
    return Object.is(recorded, got) ? null : { path, recorded, got };
  }
  const [old, now] = [recorded, got] as readonly { readonly [key: string]: unknown }[];
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(got)])) {
    const step = Array.isArray(recorded) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = firstDifference(old?.[key], now?.[key], step);
    if (found !== null) return found;
  }
  return null;
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const LONGEST = 80;
/** What is shown of two texts before they part. */
const BEFORE = 20;

/** `messages[3].content: recorded "…", got "…"`, long texts cut to where they part. */
export function tellDifference({ path, recorded, got }: Difference): string {
  const from = Math.max(0, commonStart(told(recorded), told(got)) - BEFORE);
  return `${path}: recorded ${excerpt(told(recorded), from)}, got ${excerpt(told(got), from)}`;
}

function told(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function excerpt(text: string, from: number): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(from, from + LONGEST).toWellFormed();
  return `${from > 0 ? '…' : ''}${cut}${from + LONGEST < text.length ? '…' : ''}`;
}
