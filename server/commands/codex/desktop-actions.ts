/** What `m2c codex desktop …` does and prints. The exit code is 1 when it was not done. */
import { type Machine, thisMachine } from '../../codex/desktop/machine.ts';
import {
  type Outcome,
  type PickerReport,
  patch,
  quit,
  relaunch,
  reportApp,
  restore,
} from '../../codex/desktop/report.ts';
import { type Config, ConfigError, loadConfig } from '../../config.ts';

export interface DesktopFlags {
  readonly dataDir?: string;
  readonly json?: boolean;
  readonly apply?: boolean;
}

/** Prints whether the app is there and runs. */
export async function showApp(flags: DesktopFlags): Promise<void> {
  const report = await reportApp(placeOf(flags).machine);
  print(flags, report, [report.message, ...(report.where === null ? [] : [report.where])]);
}

export async function endApp(flags: DesktopFlags): Promise<void> {
  tell(flags, await quit(placeOf(flags).machine));
}

export async function startApp(flags: DesktopFlags): Promise<void> {
  tell(flags, await relaunch(placeOf(flags).machine));
}

/** Patches the picker, or tells what would change. */
export async function patchApp(flags: DesktopFlags): Promise<void> {
  const { machine, config } = placeOf(flags);
  const report = await patch(machine, config.codexHome, flags.apply === true);
  const next = flags.apply === true || report.changes.length === 0 ? [] : ['', '--apply changes it.'];
  tell(flags, report, [...changeLines(report), ...next]);
}

export async function restoreApp(flags: DesktopFlags): Promise<void> {
  const { machine, config } = placeOf(flags);
  tell(flags, await restore(machine, config.codexHome));
}

function changeLines({ app, version, changes, backup }: PickerReport): string[] {
  const places = changes.flatMap(({ file, line, column, what, before, after }) => [
    `  ${file}:${line}:${column}`,
    `    ${before} → ${after.trimEnd()}: ${what}`,
  ]);
  const kept = backup === null ? [] : [`  as it was: ${backup}`];
  return changes.length === 0 ? [] : ['', `${app} ${version ?? ''}`.trimEnd(), ...places, ...kept];
}

function placeOf({ dataDir }: DesktopFlags): { readonly machine: Machine; readonly config: Config } {
  const config = loadConfig(dataDir === undefined ? {} : { dataDir });
  return { machine: thisMachine(config.variables), config };
}

/** @throws ConfigError with the reason when it was not done. */
function tell(flags: DesktopFlags, outcome: Outcome, more: readonly string[] = []): void {
  if (!outcome.done && flags.json !== true) throw new ConfigError(outcome.message);
  if (!outcome.done) process.exitCode = 1;
  print(flags, outcome, [outcome.message, ...more]);
}

function print({ json }: DesktopFlags, report: object, lines: readonly string[]): void {
  process.stdout.write(`${json === true ? JSON.stringify(report, null, 2) : lines.join('\n')}\n`);
}
