/** `m2c worker`: one of the processes that `m2c start --workers` starts, and nobody else. */
import cluster from 'node:cluster';
import { ConfigError } from '../config.ts';
import { isStore } from '../store/door.ts';
import { Link } from '../workers/link.ts';
import { endSoon, onSecondWord, QUIET_MS, serve } from './start.ts';

/** Answers until the first process says that it is enough, or is gone. */
export async function work(): Promise<void> {
  if (!cluster.isWorker) throw new ConfigError('m2c start --workers starts these: a worker cannot stand alone.');
  // Ctrl-C reaches all processes of a terminal, and it is the first one that says when to end.
  onSecondWord(() => undefined);
  const link = new Link();
  const { providers, port, index, count, config: all } = await link.begins;
  const config = { ...all, port };
  const { startStore } = link;
  const { dataDir, databaseUrl, masterKey } = config;
  const begun = isStore(config) ? startStore({ dataDir, databaseUrl, masterKey, serves: true }) : null;
  begun?.catch(() => undefined);
  const crew = link.crew({ index, count });
  const served = await serve(config, { providers, crew, startStore, begun }).catch((thrown: unknown) => {
    link.letGo();
    throw thrown;
  });
  link.send({ kind: 'up', url: served.url, banner: served.banner });
  const quiet = setTimeout(() => served.warm(), QUIET_MS);
  await link.stops;
  clearTimeout(quiet);
  await served.finish();
  link.letGo();
  endSoon();
}
