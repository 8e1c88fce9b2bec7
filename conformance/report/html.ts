/** The report as one page that needs nothing beside it. */
import { countsOf, findingsOf, type Matrix } from './matrix.ts';

const STYLE = `
  :root { color-scheme: light dark; --line: light-dark(#d8dbe2, #3a3f4b); --soft: light-dark(#f4f5f8, #1d2026);
    --good: light-dark(#17703a, #6fd08c); --bad: light-dark(#b3261e, #ff8a80); --dim: light-dark(#5b6170, #a3a9b8); }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2.5rem auto; padding: 0 1.25rem;
    background: light-dark(#fff, #14161a); color: light-dark(#1b1d22, #e6e8ee); }
  h1 { margin: 0 0 .25rem; } h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
  .counts { font-size: 1.15rem; } .dim { color: var(--dim); } .good { color: var(--good); } .bad { color: var(--bad); }
  .wide { overflow-x: auto; margin-top: 1.5rem; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border-bottom: 1px solid var(--line); padding: .45rem .6rem; text-align: center; }
  td { font-size: 1.1rem; } td a { color: inherit; text-decoration: none; font-weight: 700; display: block; }
  thead th { font-size: .85rem; vertical-align: bottom; background: var(--soft); }
  tbody th { font-weight: 600; } tbody th small { display: block; font-weight: 400; color: var(--dim); }
  tbody tr:hover { background: var(--soft); }
  .kinds th { color: var(--dim); font-weight: 400; } .kinds td { background: var(--soft); }
  td.bad { background: light-dark(#fdecea, #3a1f1e); }
  th[scope]:first-child { text-align: left; white-space: nowrap; }
  dt { font-weight: 600; margin-top: .6rem; } dd { margin: 0; color: var(--dim); }
  details { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 6px; margin: .6rem 0;
    padding: .5rem .9rem; } details:target { background: var(--soft); }
  summary { cursor: pointer; font-weight: 600; }
  li { margin: .5rem 0; overflow-wrap: anywhere; white-space: pre-wrap; font: .9rem/1.5 ui-monospace, monospace; }
`;

/** The whole page. */
export function html(matrix: Matrix): string {
  const { passed, failed } = countsOf(matrix);
  const { columns, rows } = matrix;
  const verdict = failed === 0 ? 'good' : 'bad';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>m2c conformance: ${passed} passed, ${failed} failed</title>
<style>${STYLE}</style>
</head>
<body>
<h1>m2c conformance</h1>
<p class="counts"><strong class="${verdict}">${passed} passed, ${failed} failed</strong></p>
<p class="dim">${rows.length} recorded conversations, ${columns.length} promises about each. Point at a head to read what
it promises; a cross leads to what was found.</p>
<div class="wide">
<table>
<thead>
<tr class="kinds"><td></td>${kindCell(columns, 'check', 'checks')}${kindCell(columns, 'ear', 'ears: what each client hears')}</tr>
<tr><th scope="col">recording</th>${columns.map(headCell).join('')}</tr>
</thead>
<tbody>
${rows.map((row) => bodyRow(row, columns)).join('\n')}
</tbody>
</table>
</div>
<h2>What was found</h2>
${findingsHtml(matrix)}
<h2>What a mark promises</h2>
<dl>
${columns.map(({ name, promise }) => `<dt>${escaped(name)}</dt><dd>${escaped(promise)}</dd>`).join('\n')}
</dl>
<p class="dim">An ear also checks what its client sends next: the provider gets back its own words, thoughts and calls.</p>
<p class="dim">Written by <code>make conformance</code>, never by hand.</p>
</body>
</html>
`;
}

/** Checks stand before ears. */
function kindCell(columns: Matrix['columns'], kind: Matrix['columns'][number]['kind'], title: string): string {
  return `<th colspan="${columns.filter((column) => column.kind === kind).length}">${title}</th>`;
}

function headCell({ name, promise }: Matrix['columns'][number]): string {
  return `<th scope="col" title="${escaped(promise)}">${escaped(name)}</th>`;
}

function bodyRow({ recording, model, exercises, cells }: Matrix['rows'][number], columns: Matrix['columns']): string {
  const head = `<th scope="row">${escaped(recording)}<small title="${escaped(exercises.join(', '))}">${escaped(model)}</small></th>`;
  const marks = cells.map((found, index) => {
    const name = columns[index]?.name ?? '';
    const label = escaped(`${recording}, ${name}`);
    if (found.length === 0) return `<td class="good" title="${label}: passed">✓</td>`;
    return `<td class="bad" title="${label}: ${escaped(found[0] ?? '')}"><a href="#${anchor(recording, name)}">✗</a></td>`;
  });
  return `<tr>${head}${marks.join('')}</tr>`;
}

function findingsHtml(matrix: Matrix): string {
  const findings = findingsOf(matrix);
  if (findings.length === 0) return '<p class="good">Nothing: every cell passed.</p>';
  return findings
    .map(({ recording, column, complaints }) => {
      const items = complaints.map((complaint) => `<li>${escaped(complaint)}</li>`).join('');
      const title = `${escaped(recording)}, ${escaped(column)}`;
      return `<details open id="${anchor(recording, column)}"><summary>${title}</summary><ul>${items}</ul></details>`;
    })
    .join('\n');
}

function anchor(recording: string, column: string): string {
  return `${recording} ${column}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
