/** An operation that the spec gains is a command of m2c-admin at once: nothing else is written for it. */
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../generated/operations.ts';
import { root } from '../spec/generator/build.ts';
import { compileSpec } from '../spec/generator/openapi.ts';
import { operationsModule } from '../spec/generator/operations.ts';
import { admin, URL_HERE } from './terminal.testing.ts';

const NEW = `
/** A visitor. */
model Visitor {
  /** Its name. */
  name: string;

  /** How many cups. */
  cups: int32;
}

/** Pour tea for a visitor. */
@route("/tea/{pot}")
@post
@extension("x-cli", #{ group: "tea", verb: "pour", columns: #["name", "cups"], confirm: "Pour it?" })
@opExample(#{ parameters: #{ pot: "blue", body: #{ name: "Alice", cups: 2 } } })
op pourTea(@path pot: Id, @query milk?: boolean = false, @body body: Visitor): List<Visitor> | Guarded;
`;

const folder = mkdtempSync(join(tmpdir(), 'm2c-spec-'));
let table: readonly Operation[] = [];
const server = setupServer();

beforeAll(async () => {
  cpSync(join(root, 'spec'), folder, { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  appendFileSync(join(folder, 'admin', 'learned.tsp'), NEW);
  const { admin: document } = await compileSpec(join(folder, 'main.tsp'));
  const written = join(folder, 'operations.ts');
  writeFileSync(written, operationsModule(document, ''));
  table = (await import(pathToFileURL(written).href)).operations;
  server.listen({ onUnhandledFrame: 'error' });
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('it is in the help, with its example', async () => {
  expect((await admin(['--help'], { table })).output).toMatch(/^ {2}tea +pour$/m);
  const { output } = await admin(['tea', 'pour', '--help'], { table });
  expect(output).toContain('Pour tea for a visitor.');
  expect(output).toContain('m2c-admin tea pour POT --name Alice --cups 2');
});

test('it runs', async () => {
  let heard: unknown;
  const answer = { object: 'list', data: [{ name: 'Alice', cups: 2, secretly: 'x' }] };
  server.use(
    http.post(`${URL_HERE}/admin/v1/tea/blue`, async ({ request }) => {
      heard = [new URL(request.url).search, await request.json()];
      return HttpResponse.json(answer);
    }),
  );
  const words = ['tea', 'pour', 'blue', '--milk', '--name', 'Alice', '--cups', '2', '--yes'];
  const { code, output } = await admin(words, { table });
  expect([code, output]).toEqual([0, 'NAME   CUPS\nAlice     2\n']);
  expect(heard).toEqual(['?milk=true', { name: 'Alice', cups: 2 }]);
});

test('it is completed, suggested, and in the manual', async () => {
  expect((await admin(['completion', 'bash'], { table })).output).toContain(
    "'tea pour') words='--milk --no-milk --name --cups",
  );
  expect((await admin(['tea', 'puor'], { table })).errors).toContain('Did you mean pour?');
  expect((await admin(['man'], { table })).output).toContain('.SS tea pour <pot>\nPour tea for a visitor.\n');
});
