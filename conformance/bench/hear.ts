/**
 * Hears one stream while it is measured, and says what is wrong with it. It reads each event once and keeps only the text, so
 * that the load is not slower than what it measures.
 */
import { judgeOf, type Wire, Wrong } from './judge.ts';
import { agesOf, type Plan, textOf } from './plan.ts';

export interface Hearing {
  /** The next bytes, as text. */
  push(text: string): void;
  /** The first thing that is wrong, null when the stream kept its word from its beginning to its end. */
  end(): string | null;
  /** Whether the first piece of text has come. */
  readonly begun: boolean;
  /** Of a paced stream: milliseconds from the provider's write until here, piece by piece. */
  readonly ages: readonly number[];
}

/** What comes with the first piece of text and not before; a body of JSON has all at its end. */
const FIRST_PIECE: { readonly [Name in Wire]: RegExp } = {
  chat: /"content":"[^"]/,
  responses: /^event: response\.output_text\.delta$/m,
  json: /(?!)/,
};

/**
 * Begins to hear an answer to this plan. What comes before its first piece of text is judged once that has come: judging takes
 * the load longer than the proxy that is measured, and the provider waits for the same core meanwhile.
 */
export function hearing(wire: Wire, plan: Plan): Hearing {
  const told: Told = { text: '', deltas: 0, ages: [] };
  const said = (piece: string) => hearPiece(told, plan, piece);
  const judge = judgeOf(wire, plan, said, () => told.text);
  let wrong: string | null = null;
  const guarded = (act: () => void) => {
    try {
      if (wrong === null) act();
    } catch (thrown) {
      wrong = thrown instanceof Wrong ? thrown.message : String(thrown);
    }
  };
  const whole = () => {
    judge.end();
    const right = plan.pace === null ? told.text === textOf(plan.deltas) : told.ages.length === plan.deltas;
    if (!right) throw new Wrong(`the text is not the provider's: ${told.text.length} letters, ${told.deltas} pieces`);
  };
  let begun = false;
  let unjudged = '';
  return {
    push: (text) => {
      unjudged += text;
      const begins = !begun && FIRST_PIECE[wire].test(unjudged);
      begun ||= begins;
      // A piece of a paced stream is as old as it is now.
      if (plan.pace === null && (begins || !begun)) return;
      guarded(() => judge.push(unjudged));
      unjudged = '';
    },
    end: () => {
      guarded(() => judge.push(unjudged));
      guarded(whole);
      return wrong;
    },
    get begun() {
      return begun;
    },
    get ages() {
      return told.ages;
    },
  };
}

interface Told {
  text: string;
  deltas: number;
  readonly ages: number[];
}

function hearPiece(told: Told, plan: Plan, piece: string): void {
  told.text += piece;
  told.deltas += 1;
  if (plan.pace === null) return;
  const ages = agesOf(piece);
  if (ages === null) throw new Wrong(`a piece says "${piece}" and not when it was sent`);
  told.ages.push(...ages);
}
