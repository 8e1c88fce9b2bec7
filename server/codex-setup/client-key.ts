/** The client key that Codex shows m2c, where m2c asks for one. */
import { digestOfSecret } from '../store/client-secret.ts';
import type { Store } from '../store/store.ts';

const NAME = 'codex';

/** Of keys with these names, one that is free: each of several machines has its own. */
export function freeKeyName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? NAME : `${NAME} ${number}`;
    if (!taken.includes(name)) return name;
  }
}

type Keys = Pick<Store, 'clientKeys' | 'audit'>;

/** The key that Codex has if it can be used, else a new one of the store. */
export async function storedKey({ clientKeys, audit }: Keys, held: string | null): Promise<string> {
  const rows = await clientKeys.list();
  if (held !== null) {
    const digest = digestOfSecret(held);
    const now = Date.now();
    const usable = rows.some(
      ({ sha256, disabled, expiresAt }) => sha256 === digest && !disabled && (expiresAt ?? now + 1) > now,
    );
    if (usable) return held;
  }
  const name = freeKeyName(rows.map((row) => row.name));
  const { secret, clientKey } = await clientKeys.create({ name, limits: {}, expiresAt: null, disabled: false });
  await audit.append({ actor: 'm2c', action: 'createClientKey', subject: clientKey.id, detail: { name } });
  return secret;
}
