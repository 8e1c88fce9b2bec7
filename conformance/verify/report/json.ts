/** The verdict for programs: every field is always there. */
import { VERSION } from '../shipped.ts';
import { exitCodeOf, type Report } from './report.ts';

/** JSON text, ended by a line feed. */
export function json(report: Report): string {
  const { date, target, profile, outcome, rows, unrun, stopped, announced, cost } = report;
  const findings = rows.map(
    ({ id, probe, title, value, evidence, problem, remark, shortfall, field, expected, comparison }) => ({
      ...{ id, probe, title, value, evidence, problem, remark, shortfall },
      profile: { comparison, field, expected },
    }),
  );
  const whole = {
    m2c: VERSION,
    date,
    target,
    profile,
    outcome,
    exitCode: exitCodeOf(report),
    stopped,
    findings,
    unrun,
    cost: { announced, spent: cost },
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
