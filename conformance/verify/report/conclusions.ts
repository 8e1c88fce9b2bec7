/** What follows from the table: what falls short, what is worth knowing, the verdict, and what to do now. */
import { isShipped, type Paint } from '../shipped.ts';
import { indented, type Look, MARGIN, wrapped } from './lines.ts';
import type { Report, Row } from './report.ts';

/** Paragraphs of lines. */
export function conclusions(report: Report, look: Look): string[][] {
  return [
    ...sentences('Falls short', 'yellow', report.rows, (row) => row.problem, look),
    ...sentences('Worth knowing', 'cyan', report.rows, (row) => row.remark, look),
    ...unrun(report, look),
    ['', ...closing(report, look)],
    ...next(report, look),
  ];
}

type Colour = Parameters<Paint>[0];

function sentences(title: string, colour: Colour, rows: readonly Row[], of: (row: Row) => string | null, look: Look) {
  const told = rows.flatMap((row) => {
    const sentence = of(row);
    return sentence === null ? [] : [{ row, sentence }];
  });
  if (told.length === 0) return [];
  const lines = told.flatMap(({ row, sentence }) => [
    ...indented(`${row.title} (${row.id}): ${sentence}`, look),
    ...shownBy(row, look),
  ]);
  return [['', look.paint(colour, title), ...lines]];
}

function unrun(report: Report, look: Look): string[][] {
  // Nothing was judged at all: the closing line says why.
  if (report.unrun.length === 0 || report.rows.length === 0) return [];
  const reasons = [...new Set(report.unrun.map(({ why }) => why))];
  const lines = reasons.flatMap((why) => {
    const probes = report.unrun.filter((one) => one.why === why).map(({ probe }) => probe);
    return indented(`${probes.join(', ')}: ${why}`, look);
  });
  return [['', look.paint('yellow', 'Not run'), ...lines]];
}

function closing(report: Report, look: Look): string[] {
  const { rows, cost, profile, target } = report;
  const untold = rows.filter((row) => row.value === null && row.problem === null).length;
  const compared =
    profile === null
      ? 'm2c ships no profile of it; --propose writes one.'
      : `Compared with the ${isShipped(profile) ? 'shipped profile' : 'profile'} ${profile}.`;
  const more = [
    rows.length === 0 || target.wire === 'responses' ? '' : compared,
    untold === 0 ? '' : `${untold} could not be told.`,
    `${count(cost.requests, 'request was', 'requests were')} sent, for ${count(cost.outputTokens, 'output token', 'output tokens')}.`,
  ];
  const [colour, sentence] = verdictOf(report);
  const lines = wrapped(sentence, look.columns).map((line) => look.paint(colour, line));
  return [...lines, ...wrapped(more.filter((text) => text !== '').join(' '), look.columns)];
}

function verdictOf({ rows, unrun, stopped, target, outcome }: Report): readonly [Colour, string] {
  const problems = rows.filter((row) => row.problem !== null).length;
  const traits = count(rows.length, 'trait', 'traits');
  const what = `${target.model} at ${target.url}`;
  if (outcome === 'holds') return ['green', `${what} holds in all of ${traits}.`];
  if (outcome === 'falls short') return ['yellow', `${what} falls short in ${problems} of ${traits}.`];
  const missing = count(unrun.length, 'probe', 'probes');
  if (outcome === 'interrupted') return ['yellow', `Stopped: this is a part of the verdict, without ${missing}.`];
  if (stopped !== null) return ['yellow', `${what} could not be judged: ${stopped.why}`];
  return ['yellow', `${what} holds in ${traits}, but ${missing} could not be run.`];
}

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** What the reader does now: whose turn it is depends on who is at fault. */
function next({ rows, profile, target }: Report, look: Look): string[][] {
  const wrong = rows.filter((row) => row.problem !== null);
  if (wrong.length === 0) return [];
  const facts = [...new Set(wrong.filter(isProfiles).flatMap((row) => row.field ?? []))];
  const others = wrong.filter((row) => !isProfiles(row)).map((row) => row.id);
  const probes = [...new Set(wrong.map((row) => row.probe))];
  const noProfile = `No profile makes up for ${others.join(', ')}: tell the provider what it was shown by, or choose another model.`;
  const mend = `Mend the server, or tell its maker what it was shown by: ${others.join(', ')}.`;
  const lines = [
    facts.length === 0 || profile === null ? '' : correct(profile, facts),
    others.length === 0 ? '' : target.wire === 'chat' ? noProfile : mend,
    `Try again with --only ${probes.join(',')}`,
  ];
  return [['', look.paint('bold', 'Next'), ...lines.flatMap((line) => indented(line, look))]];
}

function correct(profile: string, facts: readonly string[]): string {
  if (isShipped(profile)) return `Correct the profile ${profile} in server/providers: ${facts.join(', ')}.`;
  const names = facts.map((fact) => fact.replace(/^\w+\./, ''));
  return `Correct the entry ${profile} of providers.json by "overrides": ${names.join(', ')}.`;
}

/** The server does what it may do, and the profile says otherwise. */
const isProfiles = (row: Row) => row.comparison === 'differs' && row.problem !== row.shortfall;

function shownBy({ evidence }: Row, { paint, columns }: Look): string[] {
  if (evidence === '') return [];
  return wrapped(`Shown by: ${evidence}`, columns - MARGIN).map((line) => `${' '.repeat(MARGIN)}${paint('dim', line)}`);
}
