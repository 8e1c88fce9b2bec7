/** The verdict for build servers: one suite, one case for each finding. */
import type { Report, Row } from './report.ts';
import { words } from './report.ts';

/** A JUnit file: failures are shortfalls, errors are probes that could not be run, skipped is what could not be told. */
export function junit(report: Report): string {
  const { target, rows, unrun } = report;
  const cases = [...rows.map(findingCase), ...unrun.map(unrunCase)];
  const counts = {
    name: `m2c verify ${target.url} ${target.model} (${target.wire})`,
    tests: cases.length,
    failures: rows.filter((row) => row.problem !== null).length,
    errors: unrun.length,
    skipped: rows.filter(isUntold).length,
    timestamp: report.date,
  };
  const suite = element('testsuite', counts, cases);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', {}, [suite])}\n`;
}

const isUntold = (row: Row) => row.value === null && row.problem === null;

function findingCase(row: Row): string {
  const name = { classname: `verify.${row.probe}`, name: `${row.id}: ${row.title}` };
  const said = row.evidence === '' ? [] : [`${words(row.value)}; ${row.evidence}`];
  if (row.problem !== null) {
    return element('testcase', name, [
      element('failure', { message: row.problem, type: 'shortfall' }, said.map(escaped)),
    ]);
  }
  return element('testcase', name, isUntold(row) ? [element('skipped', { message: said[0] ?? words(null) }, [])] : []);
}

function unrunCase({ probe, why }: Report['unrun'][number]): string {
  return element('testcase', { classname: 'verify', name: probe }, [
    element('error', { message: why, type: 'unrun' }, []),
  ]);
}

type Attributes = Readonly<Record<string, string | number>>;

/** An element around others, or around text when the only child is one. */
function element(name: string, attributes: Attributes, children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const opening = `${name}${written.join('')}`;
  if (children.length === 0) return `<${opening}/>`;
  const inside = children.join('\n');
  return inside.startsWith('<') ? `<${opening}>\n${inside}\n</${name}>` : `<${opening}>${inside}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** XML 1.0 has no way at all to write most control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replaceAll(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
