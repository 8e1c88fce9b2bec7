/**
 * What the benchmark's provider is to say. The plan stands in the model's name, so that it comes through every proxy and the
 * provider need not read the request.
 */

export interface Plan {
  /** How many pieces the text comes in. */
  readonly deltas: number;
  /** Pieces a second, each saying when it was sent; null for as fast as they go. */
  readonly pace: number | null;
  /** After the first piece it waits until the provider is told to go on. */
  readonly held: boolean;
}

/** The name that makes the provider follow this plan. */
export function modelOf({ deltas, pace = null, held = false }: Partial<Plan> & Pick<Plan, 'deltas'>): string {
  return `bench-${deltas}-${pace ?? 'fast'}${held ? '-held' : ''}`;
}

const NAME = /bench-(?<deltas>\d+)-(?<pace>\d+|fast)(?<held>-held)?/;

/** The plan in the first bytes of a request, null when there is none. */
export function planIn(text: string): Plan | null {
  const { deltas, pace, held } = NAME.exec(text)?.groups ?? {};
  if (deltas === undefined) return null;
  return { deltas: Number(deltas), pace: pace === 'fast' ? null : Number(pace), held: held !== undefined };
}

/** As long as a token of code or prose is, with the line ends and quotes that JSON has to escape. */
const PIECES = [
  ...[
    'The',
    ' build',
    ' fails',
    ' since',
    ' `',
    'index',
    '.ts',
    '`',
    ' imports',
    ' "',
    './',
    'old',
    '-name',
    '.ts',
    '";',
  ],
  ...['\n', '\n', 'I', ' will', ' mend', ' each', ' import', ' and', ' run', ' the', ' tests', ' again', '.', '\n\n'],
] as const;

/** The text of this piece. */
export function pieceAt(index: number): string {
  return PIECES[index % PIECES.length] ?? '';
}

const texts = new Map<number, string>();

/** The whole text of so many pieces. */
export function textOf(deltas: number): string {
  const known = texts.get(deltas);
  if (known !== undefined) return known;
  const text = Array.from({ length: deltas }, (_, index) => pieceAt(index)).join('');
  texts.set(deltas, text);
  return text;
}

/** A piece that says when it was sent, by the clock that all processes of this machine share. */
export function stamped(): string {
  return `t${process.hrtime.bigint() / 1000n} `;
}

/** Milliseconds since these stamped pieces were sent, one for each; null when the text is not made of them. */
export function agesOf(text: string): number[] | null {
  const stamps = text.match(/t\d+ /g) ?? [];
  if (stamps.join('') !== text) return null;
  const now = Number(process.hrtime.bigint() / 1000n);
  return stamps.map((stamp) => (now - Number(stamp.slice(1))) / 1000);
}

/** What the provider says that it cost. */
export const PROMPT_TOKENS = 7000;
