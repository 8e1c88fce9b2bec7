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
  const first = await asking.good(operation);
  yield { what: 'as little as it needs', values: first };
  const { method, parameters, body: schema } = operation;
  // What is changed can be changed again.
  const good = async () =>
    method === 'DELETE' ? await asking.good(operation) : asking.goodFor(operation, first.path ?? {});
  const { words } = asking.place;
  for (const { name, in: place, schema } of parameters) {
    if (place === 'path' || NOT_MADE_UP.includes(name)) continue;
    for (const value of variants(schema, name, words)) {
      const values = await good();
      if (place === 'query')
        yield { what: `${name}=${value}`, values: { ...values, query: { ...values.query, [name]: String(value) } } };
      // Whatever version is there.
      else yield { what: name, values: { ...values, headers: { [name]: '*' } } };
    }
  }
  for (const [name, field] of Object.entries(schema === null ? {} : (resolved(schema).properties ?? {}))) {
    // The id of what is written as a whole is told by its path.
    if (method === 'PUT' && name === 'id') continue;
    for (const value of variants(field, name, words)) {
      const values = await good();
      yield {
        what: `${name}: ${JSON.stringify(value)}`,
        values: { ...values, body: { ...(values.body as object), [name]: value } },
      };
    }
  }
}
