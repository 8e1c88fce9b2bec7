/** The Codex app ended as its own menu would end it, and started again. */
import { ConfigError } from '../../config.ts';
import { type DesktopApp, findApp } from './find.ts';
import { type Machine, ofWindows } from './machine.ts';

/** @throws ConfigError when it is not installed. */
export async function installed(machine: Machine): Promise<DesktopApp> {
  const app = await findApp(machine);
  if (app !== null) return app;
  const where =
    machine.platform === 'darwin' ? ` in ${machine.applications.join(' or ')}: M2C_CODEX_APP tells another place` : '';
  throw new ConfigError(`The Codex app is not installed${where}.`);
}

/** Asks it to end and waits until it has. @returns whether it ran. @throws ConfigError when it goes on. */
export async function quitApp(machine: Machine): Promise<boolean> {
  const app = await installed(machine);
  if (app.processes.length === 0) return false;
  await askToQuit(app, machine);
  if (await becomes(false, machine)) return true;
  if (app.system === 'macos') {
    // It may be too busy to hear its own menu.
    for (const pid of (await installed(machine)).processes) await machine.run('/bin/kill', ['-TERM', String(pid)]);
    if (await becomes(false, machine)) return true;
  }
  throw new ConfigError(
    'The Codex app does not end: it may be asking something, so look at its window and close it there.',
  );
}

async function askToQuit({ system, id, processes }: DesktopApp, machine: Machine): Promise<void> {
  if (system === 'macos') {
    await machine.run('/usr/bin/osascript', ['-e', `tell application id "${id.replaceAll(/[^\w.-]/g, '')}" to quit`]);
    return;
  }
  // Without /F: its windows are closed as the user would close them.
  const taskkill = ofWindows(machine, 'System32', 'taskkill.exe');
  await machine.run(
    taskkill,
    processes.flatMap((pid) => ['/PID', String(pid)]),
  );
}

/** Ends it if it runs, and starts it. @throws ConfigError when it does not start. */
export async function relaunchApp(machine: Machine): Promise<void> {
  await quitApp(machine);
  const { system, where, id } = await installed(machine);
  const [program, words] =
    system === 'macos' ? ['/usr/bin/open', [where]] : [ofWindows(machine, 'explorer.exe'), [`shell:AppsFolder\\${id}`]];
  const { code, stderr } = await machine.run(program, words);
  // Explorer says 1 of everything that it has done.
  const refused = code === null || (system === 'macos' && code !== 0);
  if (refused || !(await becomes(true, machine))) {
    const why = stderr.trim().split('\n')[0] ?? '';
    throw new ConfigError(`The Codex app does not start${why === '' ? '' : ` (${why})`}: start it by hand.`);
  }
}

const LOOKS = 20;
const BETWEEN_MS = 500;

/** Whether it runs, or has ended, within ten seconds. */
async function becomes(running: boolean, machine: Machine): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    const app = await findApp(machine);
    if (app !== null && app.processes.length > 0 === running) return true;
    await machine.wait(BETWEEN_MS);
  }
  return false;
}
