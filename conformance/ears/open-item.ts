/** One output item while its events arrive: its parts open and close in turn, and every text is the sum of its deltas. */
import type { OutputItem, StreamEvent } from '../../generated/types/responses.ts';

type Complain = (complaint: string) => void;
type ItemEvent = Extract<StreamEvent, { output_index: number }>;

export interface OpenItem {
  readonly id: string;
  readonly type: OutputItem['type'];
  /** The item of its output_item.done, null until then. */
  closed: OutputItem | null;
  hear(event: ItemEvent, complain: Complain): void;
}

/** A text in the making. */
interface Text {
  /** What the part was opened as: `output_text`, `summary_text`, `arguments`, … */
  readonly kind: string;
  joined: string;
  /** The annotations that were added to it. */
  readonly annotations: unknown[];
  said: boolean;
  closed: boolean;
}

interface Parts {
  readonly content: Text[];
  readonly summary: Text[];
  /** What has been said of a search, in the order it came. */
  readonly stages: string[];
}

/** How a search of the web goes; one that fails has no last stage. */
const SEARCH_STAGES = ['in_progress', 'searching', 'completed'];

/** Which item and which of its parts the deltas of a channel belong to, and the field of its done event. */
interface Channel {
  readonly item: OutputItem['type'];
  readonly kind: string;
  readonly field: string;
}

const CHANNELS: { readonly [name: string]: Channel } = {
  output_text: { item: 'message', kind: 'output_text', field: 'text' },
  refusal: { item: 'message', kind: 'refusal', field: 'refusal' },
  reasoning_text: { item: 'reasoning', kind: 'reasoning_text', field: 'text' },
  reasoning_summary_text: { item: 'reasoning', kind: 'summary_text', field: 'text' },
  function_call_arguments: { item: 'function_call', kind: 'arguments', field: 'arguments' },
  custom_tool_call_input: { item: 'custom_tool_call', kind: 'input', field: 'input' },
};

/** Calls hold one text without brackets around it. */
const BARE: { readonly [type: string]: string } = { function_call: 'arguments', custom_tool_call: 'input' };

/** Opens an item; what it is opened with must be empty, for all it will hold comes by deltas. */
export function openItem(added: OutputItem, complain: Complain): OpenItem {
  const parts: Parts = { content: [], summary: [], stages: [] };
  const bare = BARE[added.type];
  if (bare !== undefined) parts.content.push(open(bare));
  if (textsOf(added).some((text) => text !== '')) complain('the item is opened with text in it');
  if (brackets(added).some((list) => list.length > 0)) complain('the item is opened with parts in it');
  if ('status' in added && added.status !== undefined && added.status !== 'in_progress') {
    complain(`the item is opened as ${added.status}`);
  }
  const item: OpenItem = { id: added.id, type: added.type, closed: null, hear };

  function hear(event: ItemEvent, complain: Complain): void {
    if (event.type === 'response.output_item.done') {
      checkDone(added, event.item, parts, complain);
      item.closed = event.item;
      return;
    }
    if ('item_id' in event && event.item_id !== added.id) complain(`item_id is ${event.item_id}, not ${added.id}`);
    if ('part' in event) hearBracket(event, parts['summary_index' in event ? 'summary' : 'content'], complain);
    else hearText(event, parts, added.type, complain);
  }

  return item;
}

type Bracket = Extract<ItemEvent, { part: unknown }>;

/** `…part.added` opens the next part, when the one before it is closed; `…part.done` closes it with the text it has. */
function hearBracket(event: Bracket, texts: Text[], complain: Complain): void {
  const place = 'summary_index' in event ? event.summary_index : event.content_index;
  if (event.type === 'response.content_part.added' || event.type === 'response.reasoning_summary_part.added') {
    if (place !== texts.length) complain(`part ${place} is opened, the next is ${texts.length}`);
    if (texts.some((text) => !text.closed)) complain('a part is opened while another is open');
    if (partText(event.part) !== '') complain('the part is opened with text in it');
    texts.push(open(event.part.type));
    return;
  }
  const text = texts[place];
  if (text === undefined || text.closed) {
    complain(`part ${place} is not open`);
    return;
  }
  if (!text.said) complain(`part ${place} is closed before its text is done`);
  if (event.part.type !== text.kind) complain(`part ${place} is closed as ${event.part.type}, was ${text.kind}`);
  if (partText(event.part) !== text.joined) complain('the part does not equal its deltas');
  if (!sameJson(annotationsOf(event.part), text.annotations)) complain('the part does not hold the annotations added');
  text.closed = true;
}

