/** Requests that keep the contract: with what an operation needs, and with each thing that it may be given besides. */
import type { Asking } from './asking.ts';
import { type Operation, resolved, type Values } from './document.ts';
import { variants } from './values.ts';

export interface Valid {
  readonly what: string;
  readonly values: Values;
}

/** Cursors come from the page before; paging has a test of its own. */
const NOT_MADE_UP = ['cursor'];

export async function* validCalls(asking: Asking, operation: Operation): AsyncGenerator<Valid> {
  yield { what: 'as little as it needs', values: await asking.good(operation) };
  const { words } = asking.place;
  for (const { name, in: place, schema } of operation.parameters) {
    if (place === 'path' || NOT_MADE_UP.includes(name)) continue;
    for (const value of variants(schema, name, words)) {
      const good = await asking.good(operation);
      if (place === 'query')
        yield { what: `${name}=${value}`, values: { ...good, query: { ...good.query, [name]: String(value) } } };
      // Whatever version is there.
      else yield { what: name, values: { ...good, headers: { [name]: '*' } } };
    }
  }
  if (operation.body === null) return;
  for (const [name, schema] of Object.entries(resolved(operation.body).properties ?? {})) {
    const count = variants(schema, name, words).length;
    for (let at = 0; at < count; at += 1) {
      const good = await asking.good(operation);
      const body = good.body as { readonly [name: string]: unknown };
      // The id of what is written as a whole is told by its path.
      const value = operation.method === 'PUT' && name === 'id' ? body[name] : variants(schema, name, words)[at];
      yield { what: `${name}: ${JSON.stringify(value)}`, values: { ...good, body: { ...body, [name]: value } } };
    }
  }
}
