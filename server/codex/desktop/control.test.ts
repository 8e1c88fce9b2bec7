/** The Codex app found, ended and started: which programs would be run on each system, and what is said where none can be. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineOf, makeApp } from './app.testing.ts';
import { quit, relaunch, reportApp } from './report.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-desktop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PS = '/bin/ps -axo pid=,comm=';

/** A system whose app ends when a line of this form is run, and starts by another. */
function mac(ends: RegExp, running = true) {
  let runs = running;
  return machineOf('darwin', folder, (line) => {
    if (ends.test(line)) runs = false;
    if (line.startsWith('/usr/bin/open')) runs = true;
    if (line !== PS) return null;
    const program = `${folder}/Codex.app/Contents/MacOS/Codex`;
    return { stdout: `    1 /sbin/launchd\n  612 /usr/local/bin/codex\n${runs ? `  613 ${program}\n` : ''}` };
  });
}

const without = (heard: readonly string[], line: string) => heard.filter((one) => !one.startsWith(line));

describe('on macOS', () => {
  test('is found with its version, and whether it runs', async () => {
    expect(await reportApp(mac(/never/))).toMatchObject({
      installed: false,
      message: 'The Codex app is not installed.',
    });
    const where = await makeApp(folder);
    expect(await reportApp(mac(/never/))).toEqual({
      ...{ installed: true, where, version: '26.1115.1', running: true },
      message: 'The Codex app 26.1115.1 runs.',
    });
    expect(await reportApp(mac(/never/, false))).toMatchObject({ running: false });
    expect(await reportApp({ ...mac(/never/), applications: [], chosen: where })).toMatchObject({ installed: true });
    expect(await reportApp({ ...mac(/never/), chosen: 'none' })).toMatchObject({
      installed: false,
      message: expect.stringMatching(/leaves the Codex app alone/),
    });
  });

  test('is asked to quit, then told to, and then its user is', async () => {
    await makeApp(folder);
    const polite = mac(/osascript/);
    expect(await quit(polite)).toEqual({ done: true, message: 'The Codex app has ended.' });
    expect(without(polite.heard, PS)).toEqual(['/usr/bin/osascript -e tell application id "com.openai.codex" to quit']);
    const firm = mac(/^\/bin\/kill -TERM 613$/);
    expect(await quit(firm)).toMatchObject({ done: true });
    const deaf = mac(/never/);
    expect(await quit(deaf)).toEqual({
      done: false,
      message: expect.stringMatching(/^The Codex app does not end: .* close it there\.$/),
    });
    expect(deaf.heard.join()).not.toContain('KILL');
    expect(await quit(mac(/never/, false))).toEqual({ done: true, message: 'The Codex app does not run.' });
  });

  test('is ended and started', async () => {
    const app = await makeApp(folder);
    const machine = mac(/osascript/);
    expect(await relaunch(machine)).toEqual({ done: true, message: 'The Codex app has started.' });
    expect(without(machine.heard, PS).at(-1)).toBe(`/usr/bin/open ${app}`);
    const broken = machineOf('darwin', folder, (line) =>
      line.startsWith('/usr/bin/open') ? { code: 1, stderr: 'The file is damaged\nand more' } : null,
    );
    expect(await relaunch(broken)).toEqual({
      done: false,
      message: 'The Codex app does not start (The file is damaged): start it by hand.',
    });
  });
});

describe('on Windows', () => {
  const ID = 'OpenAI.Codex_2p2nqsd0c76g0!App';
  const windows = (id: string, running = true) => {
    let runs = running;
    return machineOf('win32', folder, (line) => {
      if (line.includes('taskkill.exe')) runs = false;
      if (line.includes('explorer.exe')) {
        runs = true;
        return { code: 1 };
      }
      return {
        stdout: JSON.stringify({ id, version: id === '' ? '' : '26.727.1.0', processes: runs ? [44, 45] : [] }),
      };
    });
  };

  test('is found by the package of the store, and no program runs by its name alone', async () => {
    const machine = windows(ID);
    expect(await reportApp(machine)).toMatchObject({
      installed: true,
      where: ID,
      version: '26.727.1.0',
      running: true,
    });
    expect(machine.heard[0]).toMatch(
      /^C:\\Windows\\System32\\WindowsPowerShell\\v1\.0\\powershell\.exe -NoProfile -NonInteractive -Command .*Get-StartApps/,
    );
    expect(await reportApp(windows(''))).toMatchObject({ installed: false });
    expect(await reportApp(windows('Evil" & calc'))).toMatchObject({ installed: false });
    expect(await reportApp(machineOf('win32', folder, () => ({ stdout: 'not recognized' })))).toMatchObject({
      message: expect.stringMatching(/PowerShell does not tell/),
    });
  });

  test('is closed as its user would close it, and started by its id', async () => {
    const machine = windows(ID);
    expect(await relaunch(machine)).toMatchObject({ done: true });
    const lines = machine.heard.filter((line) => !line.includes('powershell'));
    expect(lines).toEqual([
      'C:\\Windows\\System32\\taskkill.exe /PID 44 /PID 45',
      `C:\\Windows\\explorer.exe shell:AppsFolder\\${ID}`,
    ]);
  });
});

test('elsewhere there is none, which is said in one sentence', async () => {
  const linux = machineOf('linux', folder);
  const message = 'There is no Codex app for Linux: Codex runs in the terminal here.';
  expect(await reportApp(linux)).toMatchObject({ installed: false, message });
  expect([await quit(linux), await relaunch(linux)]).toEqual([
    { done: false, message },
    { done: false, message },
  ]);
  expect(linux.heard).toEqual([]);
});