function hearText(event: ItemEvent, parts: Parts, type: string, complain: Complain): void {
  const [, name = '', verb = ''] = event.type.split('.');
  if (name === 'web_search_call') {
    if (type !== name) complain(`speaks to a ${type}`);
    const due = SEARCH_STAGES[parts.stages.push(verb) - 1];
    if (verb !== due) complain(`the search is ${verb}, which is not its next stage`);
    return;
  }
  const channel = CHANNELS[name];
  if (channel === undefined) return;
  if (channel.item !== type) {
    complain(`speaks to a ${type}`);
    return;
  }
  const place = 'summary_index' in event ? event.summary_index : 'content_index' in event ? event.content_index : 0;
  const text = parts['summary_index' in event ? 'summary' : 'content'][place];
  if (text === undefined || text.closed || text.kind !== channel.kind) {
    complain(`no ${channel.kind} is open there`);
    return;
  }
  if (text.said) {
    complain('the text is already done');
    return;
  }
  if (verb === 'delta' && 'delta' in event) text.joined += event.delta;
  if (event.type === 'response.output_text.annotation.added') {
    const next = text.annotations.push(event.annotation) - 1;
    if (event.annotation_index !== next) complain(`annotation ${event.annotation_index} is added, the next is ${next}`);
  }
  if (verb !== 'done') return;
  text.said = true;
  if ((event as unknown as Record<string, unknown>)[channel.field] !== text.joined)
    complain('the text does not equal its deltas');
}

function checkDone(added: OutputItem, done: OutputItem, parts: Parts, complain: Complain): void {
  if (done.id !== added.id) complain(`the id was ${added.id}, is ${done.id}`);
  if (done.type !== added.type) {
    complain(`the type was ${added.type}, is ${done.type}`);
    return;
  }
  for (const field of ['call_id', 'name', 'namespace', 'role', 'phase']) {
    if (field in added && valueAt(added, field) !== valueAt(done, field))
      complain(`${field} changed since it was opened`);
  }
  if ('status' in done && done.status === 'in_progress') complain('the item is done and still in progress');
  const searched = done.type === 'web_search_call' && done.status === 'completed';
  if (searched && parts.stages.length < SEARCH_STAGES.length) complain('the search is completed before it was made');
  const texts = [...parts.summary, ...parts.content];
  const bare = BARE[done.type] !== undefined;
  if (texts.some((text) => !(bare ? text.said : text.closed))) complain('the item is done while a part of it is open');
  const joined = texts.map((text) => text.joined);
  if (!sameJson(textsOf(done), joined)) complain('the item does not equal its deltas');
  if (done.type !== 'message') return;
  const wanted = parts.content.map((text) => text.annotations);
  if (!sameJson(done.content.map(annotationsOf), wanted)) complain('the item does not hold the annotations added');
}

function open(kind: string): Text {
  return { kind, joined: '', annotations: [], said: false, closed: false };
}

function brackets(item: OutputItem): readonly (readonly unknown[])[] {
  if (item.type === 'message') return [item.content];
  return item.type === 'reasoning' ? [item.summary, item.content ?? []] : [];
}

/** Every text of an item in the order summary, content. */
function textsOf(item: OutputItem): string[] {
  if (item.type === 'message') return item.content.map(partText);
  if (item.type === 'reasoning') return [...item.summary, ...(item.content ?? [])].map(partText);
  if (item.type === 'function_call') return [item.arguments];
  return item.type === 'custom_tool_call' ? [item.input] : [];
}

function partText(part: { readonly text: string } | { readonly refusal: string }): string {
  return 'text' in part ? part.text : part.refusal;
}

function annotationsOf(part: object): unknown {
  return 'annotations' in part ? part.annotations : [];
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function valueAt(item: OutputItem, field: string): unknown {
  return (item as unknown as Record<string, unknown>)[field];
}
