/** Where the Codex app is on this machine, which version it is, and whether it runs. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../config.ts';
import { plistOf } from './bundle.ts';
import { type Machine, ofWindows } from './machine.ts';
import { stringAt } from './plist.ts';
import { listProcesses } from './processes.ts';

export interface DesktopApp {
  readonly system: 'macos' | 'windows';
  /** The path of its bundle on macOS, the id by which Windows starts it. */
  readonly where: string;
  readonly version: string | null;
  /** By which other programs speak to it. */
  readonly id: string;
  /** Its processes. */
  readonly processes: readonly number[];
}

/** Null when it is not installed. Rejects with a ConfigError where there is none at all. */
export async function findApp(machine: Machine): Promise<DesktopApp | null> {
  const { platform, chosen } = machine;
  if (chosen === 'none') throw new ConfigError('M2C_CODEX_APP is "none": m2c leaves the Codex app alone.');
  if (platform === 'darwin') return await ofMac(machine);
  if (platform === 'win32') return await ofStore(machine);
  throw new ConfigError(
    `There is no Codex app for ${platform === 'linux' ? 'Linux' : platform}: Codex runs in the terminal here.`,
  );
}

/** Where macOS may have it. */
export function appPlaces({ chosen, applications }: Machine): readonly string[] {
  return chosen === null ? applications.map((folder) => join(folder, 'Codex.app')) : [chosen];
}

async function ofMac(machine: Machine): Promise<DesktopApp | null> {
  const where = appPlaces(machine).find((place) => existsSync(plistOf(place)));
  if (where === undefined) return null;
  const plist = readFileSync(plistOf(where), 'latin1');
  const all = await listProcesses(machine);
  return {
    ...{ system: 'macos', where },
    version: stringAt(plist, 'CFBundleShortVersionString'),
    id: stringAt(plist, 'CFBundleIdentifier') ?? 'com.openai.codex',
    processes: all.filter(({ program }) => program.startsWith(`${where}/Contents/MacOS/`)).map(({ pid }) => pid),
  };
}

/**
 * Codex.exe is the name of the app and of the command line's program, so its processes are told by the folder of its package
 * (OpenAI.Codex_2p2nqsd0c76g0, as of 2026-11). Those of its resources are the command line inside it.
 */
const LOOK = [
  `$app = Get-StartApps | Where-Object { $_.AppID -like 'OpenAI.Codex_*!*' } | Select-Object -First 1`,
  `$package = Get-AppxPackage -Name 'OpenAI.Codex' | Select-Object -First 1`,
  `$all = Get-Process | Where-Object { $_.Path -like '*\\WindowsApps\\OpenAI.Codex_*' -and $_.Path -notlike '*\\resources\\*' }`,
  'ConvertTo-Json -Compress @{ id = "$($app.AppID)"; version = "$($package.Version)"; processes = @($all | ForEach-Object { $_.Id }) }',
].join('; ');

async function ofStore(machine: Machine): Promise<DesktopApp | null> {
  const shell = ofWindows(machine, 'System32', 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const { code, stdout } = await machine.run(shell, ['-NoProfile', '-NonInteractive', '-Command', LOOK]);
  const told = code === 0 ? readTold(stdout) : null;
  if (told === null) throw new ConfigError('PowerShell does not tell whether the Codex app is installed: try again.');
  const { id, version, processes } = told;
  if (!/^OpenAI\.Codex_\w+!\w+$/.test(id)) return null;
  return { system: 'windows', where: id, version: version === '' ? null : version, id, processes };
}

function readTold(text: string): { id: string; version: string; processes: readonly number[] } | null {
  try {
    const { id, version, processes } = JSON.parse(text);
    return { id: String(id), version: String(version), processes: [processes].flat().filter(Number.isInteger) };
  } catch {
    return null;
  }
}
