/** Who may use /v1, and how much: the keys of clients, and what each has used of its limits. */
import { ALONE, type Place, partOf } from '../crew.ts';
import { Fault } from '../fault.ts';
import { fits } from '../routing/chain.ts';
import type { ClientBook } from '../store/client-book.ts';
import type { ClientKey } from '../store/client-keys.ts';
import type { TurnEntry, TurnListener } from '../turn-entry.ts';
import { Minute } from './minute.ts';

/** Keys of other programs come along too, since every client must send something. */
const CLIENT_KEY = /^Bearer +(m2c_[\w-]{20,200}) *$/i;

const WHY: { readonly [Why in Exclude<ReturnType<ClientBook['check']>, ClientKey>]: string } = {
  missing: 'No client key came along',
  unknown: 'No client has this key',
  revoked: 'This client key is disabled',
  expired: 'This client key has expired',
};

export class Clients implements TurnListener {
  /** Null while the store cannot be used: no key can be looked up then. */
  book: ClientBook | null = null;
  /** By the id of the key. */
  private readonly minutes = new Map<string, { readonly requests: Minute; readonly tokens: Minute }>();
  /** Whether nobody may come without a key. */
  readonly required: () => boolean;

  private readonly place: Place;

  /** @param place of this process, which keeps to its part of each limit. */
  constructor(required: () => boolean, place: Place = ALONE) {
    this.required = required;
    this.place = place;
  }

  /**
   * A request comes in with this `authorization`, `now` in milliseconds since 1970.
   *
   * @returns the client's key, null where none came and none is asked for.
   * @throws Fault `invalid_api_key`, `rate_limit_exceeded`, or `store_away` when no key can be looked up.
   */
  admit(authorization: string | undefined, now: number): ClientKey | null {
    const [, shown = ''] = CLIENT_KEY.exec(authorization ?? '') ?? [];
    if (!this.required() && (shown === '' || this.book === null)) return null;
    if (this.book === null) {
      throw new Fault('store_away', 'The client keys cannot be read at the moment: m2c-admin health tells why.');
    }
    const key = this.book.check(shown, now);
    if (typeof key === 'string') {
      throw new Fault('invalid_api_key', `${WHY[key]}: this m2c asks for "Authorization: Bearer m2c_…".`);
    }
    const { requests, tokens } = this.minutesOf(key.id);
    const { requestsPerMinute, tokensPerMinute } = key.limits;
    this.refuseMore(requests, requestsPerMinute, 'requests', key, now);
    this.refuseMore(tokens, tokensPerMinute, 'tokens', key, now);
    requests.add(1, now);
    return key;
  }

  ended({ clientKey, usage }: TurnEntry): void {
    if (clientKey !== null && usage !== null)
      this.minutesOf(clientKey).tokens.add(usage.input + usage.output, Date.now());
  }

  private refuseMore(used: Minute, limit: number | undefined, what: string, { name }: ClientKey, now: number): void {
    if (limit === undefined) return;
    const part = partOf(limit, this.place);
    const waitMs = used.waitMs(part, now);
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    const shared = part === limit ? '' : ` in one of ${this.place.count} workers, which share ${limit}`;
    throw new Fault(
      'rate_limit_exceeded',
      `The client key of ${name} has used its ${part} ${what} of this minute${shared}. Please try again in ${seconds}s.`,
      { retryAfter: seconds },
    );
  }

  private minutesOf(id: string) {
    const known = this.minutes.get(id);
    if (known !== undefined) return known;
    const made = { requests: new Minute(), tokens: new Minute() };
    this.minutes.set(id, made);
    return made;
  }
}

/** @throws Fault `forbidden` when the key may not name this model. */
export function checkModel({ name, limits }: ClientKey, model: string): void {
  const { models } = limits;
  if (models === undefined || models.some((pattern) => pattern === model || fits(model, pattern))) return;
  const sentence = `The client key of ${name} may not ask for this model: it may ask for ${models.join(', ')}.`;
  throw new Fault('forbidden', sentence, { param: 'model' });
}
