/** Nobody has to guess: the document tells of everything that it names. */
import { expect, test } from 'vitest';
import { document, operations, resolved, type Schema } from './document.ts';

const untold = (things: readonly { readonly name: string; readonly description?: string | undefined }[]) =>
  things.filter(({ description = '' }) => description.trim() === '').map(({ name }) => name);

test('every operation has a description', () => {
  expect(untold(operations.map(({ id, description }) => ({ name: id, description })))).toEqual([]);
});

test('every parameter has a description', () => {
  const parameters = operations.flatMap(({ id, parameters }) =>
    parameters.map(({ name, description, schema }) => {
      return { name: `${id} ${name}`, description: description ?? resolved(schema).description };
    }),
  );
  expect(parameters.length).toBeGreaterThan(50);
  expect(untold(parameters)).toEqual([]);
});

test('every answer has a description', () => {
  const replies = operations.flatMap(({ id, replies }) =>
    [...replies].map(([status, { description }]) => ({ name: `${id} ${status}`, description })),
  );
  expect(untold(replies)).toEqual([]);
});

test('every schema and every field has a description', () => {
  const schemas = Object.entries(document.components.schemas);
  const fields = schemas.flatMap(([name, schema]) => fieldsIn(name, schema));
  expect(fields.length).toBeGreaterThan(200);
  expect(untold([...schemas.map(([name, { description }]) => ({ name, description })), ...fields])).toEqual([]);
});

function fieldsIn(
  where: string,
  { properties = {} }: Schema,
): readonly { name: string; description?: string | undefined }[] {
  return Object.entries(properties).flatMap(([field, schema]) => {
    const name = `${where}.${field}`;
    return [{ name, description: resolved(schema).description }, ...fieldsIn(name, schema)];
  });
}
