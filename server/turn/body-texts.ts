/**
 * Requests as JSON text, with what a thread told before written once: its history is sent whole with each turn, and its tools
 * stay (1.2 ms for 570 KB, a fifth of a turn's CPU, 2026-11). The text is that of JSON.stringify.
 */
import type { ChatRequest } from '../../generated/types/chat.ts';

/** A list, and its text without the bracket at the end. */
interface ListText {
  readonly list: readonly unknown[];
  readonly text: string;
  /** Behind each of its members. */
  readonly ends: readonly number[];
}

const NOTHING: ListText = { list: [], text: '[', ends: [] };

type Lists = ReadonlyMap<string, ListText>;

/** Of all texts together. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
const MOST_OWNERS = 1000;

export class BodyTexts {
  /** The lists of each owner's last body, the longest unused first. */
  private readonly owners = new Map<string, Lists>();
  private characters = 0;
  private readonly most: number;

  constructor(most = MOST_CHARACTERS) {
    this.most = most;
  }

  /** JSON.stringify of the body. @param owner whose bodies are alike: a thread, with a provider and a model. */
  textOf(owner: string, body: ChatRequest): string {
    const before = this.owners.get(owner);
    const lists = new Map<string, ListText>();
    const members = Object.entries(body).flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (!Array.isArray(value)) return [`${JSON.stringify(name)}:${JSON.stringify(value)}`];
      const written = writeList(value, before?.get(name));
      lists.set(name, written);
      return [`${JSON.stringify(name)}:${written.text}]`];
    });
    this.keep(owner, lists);
    return `{${members.join(',')}}`;
  }

  private keep(owner: string, lists: Lists): void {
    this.drop(owner);
    const size = sizeOf(lists);
    if (size > this.most) return;
    while (this.owners.size > 0 && (this.characters + size > this.most || this.owners.size >= MOST_OWNERS)) {
      this.drop(this.owners.keys().next().value ?? '');
    }
    this.owners.set(owner, lists);
    this.characters += size;
  }

  private drop(owner: string): void {
    this.characters -= sizeOf(this.owners.get(owner) ?? new Map());
    this.owners.delete(owner);
  }
}

function sizeOf(lists: Lists): number {
  return [...lists.values()].reduce((sum, { text }) => sum + text.length, 0);
}

function writeList(list: readonly unknown[], before: ListText = NOTHING): ListText {
  const changed = list.findIndex((member, at) => at >= before.list.length || !isSame(member, before.list[at]));
  const common = changed < 0 ? list.length : changed;
  if (common === before.list.length && common === list.length) return before;
  const ends = before.ends.slice(0, common);
  let text = before.text.slice(0, ends.at(-1) ?? 1);
  for (const member of list.slice(common)) {
    // What has no text is null in a list.
    text += `${text.length === 1 ? '' : ','}${JSON.stringify(member) ?? 'null'}`;
    ends.push(text.length);
  }
  return { list, text, ends };
}

/** Whether two values have the same JSON text; most parts of them are the very same objects and strings. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, otherNames] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === otherNames.length &&
    names.every((name, index) => {
      const [value, otherValue] = [one[name as keyof typeof one], other[name as keyof typeof other]];
      return name === otherNames[index] && isSame(value, otherValue);
    })
  );
}
