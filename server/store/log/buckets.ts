/**
 * Times and speeds as counts in buckets, each √2 times as wide as the one before: sums of such counts are small and can be
 * added, and tell quantiles to within 19 %. Pure.
 */

export type LatencyKind = 'first_item_ms' | 'duration_ms' | 'tokens_per_second';

export const KINDS: readonly LatencyKind[] = ['first_item_ms', 'duration_ms', 'tokens_per_second'];

export const BUCKETS = 32;

/** A value told from its bucket is off by at most this share of it: the fourth root of two. */
export const QUANTILE_ERROR = 2 ** 0.25 - 1;

/** Where the second bucket begins: all below is the first one. */
const LOWEST: { readonly [Kind in LatencyKind]: number } = {
  first_item_ms: 50,
  duration_ms: 50,
  tokens_per_second: 1,
};

/** The bucket of a value; the last one has no upper end: 27 minutes, or 33,000 tokens a second. */
export function bucketOf(kind: LatencyKind, value: number): number {
  if (!(value >= LOWEST[kind])) return 0;
  return Math.min(BUCKETS - 1, 1 + Math.floor(2 * Math.log2(value / LOWEST[kind])));
}

/** Where the bucket begins. */
export function boundOf(kind: LatencyKind, bucket: number): number {
  return bucket === 0 ? 0 : LOWEST[kind] * 2 ** ((bucket - 1) / 2);
}

/** The value below which this share of all lies, null where there are none. */
export function quantile(kind: LatencyKind, counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  const bucket = counts.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
  // The middle of the bucket by its ratio is as far from its beginning as from its end.
  return bucket === 0 ? LOWEST[kind] / 2 ** 0.25 : boundOf(kind, bucket) * 2 ** 0.25;
}
