/** What providers have refused, so that it is not sent to them again for a while. */
import { createHash } from 'node:crypto';
import { masked } from '../secrets.ts';

/** A refusal holds for one host, one model and one key: plugins belong to an account. */
export interface Refuser {
  readonly provider: string;
  readonly baseUrl: string;
  readonly key: string;
  readonly model: string;
}

/** What was learned from one refusal. The key is told by its end only. */
export interface Lesson {
  readonly id: string;
  readonly provider: string;
  readonly key: string;
  readonly model: string;
  /** What is left out: a field of the request, or a part of one (`tools.web_search`). */
  readonly what: string;
  /** The provider's own words. */
  readonly sentence: string;
  /** Milliseconds of the clock until which it holds. */
  readonly until: number;
}

/** The vendor may have changed its mind, or the user may have bought the plugin. */
const HOLDS_MS = 60 * 60_000;
/** Model names come from clients, and there is no end to names. */
const MOST_LESSONS = 1000;
const ID_DIGITS = 16;
const NOTHING: readonly string[] = [];

export class Learned {
  /** In the order in which they were learned. */
  private readonly lessons = new Map<string, Lesson & { readonly place: string }>();

  get isEmpty(): boolean {
    return this.lessons.size === 0;
  }

  learn(refuser: Refuser, what: string, sentence: string, now: number): void {
    const place = placeOf(refuser);
    const id = idOf(place, what);
    for (const [old, lesson] of this.lessons) {
      const again = lesson.place === place && lesson.what === what;
      if (again || lesson.until <= now || this.lessons.size >= MOST_LESSONS) this.lessons.delete(old);
    }
    const { provider, model, key } = refuser;
    this.lessons.set(id, { id, provider, model, key: masked(key), what, sentence, until: now + HOLDS_MS, place });
  }

  /** What this provider is not sent with this key for this model, in the order in which it was learned. */
  of(refuser: Refuser, now: number): readonly string[] {
    if (this.lessons.size === 0) return NOTHING;
    const place = placeOf(refuser);
    const held = [...this.lessons.values()].filter((lesson) => lesson.place === place && lesson.until > now);
    return held.map(({ what }) => what);
  }

  list(now: number): readonly Lesson[] {
    return [...this.lessons.values()].filter(({ until }) => until > now).map(({ place: _, ...lesson }) => lesson);
  }

  /** The provider is asked with it again. @returns whether there was such a lesson. */
  forget(id: string): boolean {
    return this.lessons.delete(id);
  }

  clear(): void {
    this.lessons.clear();
  }
}

/** The same in every process: what one has learned, another may be told to forget. */
function idOf(place: string, what: string): string {
  return createHash('sha256').update(`${place} ${what}`).digest('hex').slice(0, ID_DIGITS);
}

function placeOf({ provider, baseUrl, key, model }: Refuser): string {
  return JSON.stringify([provider, baseUrl, key, model]);
}
