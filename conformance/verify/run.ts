/** Runs probes one after another. What one cannot tell never hides what the others found. */
import { CannotJudge, type Finding, type Meter, type Probe, type Stop, type Value, type Verdict } from './probe.ts';

/** Told as the run goes on; `index` counts from 0. */
export interface Progress<Judged> {
  start(probe: Probe<Judged>, index: number, total: number): void;
  found(probe: Probe<Judged>, findings: readonly Finding[]): void;
  unrun(probe: Probe<Judged>, why: string): void;
}

export interface RunOptions<Judged> {
  readonly signal: AbortSignal;
  readonly progress: Progress<Judged>;
  /** Never shown in what is found. */
  readonly secrets: readonly string[];
}

const LONGEST_EVIDENCE = 200;
/** Ours to write, but it may quote a word of the server. */
const LONGEST_SHORTFALL = 400;

/** Judges by these probes, in their order. The meter is the one that the judged server's client asks before each request. */
export async function runProbes<Judged extends { readonly meter: Meter }>(
  probes: readonly Probe<Judged>[],
  judged: Judged,
  { signal, progress, secrets }: RunOptions<Judged>,
): Promise<Omit<Verdict, 'target'>> {
  const findings: Finding[] = [];
  const unrun: { probe: string; why: string }[] = [];
  let stopped: Stop | null = null;
  for (const [index, probe] of probes.entries()) {
    if (stopped === null && signal.aborted) stopped = INTERRUPTED;
    if (stopped === null) {
      progress.start(probe, index, probes.length);
      judged.meter.allow(probe.requests);
      try {
        const found = (await probe.run(judged)).map((finding) => clean(finding, secrets));
        findings.push(...found);
        progress.found(probe, found);
        continue;
      } catch (thrown) {
        const why = shown(thrown instanceof Error ? thrown.message : String(thrown), secrets);
        if (signal.aborted) stopped = INTERRUPTED;
        else if (thrown instanceof CannotJudge) stopped = { kind: 'cannot-judge', why };
        else {
          unrun.push({ probe: probe.id, why });
          progress.unrun(probe, why);
          continue;
        }
      }
    }
    unrun.push({ probe: probe.id, why: stopped.why });
    progress.unrun(probe, stopped.why);
  }
  return { findings, unrun, cost: judged.meter.cost, stopped };
}

const INTERRUPTED: Stop = { kind: 'interrupted', why: 'The run was interrupted.' };

function clean(finding: Finding, secrets: readonly string[]): Finding {
  const hide = (value: Value) => (typeof value === 'string' ? shown(value, secrets) : value);
  const value = Array.isArray(finding.value) ? finding.value.map((one) => shown(one, secrets)) : hide(finding.value);
  const shortfall = finding.shortfall === null ? null : shown(finding.shortfall, secrets, LONGEST_SHORTFALL);
  return { ...finding, value, shortfall, evidence: shown(finding.evidence, secrets) };
}

/** One line without secrets and without what would steer a terminal, short enough for a table. */
function shown(text: string, secrets: readonly string[], longest = LONGEST_EVIDENCE): string {
  const known = secrets.filter((secret) => secret !== '').reduce((kept, secret) => kept.replaceAll(secret, '…'), text);
  const line = known
    .replace(/\b(sk|tp)-[\w-]{6,}/g, '$1-…')
    .replace(/\bBearer\s+[\w.-]{8,}/gi, 'Bearer …')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
