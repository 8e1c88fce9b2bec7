/** Who may use /v1: the keys of clients as they were last read, and what each has used of its limits. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Fault } from '../fault.ts';
import { fits } from '../routing/chain.ts';
import type { ClientKey } from '../store/client-keys.ts';
import { Minute } from './minute.ts';

interface Known {
  key: ClientKey;
  readonly requests: Minute;
  readonly tokens: Minute;
  usedAt: number | null;
}

/** Keys of other programs come along too, since every client must send something. */
const CLIENT_KEY = /^Bearer +(m2c_[\w-]{20,200}) *$/i;

export class Clients {
  /** By the digest of the key, in hex. */
  private known = new Map<string, Known>();
  private readonly required: () => boolean;

  /** @param required whether nobody may come without a key. */
  constructor(required: () => boolean) {
    this.required = required;
  }

  get count(): number {
    return this.known.size;
  }

  /** Takes in the keys as they are now; what was used of the limits of each is kept. */
  replace(keys: readonly ClientKey[]): void {
    const before = new Map([...this.known.values()].map((known) => [known.key.id, known]));
    this.known = new Map(
      keys.map((key) => {
        const { requests, tokens, usedAt } = before.get(key.id) ?? NEW();
        return [key.sha256, { key, requests, tokens, usedAt }];
      }),
    );
  }

  /**
   * A request comes in with this `authorization`, `now` in milliseconds since 1970.
   *
   * @returns the id of the client key, null where none came and none is asked for.
   * @throws Fault `invalid_api_key` or `rate_limit_exceeded`.
   */
  admit(authorization: string | undefined, now: number): string | null {
    const [, shown] = CLIENT_KEY.exec(authorization ?? '') ?? [];
    if (shown === undefined) {
      if (!this.required()) return null;
      throw new Fault('invalid_api_key', 'This m2c asks for a client key: send "Authorization: Bearer m2c_…".');
    }
    const known = this.find(shown);
    if (known === null) throw new Fault('invalid_api_key', 'No client has this key, or it was revoked.');
    const { name, disabled, expiresAt, limits } = known.key;
    if (disabled) throw new Fault('invalid_api_key', `The client key of ${name} is disabled.`);
    if (expiresAt !== null && expiresAt <= now) throw new Fault('invalid_api_key', `The client key of ${name} has expired.`);
    const { requestsPerMinute = null, tokensPerMinute = null } = limits;
    refuseMore(known.requests, requestsPerMinute, 'requests', name, now);
    refuseMore(known.tokens, tokensPerMinute, 'tokens', name, now);
    known.requests.add(1, now);
    known.usedAt = now;
    return known.key.id;
  }

  /** @throws Fault `forbidden` when the key may not name this model. */
  checkModel(id: string, model: string): void {
    const { key } = this.byId(id) ?? {};
    const models = key?.limits.models;
    if (key === undefined || models === undefined || models.some((pattern) => pattern === model || fits(model, pattern))) return;
    throw new Fault('forbidden', `The client key of ${key.name} may not ask for this model: it may ask for ${models.join(', ')}.`, {
      param: 'model',
    });
  }

  /** What a turn of this key took. */
  used(id: string, tokens: number, now: number): void {
    this.byId(id)?.tokens.add(tokens, now);
  }

  /** When keys were used since this was last asked. */
  takeUses(): readonly { readonly id: string; readonly at: number }[] {
    return [...this.known.values()].flatMap((known) => {
      const { usedAt } = known;
      known.usedAt = null;
      return usedAt === null ? [] : [{ id: known.key.id, at: usedAt }];
    });
  }

  private find(secret: string): Known | null {
    const digest = createHash('sha256').update(secret).digest();
    const known = this.known.get(digest.toString('hex'));
    return known !== undefined && timingSafeEqual(Buffer.from(known.key.sha256, 'hex'), digest) ? known : null;
  }

  private byId(id: string): Known | undefined {
    return this.known.values().find(({ key }) => key.id === id);
  }
}

const NEW = () => ({ requests: new Minute(), tokens: new Minute(), usedAt: null });

function refuseMore(used: Minute, limit: number | null, what: string, name: string, now: number): void {
  const waitMs = limit === null ? 0 : used.waitMs(limit, now);
  if (waitMs === 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new Fault(
    'rate_limit_exceeded',
    `The client key of ${name} has used its ${limit} ${what} of this minute. Please try again in ${seconds}s.`,
    { retryAfter: seconds },
  );
}
