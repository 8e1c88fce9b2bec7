/**
 * For tests: a program that changes settings without end, `writing.testing.ts <data directory>`. It says each change on a line
 * of its standard output once the store has acknowledged it: `<id> <version>`. Whoever kills it knows what must be there.
 */
import { startStore } from './start.ts';

if (import.meta.main) {
  const [, , dataDir = ''] = process.argv;
  const store = await startStore({ dataDir, databaseUrl: null, masterKey: null, serves: true });
  const versions = new Map((await store.settings.list()).map(({ id, version }) => [id, version]));
  for (let at = 0; ; at += 1) {
    const id = `setting-${at % 50}`;
    const { version } = await store.settings.put(
      { id, version: versions.get(id) ?? 0 },
      { at, text: 'x'.repeat(at % 500) },
    );
    versions.set(id, version);
    process.stdout.write(`${id} ${version}\n`);
  }
}
