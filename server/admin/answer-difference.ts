/** Where two answers to one request differ: item by item, in what they are, what they say and what they call. Pure. */
import type { AnswerDifference } from '../../generated/types/admin.ts';

/** An item of an answer, of whatever type. */
export type AnswerItem = { readonly [field: string]: unknown };

/** Differences in the order of the items; `before` or `after` is null for what is not there. */
export function differencesOf(before: readonly AnswerItem[], after: readonly AnswerItem[]): AnswerDifference[] {
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  return places.flatMap((index) => {
    const [then, now] = [before[index], after[index]].map(substanceOf);
    return FIELDS.flatMap((field) => {
      const [one = null, other = null] = [then?.[field], now?.[field]];
      return isSame(one, other) ? [] : [{ at: `output[${index}].${field}`, before: one, after: other }];
    });
  });
}

const FIELDS = ['type', 'name', 'text', 'arguments'] as const;

type Substance = { readonly [Field in (typeof FIELDS)[number]]: string | null };

function substanceOf(item: AnswerItem | undefined): Substance | undefined {
  if (item === undefined) return undefined;
  const { type, name, namespace, content, summary, refusal, arguments: args = item.input ?? item.action } = item;
  const texts = [summary, content].flatMap((parts) => (Array.isArray(parts) ? parts : [])).map(textOf);
  const named = [namespace, name].filter((word) => typeof word === 'string').join('.');
  return {
    type: String(type),
    name: named === '' ? null : named,
    text: texts.length === 0 ? written(refusal) : texts.join('\n'),
    arguments: written(args),
  };
}

/** A part of a message or of a thought. */
function textOf(part: unknown): string {
  const { text, refusal } = part as { readonly text?: unknown; readonly refusal?: unknown };
  return String(text ?? refusal ?? '');
}

function written(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The spaces of JSON and the order of its fields say nothing. */
function isSame(one: string | null, other: string | null): boolean {
  return one === other || (one !== null && other !== null && ordered(one) === ordered(other));
}

function ordered(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    );
  } catch {
    return text;
  }
}
