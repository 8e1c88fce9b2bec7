/** How far the estimate of a request's tokens is from what its provider counts, learned for each model from its usage. */

/** Each further request moves the factor by so much of the difference. */
const SHARE = 0.3;
/** What no tokenizer is beyond: a count outside is of something else, such as pictures or a search that the provider made. */
const [LOWEST, HIGHEST] = [0.5, 2];
/** In smaller requests the provider's own words around them are most of what it counts. */
const SMALLEST = 1000;
const MOST_MODELS = 500;

export class TokenFactors {
  private readonly factors = new Map<string, number>();

  /** What to multiply an estimate with; 1 as long as nothing is known. */
  of(provider: string, model: string): number {
    return this.factors.get(placeOf(provider, model)) ?? 1;
  }

  /** A request that was estimated so was counted so by its provider. */
  learn(provider: string, model: string, estimated: number, counted: number): void {
    const seen = counted / estimated;
    if (estimated < SMALLEST || seen < LOWEST || seen > HIGHEST) return;
    const place = placeOf(provider, model);
    const before = this.factors.get(place) ?? seen;
    const oldest = this.factors.keys().next().value;
    if (this.factors.size >= MOST_MODELS && oldest !== undefined) this.factors.delete(oldest);
    this.factors.delete(place);
    this.factors.set(place, before + (seen - before) * SHARE);
  }
}

function placeOf(provider: string, model: string): string {
  return `${provider}/${model}`;
}
