/**
 * Ids of output items. They carry the answer they belong to, so that a history, whose items stand one by one, tells which of
 * them were one message to the provider. Codex keeps ids that hold an underscore and strips others (codex-cli 0.169.0).
 */

export type ItemPrefix = 'rs' | 'msg' | 'fc' | 'ctc' | 'lsh' | 'sh' | 'apc' | 'tsc' | 'ws' | 'cmp' | 'call';

const OURS = /^(?:rs|msg|fc|ctc|lsh|sh|apc|tsc|ws)_m2c([A-Za-z0-9-]+)_\d+$/;

export function itemId(prefix: ItemPrefix, answer: string, index: number): string {
  return `${prefix}_m2c${answer}_${index}`;
}

/** The answer that an item of ours belongs to, null for an id that somebody else made. */
export function answerOf(id: string | null | undefined): string | null {
  return OURS.exec(id ?? '')?.[1] ?? null;
}
