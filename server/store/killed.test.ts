/** A process that is killed in the middle of its writing loses nothing that was acknowledged. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { fresh } from '../../conformance/postgres/databases.ts';
import { openStore } from './store.ts';

const PROGRAM = fileURLToPath(new URL('./writing.testing.ts', import.meta.url));
const KILLS = 5;

test('every acknowledged setting is there after each kill, and the file is sound', { timeout: 300_000 }, async () => {
  const options = await fresh('sqlite');
  const acknowledged = new Map<string, number>();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = spawn(process.execPath, [PROGRAM, options.dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.length > kill * 300) child.kill('SIGKILL');
    });
    await once(child, 'close');
    // The last line may be cut.
    for (const line of said.split('\n').slice(0, -1)) {
      const [id = '', version] = line.split(' ');
      acknowledged.set(id, Number(version));
    }
    const store = await openStore({ ...options, serves: true });
    const stored = new Map((await store.settings.list()).map(({ id, version }) => [id, version]));
    for (const [id, version] of acknowledged) expect(stored.get(id)).toBeGreaterThanOrEqual(version);
    expect(await store.maintenance.integrity()).toEqual({ sound: true, findings: [] });
    expect((await store.maintenance.state()).warnings).toEqual([]);
    await store.close();
  }
  expect(acknowledged.size).toBeGreaterThan(10);
});
