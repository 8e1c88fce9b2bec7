/** `m2c verify`: one command line to a verdict. Everything that can be refused is refused before anything is sent. */
import type { Finding, Probe } from './probe.ts';
import { type Plan, planProposal, propose } from './propose.ts';
import { advice, announcement, mostCost, probeList } from './report/announce.ts';
import { clean } from './report/clean.ts';
import { checkPlace, writeWhole } from './report/files.ts';
import { json } from './report/json.ts';
import { junit } from './report/junit.ts';
import { markdown } from './report/markdown.ts';
import { progressLine } from './report/progress.ts';
import { exitCodeOf, judge, type Ran, type Report } from './report/report.ts';
import { table } from './report/table.ts';
import { ConfigError, findTarget, paintFor, type Target, userSettings } from './shipped.ts';
import { loadWire, type Wire, type WireName } from './wires.ts';

/** The options as they were typed; what was not typed is absent. */
export interface VerifyFlags {
  readonly wire: WireName;
  readonly model?: string;
  readonly keyEnv?: string;
  /** The file of the user's own providers. */
  readonly providers?: string;
  readonly only?: string;
  readonly expensive?: boolean;
  readonly dryRun?: boolean;
  readonly json?: string;
  readonly junit?: string;
  readonly md?: string;
  /** True without a file name. */
  readonly propose?: string | true;
  readonly force?: boolean;
}

const NARROWEST = 60;
const WIDEST = 140;
const LOG_COLUMNS = 120;

/**
 * Judges the server that was named, by a provider's id or a base URL.
 *
 * @returns the exit code. @throws ConfigError when the command line cannot be followed.
 */
export async function verify(named: string, flags: VerifyFlags): Promise<number> {
  const wire = await loadWire(flags.wire);
  const wanted = { target: named, model: flags.model, keyEnv: flags.keyEnv };
  const { variables, own } = await userSettings(wanted, flags.providers);
  const found = findTarget(wanted, variables, own);
  // Profiles speak of the Chat wire only.
  const target = flags.wire === 'chat' ? found : { ...found, profile: null };
  const probes = chosenProbes(wire.probes, flags);
  for (const { flag, file } of reportFiles(flags)) checkPlace(file, { flag, overwrite: true });
  const plan = planned(target, flags);
  const paint = paintFor(process.stdout);
  process.stdout.write(announcement(target, wire.title, probes, paint));
  if (flags.dryRun === true) {
    process.stdout.write(`\n${probeList(probes)}\nNothing was sent.\n`);
    return 0;
  }
  const report = judge(await run(target, wire, probes), target.profile);
  const columns = Math.min(WIDEST, Math.max(NARROWEST, process.stdout.columns ?? LOG_COLUMNS));
  process.stdout.write(table(report, { paint, columns }));
  if (report.stopped?.kind === 'cannot-judge') process.stdout.write(`${advice(target)}\n`);
  writeFiles(report, flags, plan);
  return exitCodeOf(report);
}

/** @throws ConfigError when no profile can be proposed, or not there. */
function planned(target: Target, { wire, propose: wish, force }: VerifyFlags): Plan | null {
  if (wish === undefined) return null;
  if (wire === 'responses') {
    throw new ConfigError('--propose writes profiles of Chat Completions providers: leave out --wire responses.');
  }
  return planProposal(target, { file: wish === true ? null : wish, overwrite: force === true });
}

/** @throws ConfigError for a probe that nobody knows. */
function chosenProbes(all: readonly Probe<never>[], { only, expensive }: VerifyFlags): Probe<never>[] {
  if (only === undefined) return all.filter((probe) => probe.expensive !== true || expensive === true);
  const ids = only.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !all.some((probe) => probe.id === id));
  if (unknown !== undefined) {
    throw new ConfigError(`--only knows no probe "${unknown}": choose of ${all.map(({ id }) => id).join(', ')}.`);
  }
  return all.filter(({ id }) => ids.includes(id));
}

/** Runs the probes to their end, or to Ctrl-C; a second Ctrl-C ends the process at once. */
async function run(target: Target, wire: Wire, probes: readonly Probe<never>[]): Promise<Ran> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const date = new Date().toISOString();
  const found: { probe: Pick<Probe<never>, 'id' | 'title'>; findings: readonly Finding[] }[] = [];
  const line = progressLine(process.stderr);
  const progress = {
    start: ({ title }: Probe<never>, index: number, total: number) => line.step(index, total, title),
    found: ({ id, title }: Probe<never>, findings: readonly Finding[]) =>
      void found.push({ probe: { id, title }, findings }),
    unrun: () => undefined,
  };
  const { findings: _, ...ran } = await wire.run(probes, target, { signal: stop.signal, progress });
  line.end();
  process.off('SIGINT', interrupt);
  const { url, model } = target;
  const whole = { date, target: { url, model, wire: wire.name }, found, announced: mostCost(probes), ...ran };
  return clean(whole, target.secrets);
}

function reportFiles(flags: VerifyFlags) {
  const all = [
    { flag: '--json', file: flags.json, write: json },
    { flag: '--junit', file: flags.junit, write: junit },
    { flag: '--md', file: flags.md, write: markdown },
  ];
  return all.flatMap(({ file, ...rest }) => (file === undefined ? [] : [{ file, ...rest }]));
}

function writeFiles(report: Report, flags: VerifyFlags, plan: Plan | null): void {
  for (const { file, write } of reportFiles(flags)) {
    writeWhole(file, write(report));
    process.stdout.write(`Written: ${file}\n`);
  }
  if (plan === null) return;
  if (report.stopped !== null) {
    process.stdout.write('No profile is proposed, since too little is known.\n');
    return;
  }
  const { text, nextSteps } = propose(plan, report);
  writeWhole(plan.file, text);
  process.stdout.write(`Written: ${plan.file}\n\n${nextSteps}`);
}
