import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ResponseResource } from '../../generated/types/responses.ts';
import { readEvents } from '../ears/heard.ts';
import { readRecordings } from '../recordings/recording.ts';
import { checks, disagreement, unlawful } from './checks.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { countsOf, findingsOf, type Matrix, rowOf } from './matrix.ts';

const about = { model: 'a-model', exercises: ['text'] };
const id = '0123456789abcdef0123456789abcdef';
const matrix: Matrix = {
  columns: [
    { kind: 'check', name: 'golden', promise: 'Golden files hold.' },
    { kind: 'ear', name: 'Codex', promise: 'Codex hears <all>.' },
  ],
  rows: [
    rowOf({ name: 'acme/text', about }, [[], []]),
    rowOf({ name: 'acme/error', about }, [[], [`id msg_m2c${id}_0 from 127.0.0.1:41234`, 'said "<b>`x`</b>"\nhere']]),
  ],
};

test('cells are counted, and those that failed are found with what they found', () => {
  expect(countsOf(matrix)).toEqual({ passed: 3, failed: 1 });
  expect(findingsOf(matrix).map(({ recording, column }) => [recording, column])).toEqual([['acme/error', 'Codex']]);
});

test('what differs from run to run is left out of the report', () => {
  expect(findingsOf(matrix)[0]?.complaints[0]).toBe('id msg_m2c…_0 from 127.0.0.1:…');
});

test('the Markdown has a row for each recording and every finding on one line', () => {
  const page = markdown(matrix);
  expect(page).toContain('**3 passed, 1 failed**');
  expect(page).toContain('| recording | golden | Codex |\n| --- | :-: | :-: |\n| acme/text | ✓ | ✓ |\n');
  expect(page).toContain('| acme/error | ✓ | ✗ |');
  expect(page).toContain('- **acme/error, Codex**\n  - `id msg_m2c…');
  expect(page).toContain('  - `` said "<b>`x`</b>" here ``\n');
});

test('the page needs nothing beside it, and a cell that failed leads to what was found', () => {
  const page = html(matrix);
  expect(page).not.toMatch(/<(script|link|img|iframe)|https?:|@import|url\(/);
  expect(page).toContain('<title>m2c conformance: 3 passed, 1 failed</title>');
  const [, target] = /<a href="#([^"]+)">✗<\/a>/.exec(page) ?? [];
  expect(target).toBe('acme-error-codex');
  expect(page).toContain(`id="${target}"`);
  expect(page).toContain('<li>said &quot;&lt;b&gt;`x`&lt;/b&gt;&quot;\nhere</li>');
  expect(page).toContain('Codex hears &lt;all&gt;.');
  expect(page).not.toContain('<b>');
  expect(page).toContain('<th colspan="1">checks</th><th colspan="1">ears: what each client hears</th>');
});

const [recording] = readRecordings().filter(({ scenario }) => scenario === 'tool-loop');
if (recording === undefined) throw new Error('There is no recording of a tool loop.');
const [first] = recording.turns;
if (first === undefined) throw new Error('The recording has no turn.');
const events = readEvents(readFileSync(first.clientResponseFile, 'utf8'));
const plain = (events.at(-1) as { response: ResponseResource }).response;

test.each(checks)('the check $name finds nothing wrong with a recording', async ({ judge }) => {
  expect(await judge(recording)).toEqual([]);
});

const broken: [string, Partial<typeof first>, RegExp][] = [
  ['golden', { clientResponseFile: first.upstreamRequestFile }, /^2-upstream-request\.json would change\n/],
  ['request', { request: { ...(first.request as object), max_output_tokens: 99 } }, /^request 1 is not the golden one/],
];

test.each(broken)('the check %s finds fault with a recording that breaks it', async (name, change, sentence) => {
  const check = checks.find((candidate) => candidate.name === name);
  const turns = [{ ...first, ...change }, ...recording.turns.slice(1)];
  expect(await check?.judge({ ...recording, turns })).toEqual([expect.stringMatching(sentence)]);
});

test('the check lifecycle finds fault with events in disorder', () => {
  expect(unlawful([events])).toEqual([]);
  expect(unlawful([events, events.toSpliced(0, 1)])[0]).toMatch(/^answer 2: event 0/);
});

test('the check fold finds fault with a lost delta, and with a plain answer that says less', () => {
  expect(disagreement(events, plain)).toEqual([]);
  const lost = events.findIndex(({ type }) => type.endsWith('.delta'));
  expect(disagreement(events.toSpliced(lost, 1), plain)).toEqual([
    'the fold of the events is not the output of the last one.',
  ]);
  expect(disagreement(events, { ...plain, output: [] })).toEqual([expect.stringMatching(/^the plain answer is/)]);
});
