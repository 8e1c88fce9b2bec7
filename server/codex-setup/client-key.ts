/** The client key that Codex shows m2c, where m2c asks for one. */

import type { NewClientKey } from '../store/client-keys.ts';
import { digestOfSecret } from '../store/client-secret.ts';
import type { Store } from '../store/store.ts';

const NAME = 'codex';

/** The key that Codex has if it can be used, else a new one. */
export async function codexKey(
  { clientKeys, audit }: Pick<Store, 'clientKeys' | 'audit'>,
  held: string | null,
): Promise<string> {
  const rows = await clientKeys.list();
  const digest = held === null ? null : digestOfSecret(held);
  const now = Date.now();
  const known = rows.find(({ sha256 }) => sha256 === digest);
  if (held !== null && known !== undefined && !known.disabled && (known.expiresAt ?? Number.POSITIVE_INFINITY) > now)
    return held;
  const taken = rows.map(({ name }) => name);
  const made: NewClientKey = await clientKeys.create({
    name: freeName(taken),
    limits: {},
    expiresAt: null,
    disabled: false,
  });
  const { id, name } = made.clientKey;
  await audit.append({ actor: 'm2c', action: 'createClientKey', subject: id, detail: { name } });
  return made.secret;
}

/** Each of several machines has its own. */
function freeName(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? NAME : `${NAME} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
