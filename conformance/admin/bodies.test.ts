/** Whatever a schema of the document allows, and any text at all, is done or refused in the document's own words. */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { text } from '../arbitraries/text.ts';
import { type SchemaDocument, schemaArbitrary } from '../fuzz/schema-arbitrary.ts';
import { Asking } from './asking.ts';
import { document, nameIn, type Operation, operations, type Schema, type Values } from './document.ts';
import { fits } from './judge.ts';
import { openPlace } from './place.ts';

/** For each operation. */
const RUNS = 10;
/** Every change is read anew by the whole server, which takes its time. */
const PATIENCE = { timeout: 180_000 };

async function opened(): Promise<Asking> {
  const place = await openPlace({ store: 'sqlite' });
  onTestFinished(place.close);
  return new Asking(place, new Set());
}

/** Anything but a fault of the server. */
async function checked(asking: Asking, operation: Operation, values: Values): Promise<void> {
  const allowed = [...operation.replies.keys()].filter((status) => status < 500);
  await asking.ask(operation, values, allowed, JSON.stringify(values).slice(0, 500));
  expect(asking.wrong.splice(0)).toEqual([]);
}

/** A command would be run, whatever it is. */
const runsNothing = (body: unknown): boolean => !JSON.stringify(body).includes('"command"');

function bodies(schema: Schema): fc.Arbitrary<unknown> {
  const made = schemaArbitrary(document as unknown as SchemaDocument, nameIn(schema.$ref ?? ''));
  return made.filter((body) => fits(schema, body) && runsNothing(body));
}

test('every body that its schema allows', PATIENCE, async () => {
  const asking = await opened();
  for (const operation of operations) {
    if (operation.body === null) continue;
    const good = await asking.good(operation);
    const property = fc.asyncProperty(bodies(operation.body), (body) => checked(asking, operation, { ...good, body }));
    await fc.assert(property, { numRuns: RUNS });
  }
});

test('any text in a path or a query', PATIENCE, async () => {
  const asking = await opened();
  for (const operation of operations) {
    const { parameters } = operation;
    if (parameters.length === 0) continue;
    const of = (place: 'path' | 'query') => {
      const names = parameters.filter((one) => one.in === place).map(({ name }) => name);
      const filled = text.filter((one) => one !== '').map((one) => one.toWellFormed());
      const given = Object.fromEntries(names.map((name) => [name, filled]));
      return fc.record(given, place === 'path' ? {} : { requiredKeys: [] });
    };
    const good = await asking.good(operation);
    const property = fc.asyncProperty(of('path'), of('query'), (path, query) =>
      checked(asking, operation, { ...good, path, query } as Values),
    );
    await fc.assert(property, { numRuns: RUNS });
  }
});

test('a path that cannot be decoded', async () => {
  const asking = await opened();
  for (const operation of operations.filter((one) => one.path.includes('{'))) {
    const path = operation.path.replaceAll(/\{\w+\}/g, '%E0%A4');
    await asking.ask({ ...operation, path }, asking.anyhow(operation), 400, path);
  }
  expect(asking.wrong).toEqual([]);
});
