/** What each wire must say for a plan: the first thing that is wrong is thrown. */
import { chunksOf, eventOf } from './chunks.ts';
import { type Plan, PROMPT_TOKENS, textOf } from './plan.ts';

/** `json` is the Responses API without a stream. */
export type Wire = 'chat' | 'responses' | 'json';

/** What is wrong with a stream. */
export class Wrong extends Error {}

export interface Judge {
  push(text: string): void;
  end(): void;
}

/** The judge of an answer to this plan, on this wire. @param said hears each piece of text; `text` tells all of them. */
export function judgeOf(wire: Wire, plan: Plan, said: (piece: string) => void, text: () => string): Judge {
  if (wire === 'json') return bodyJudge(plan, said);
  if (wire === 'responses') return byFrames(responsesJudge(plan, said, text));
  return plan.pace === null ? unchangedJudge(plan, said) : byFrames(chatJudge(plan, said));
}

/** One JSON body, which says all at its end. */
function bodyJudge(plan: Plan, said: (piece: string) => void): Judge {
  let body = '';
  return {
    push(text) {
      body += text;
    },
    end() {
      const { status, output, usage } = JSON.parse(body) as Whole;
      if (status !== 'completed') throw new Wrong(`the answer is ${status}`);
      said(output[0]?.content?.[0]?.text ?? '');
      checkUsage(plan, usage);
    },
  };
}

interface Whole {
  readonly status: string;
  readonly output: readonly { readonly content?: readonly { readonly text?: string }[] }[];
  readonly usage: TokenUsage | null;
}

interface TokenUsage {
  readonly input_tokens: number;
  readonly output_tokens: number;
}

function checkUsage(plan: Plan, usage: TokenUsage | null): void {
  if (usage?.input_tokens === PROMPT_TOKENS && usage.output_tokens === plan.deltas) return;
  throw new Wrong(`the usage is ${JSON.stringify(usage)}`);
}

/** What came through unchanged is compared and not read: the floor is so fast that reading would be what is measured. */
function unchangedJudge(plan: Plan, said: (piece: string) => void): Judge {
  const { whole, begins } = wholeAnswer(plan);
  let at = 0;
  return {
    push(text) {
      if (!whole.startsWith(text, at)) throw new Wrong(`the answer is another behind its byte ${at}`);
      const began = at >= begins;
      at += text.length;
      if (!began && at >= begins) said(textOf(plan.deltas));
    },
    end() {
      if (at !== whole.length) throw new Wrong(`the answer ends at byte ${at} of ${whole.length}`);
    },
  };
}

const wholes = new Map<number, { readonly whole: string; readonly begins: number }>();

/** The answer on the wire, and where its first piece of text ends. */
function wholeAnswer(plan: Plan): { readonly whole: string; readonly begins: number } {
  const known = wholes.get(plan.deltas);
  if (known !== undefined) return known;
  const events = chunksOf(plan).map(eventOf);
  const answer = { whole: events.join(''), begins: events.slice(0, 2).join('').length };
  wholes.set(plan.deltas, answer);
  return answer;
}

interface FrameJudge {
  frame(frame: string): void;
  end(): void;
}

/** Cuts the text at its blank lines, wherever the network cut it. */
function byFrames(judge: FrameJudge): Judge {
  let rest = '';
  return {
    push(text) {
      const all = rest + text;
      let from = 0;
      for (let to = all.indexOf('\n\n'); to >= 0; to = all.indexOf('\n\n', from)) {
        judge.frame(all.slice(from, to));
        from = to + 2;
      }
      rest = all.slice(from);
    },
    end() {
      if (rest !== '') throw new Wrong(`the stream ends within "${rest.slice(0, 80)}"`);
      judge.end();
    },
  };
}

interface Chunk {
  readonly choices: readonly { readonly delta: { readonly content?: string }; readonly finish_reason: string | null }[];
  readonly usage: { readonly completion_tokens: number } | null;
}

function chatJudge(plan: Plan, said: (piece: string) => void): FrameJudge {
  const seen = { finishes: 0, usage: -1, done: 0 };
  return {
    frame(frame) {
      if (!frame.startsWith('data: ') || seen.done > 0) throw new Wrong(`unexpected frame "${frame.slice(0, 80)}"`);
      if (frame === 'data: [DONE]') {
        seen.done += 1;
        return;
      }
      const { choices, usage } = JSON.parse(frame.slice(6)) as Chunk;
      for (const { delta, finish_reason: finish } of choices) {
        if (delta.content) said(delta.content);
        if (finish !== null) seen.finishes += 1;
      }
      if (usage !== null) seen.usage = usage.completion_tokens;
    },
    end() {
      const kept = seen.finishes === 1 && seen.done === 1 && seen.usage === plan.deltas;
      if (!kept) throw new Wrong(`the answer ends with ${JSON.stringify(seen)}`);
    },
  };
}

/** The only order in which a plain text may come; deltas come between the fourth and the fifth. */
const ORDER = [
  ...['response.created', 'response.in_progress', 'response.output_item.added', 'response.content_part.added'],
  ...['response.output_text.done', 'response.content_part.done', 'response.output_item.done', 'response.completed'],
  '[DONE]',
];
const BEFORE_TEXT = 4;
const DELTA = 'response.output_text.delta';

function responsesJudge(plan: Plan, said: (piece: string) => void, text: () => string): FrameJudge {
  let place = 0;
  let sequence = 0;
  const numbered = (frame: string, name: string) => {
    const event = JSON.parse(frame.slice(`event: ${name}\ndata: `.length));
    if (event.type !== name) throw new Wrong(`the event ${name} says that it is ${event.type}`);
    if (event.sequence_number !== sequence)
      throw new Wrong(`event ${sequence} says that it is ${event.sequence_number}`);
    sequence += 1;
    return event;
  };
  return {
    frame(frame) {
      if (frame === 'data: [DONE]') {
        if (ORDER[place] !== '[DONE]') throw new Wrong(`[DONE] comes before ${ORDER[place] ?? 'nothing'}`);
        place += 1;
        return;
      }
      const name = frame.slice('event: '.length, frame.indexOf('\n'));
      const event = numbered(frame, name);
      if (name === DELTA) {
        if (place !== BEFORE_TEXT) throw new Wrong(`a delta comes before ${ORDER[place] ?? 'nothing'}`);
        said(event.delta);
        return;
      }
      // The heartbeat of a stream that is silent for long.
      if (name === 'response.in_progress' && place >= 2 && place < ORDER.length - 1) return;
      if (name !== ORDER[place]) {
        const { code, message } = event.response?.error ?? { code: '', message: '' };
        const why = code === '' ? '' : ` (${code}: ${message})`;
        throw new Wrong(`${name} comes where ${ORDER[place] ?? 'nothing'} should${why}`);
      }
      place += 1;
      if (name === 'response.output_text.done' && event.text !== text()) throw new Wrong('the whole text is another');
      if (name === 'response.completed') checkUsage(plan, event.response.usage);
    },
    end() {
      if (place !== ORDER.length) throw new Wrong(`the stream ends before ${ORDER[place]}`);
    },
  };
}
