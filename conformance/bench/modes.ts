/** m2c with each way of keeping turns, in each database: as many targets, worked in turn. */
import { findPostgres, HOW_TO_GET, type Postgres, startPostgres } from '../postgres/server.ts';
import type { Labelled } from './measure.ts';
import { askAdmin, type M2cOptions, startTarget, type Target } from './targets.ts';

const BODIES = ['off', 'errors', 'full'] as const;

export interface Modes {
  readonly targets: readonly Labelled[];
  close(): Promise<void>;
}

/** Starts one m2c for each mode. PostgreSQL is left out, with a word, where there is none. */
export async function startModes(upstream: string, m2c: M2cOptions, say: (line: string) => void): Promise<Modes> {
  const programs = findPostgres();
  if (programs === null) say(`No PostgreSQL here: the modes are shown on SQLite only; ${HOW_TO_GET}.`);
  const opened: (Target | Postgres)[] = [];
  const close = async () => {
    for (const thing of opened.reverse()) await ('stop' in thing ? thing.stop() : thing.close());
  };
  const targets: Labelled[] = [];
  try {
    for (const database of programs === null ? ['SQLite'] : ['SQLite', 'PostgreSQL']) {
      for (const bodies of BODIES) {
        // One server for each: they would share their settings otherwise.
        const postgres = database === 'PostgreSQL' && programs !== null ? await startPostgres(programs) : null;
        if (postgres !== null) opened.push(postgres);
        const variables = { ...m2c.variables, ...(postgres === null ? {} : { M2C_DATABASE_URL: postgres.url }) };
        const target = await startTarget('m2c', upstream, { ...m2c, variables });
        opened.push(target);
        await askAdmin(target, 'PATCH', '/settings', { log_bodies: bodies });
        targets.push([`${bodies}/${database}`, target]);
      }
    }
    return { targets, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
