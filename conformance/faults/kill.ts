/** m2c under load, with its settings being changed, and then killed: what is in its database afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import { ask, listenTo } from './asking.ts';
import { WELL_ANSWER } from './found.ts';
import { column, logFile, loggedIds } from './log-file.ts';
import { launch } from './program.ts';
import type { World } from './world.ts';

/** Changes settings without end and says each one that the store has acknowledged: `<id> <version>`. */
const SETTER = join(import.meta.dirname, '..', '..', 'server', 'store', 'writing.testing.ts');

export interface Killed {
  /** Turns whose clients heard their end before the kill. */
  readonly turns: number;
  /** Those of them that the log does not hold, by how long before the kill their clients heard the end, in milliseconds. */
  readonly lostMs: readonly number[];
  readonly settings: number;
  /** Acknowledged settings that are not there, or not as new as acknowledged. */
  readonly lostSettings: readonly string[];
  readonly sound: boolean;
}

/** @param afterMs of load, from when the log holds its first turn. */
export async function kill(world: World, folder: string, clients: number, afterMs: number): Promise<Killed> {
  const upstream = world.keep(await startFakeUpstream(() => WELL_ANSWER));
  const running = await launch(world, upstream.url, { folder });
  const file = logFile(folder);
  const before = loggedIds(file).size;
  const heard = new Map<string, number>();
  let alive = true;
  const client = async () => {
    while (alive) {
      const reply = await ask(running.url).catch(() => null);
      const id = reply?.whole === true ? idOf(reply) : null;
      if (reply !== null && id !== null) heard.set(id, reply.endedAt);
    }
  };
  const setter = spawn(process.execPath, [SETTER, join(folder, 'data')], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  setter.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const load = Promise.all(Array.from({ length: clients }, client));
  while (loggedIds(file).size === before || said.length === 0) await wait(20);
  await wait(afterMs);
  const killedAt = performance.now();
  running.child.kill('SIGKILL');
  setter.kill('SIGKILL');
  alive = false;
  await Promise.all([running.ended, once(setter, 'close'), load]);
  await upstream.close();
  const logged = loggedIds(file);
  // The last line may be cut.
  const versions = new Map(
    said
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split(' ') as [string, string]),
  );
  const stored = new Map(
    column(file, "select id || ' ' || version from settings").map((row) => String(row).split(' ') as [string, string]),
  );
  return {
    turns: heard.size,
    lostMs: [...heard].flatMap(([id, at]) => (logged.has(id) || at > killedAt ? [] : [Math.round(killedAt - at)])),
    settings: versions.size,
    lostSettings: [...versions].flatMap(([id, version]) =>
      Number(stored.get(id) ?? -1) < Number(version) ? [id] : [],
    ),
    sound: column(file, 'pragma integrity_check')[0] === 'ok',
  };
}

function idOf(reply: Parameters<typeof listenTo>[0]): string | null {
  const [first] = listenTo(reply).events;
  return first !== undefined && 'response' in first ? first.response.id : null;
}
