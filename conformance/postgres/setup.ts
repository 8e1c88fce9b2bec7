/** Before all tests: says which databases there are to test on. PostgreSQL is started when the first test asks for it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { findPostgres, HOW_TO_GET, type Postgres, startPostgres } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test asks for the URL of a server; null when there is no PostgreSQL here. */
    postgres: string | null;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.M2C_TEST_DATABASE_URL ?? '';
  const programs = given === '' ? findPostgres() : null;
  if (given === '' && programs === null) {
    process.stdout.write(`No PostgreSQL here: the store is tested on SQLite only; ${HOW_TO_GET}.\n`);
    provide('postgres', null);
    return async () => undefined;
  }
  let started: Promise<Postgres> | null = null;
  const door = createServer(async (_request, response) => {
    try {
      started ??=
        programs === null ? Promise.resolve({ url: given, stop: async () => undefined }) : startPostgres(programs);
      response.end((await started).url);
    } catch (thrown) {
      response.writeHead(500).end(String(thrown));
    }
  });
  provide('postgres', await opened(door));
  return async () => {
    door.close();
    await started?.then(({ stop }) => stop()).catch(() => undefined);
  };
}

async function opened(door: Server): Promise<string> {
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(door.address() as AddressInfo).port}/`;
}
