/** The place where m2c lives: its folder, its port, and who else is there. */
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeUpstream } from '../upstream/fake-upstream.ts';
import type { FaultCase, Finding } from './case.ts';
import { listening } from './faulty-upstream.ts';
import { finding, nextClient, WELL_ANSWER } from './found.ts';
import { launch, launchRefused } from './program.ts';
import type { World } from './world.ts';

/** Whom nothing belongs to. */
const NOBODY = 65_534;
const POSIX = process.platform !== 'win32';

export const placeCases: readonly FaultCase[] = [
  {
    number: 38,
    name: 'the data folder is not there',
    hears: 'Every answer: the folder is made, for its owner alone.',
    play: folderMissing,
  },
  {
    number: 38,
    name: 'the data folder goes away while m2c runs',
    hears: 'Every answer as ever: nothing in it is needed for one.',
    play: folderGone,
  },
  ...(POSIX
    ? [
        {
          number: 38,
          name: 'the data folder cannot be made',
          hears: 'Nobody hears anything; who starts m2c reads in one line which folder it is and what to do.',
          play: folderRefused,
        },
      ]
    : []),
  {
    number: 40,
    name: 'another program has the port',
    hears: 'Who starts m2c reads in one line which port it is and what to do.',
    play: portTaken,
  },
  {
    number: 40,
    name: 'a second m2c is started on the port of the first',
    hears: 'Of the first every answer as ever; who starts the second reads in one line what to do.',
    play: startedTwice,
  },
  {
    number: 40,
    name: 'two m2c share a data folder',
    hears: 'Every answer of both: each logs its own turns.',
    play: folderShared,
  },
];

async function folderMissing(world: World): Promise<Finding> {
  const running = await launch(world, (await well(world)).url);
  const mode = statSync(join(running.folder, 'data')).mode & 0o777;
  return finding({
    heard: `the answer; the folder was made with the rights ${mode.toString(8)}`,
    wrong: !POSIX || mode === 0o700 ? [] : ['others can read the folder'],
    lost: await nextClient(running.url),
  });
}

async function folderGone(world: World): Promise<Finding> {
  const running = await launch(world, (await well(world)).url);
  rmSync(join(running.folder, 'data'), { recursive: true });
  return finding({ heard: 'the answer', lost: await nextClient(running.url) });
}

async function folderRefused(world: World): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'm2c-locked-'));
  world.keep({ close: () => rmSync(folder, { recursive: true }) });
  chmodSync(folder, 0o555);
  const asOther = process.getuid?.() === 0 ? { uid: NOBODY } : {};
  const { code, said } = await launchRefused(world, 'http://127.0.0.1:9/v1', { folder, ...asOther });
  return refusal(code, said, /^m2c: The data directory \S+data cannot be read and written by you: .*--data-dir.*\n$/);
}

async function portTaken(world: World): Promise<Finding> {
  const server = createServer();
  const port = Number((await listening(server)).split(':')[1]);
  const { code, said } = await launchRefused(world, 'http://127.0.0.1:9/v1', { port });
  server.close();
  await once(server, 'close');
  return refusal(code, said, new RegExp(`^m2c: Port ${port} is taken: .*--port.*\\n$`));
}

async function startedTwice(world: World): Promise<Finding> {
  const first = await launch(world, (await well(world)).url);
  const { port, folder } = first;
  const { code, said } = await launchRefused(world, 'http://127.0.0.1:9/v1', { port, folder });
  const found = refusal(code, said, new RegExp(`^m2c: Port ${port} is taken: .*another m2c.*--port.*$`, 'm'));
  return { ...found, lost: await nextClient(first.url) };
}

async function folderShared(world: World): Promise<Finding> {
  const provider = await well(world);
  const first = await launch(world, provider.url);
  const second = await launch(world, provider.url, { folder: first.folder });
  const lost = await Promise.all([first, second, first, second].map(({ url }) => nextClient(url)));
  return finding({ heard: '4 of 4 answers', lost: lost.flat() });
}

async function well(world: World) {
  return world.keep(await startFakeUpstream(() => WELL_ANSWER));
}

function refusal(code: number | string, said: string, line: RegExp): Finding {
  return finding({
    heard: `"${said.trim()}", and ended with ${code}`,
    wrong: [...(code === 1 ? [] : [`it ended with ${code}`]), ...(line.test(said) ? [] : [`it did not say ${line}`])],
  });
}
