/** Which provider and model a label may name: a client chooses its words freely, and each new one would be a new series. */
import type { Provider } from '../providers/profile.ts';

const OTHER = 'other';
/** Pairs of provider and model; a server that has seen more of them in its life counts the rest together. */
const MOST_PAIRS = 100;

type Pair = readonly [provider: string, model: string];

export class KnownModels {
  private readonly seen = new Map<string, Pair>();
  private readonly providers: () => readonly Provider[];

  /** @param providers those of now: the user may change them while the server runs. */
  constructor(providers: () => readonly Provider[]) {
    this.providers = providers;
  }

  /** The labels of a provider's model: its own names where the providers' table has them. */
  of(provider: string, model: string): Pair {
    const pair = this.seen.get(`${provider}/${model}`) ?? this.find(provider, model);
    const key = pair.join('/');
    if (!this.seen.has(key)) {
      if (this.seen.size >= MOST_PAIRS) return [OTHER, OTHER];
      this.seen.set(key, pair);
    }
    return pair;
  }

  private find(provider: string, model: string): Pair {
    const known = this.providers().find(({ profile }) => profile.id === provider);
    if (known === undefined) return [OTHER, OTHER];
    const listed = known.defaultModel === model || known.models.some(({ id }) => id === model);
    return [provider, listed ? model : OTHER];
  }
}
