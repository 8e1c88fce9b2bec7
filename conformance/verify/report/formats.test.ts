/** One verdict in its forms: for a person, a page, a build server and a program. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openaiCompatible, type Paint } from '../shipped.ts';
import { clean } from './clean.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { judge, type Ran, type Report } from './report.ts';
import { type Changes, changed, sampleRun } from './sample-run.testing.ts';
import { table } from './table.ts';

const KEY = 'acme-0123456789abcdef';
const HOSTILE = `${KEY} <b a="1">&amp; ]]> | [x](y) \`c\` \u0000\u0008\u001b[31m\r\n\uD800\uFFFE 'q'`;
const plain: Paint = (_style, text) => text;

let good: Ran;
let bad: Report;
const reportOf = (changes: Changes, more: Partial<Ran> = {}) =>
  judge(clean({ ...changed(good, changes), ...more }, [KEY]), openaiCompatible);

beforeAll(async () => {
  good = await sampleRun();
  bad = reportOf(
    {
      images: { value: 'refused', evidence: HOSTILE },
      'format.json_schema': 'ignored',
      'stream.done': false,
      'unicode.text': { value: false, shortfall: `Letters are spoilt by ${KEY}.` },
      'tools.parallel': null,
    },
    { unrun: [{ probe: 'echo', why: `The connection broke: ${HOSTILE}` }] },
  );
});

describe.each([60, 80, 120])('the table on %i columns', (columns) => {
  const lines = () => table(bad, { paint: plain, columns }).split('\n');

  test('fits the line', () => {
    expect(lines().filter((line) => line.length > columns || line !== line.trimEnd())).toEqual([]);
  });

  test('shows each finding once, under its probe', () => {
    const rows = lines().filter((line) => /^ {2}[✓✗?·] /.test(line));
    expect(rows).toHaveLength(bad.rows.length);
    const titles = lines().filter((line) => /^\S/.test(line));
    expect(titles.slice(0, 3)).toEqual(['Streaming', 'Usage', 'Limit of the answer']);
  });

  test('ends with the verdict and what to do now', () => {
    const end = lines().join(' ').replaceAll(/\s+/g, ' ');
    expect(end).toMatch(
      /falls short in 2 of \d+ traits\. Compared with the shipped profile generic\. 1 could not be told\./,
    );
    expect(end).toMatch(
      /Next Correct the profile generic in server\/providers: request\.images\. No profile makes up for unicode\.text/,
    );
    expect(end).toMatch(/Try again with --only unicode,images $/);
  });
});

describe('the table', () => {
  const row = (title: string) =>
    table(bad, { paint: plain, columns: 120 })
      .split('\n')
      .find((line) => line.includes(` ${title} `))
      ?.replaceAll(/ {2,}/g, ' | ');

  test.each([
    ['Sees an image', ' | ✗ Sees an image | refused | profile: used'],
    ['JSON by a schema', ' | · JSON by a schema | ignored | profile: used'],
    ['JSON without a schema', ' | ✓ JSON without a schema | honoured | profile: not used'],
    ['Ends with [DONE]', ' | · Ends with [DONE] | no'],
    ['Calls several tools at once', ' | ? Calls several tools at once | could not be told'],
    ['Tool choices', ' | ✓ Tool choices | auto, none, required, named | same'],
  ])('has a row for "%s"', (title, line) => {
    expect(row(title)).toBe(line);
  });

  test('colours only what it is told to', () => {
    const painted = table(bad, { paint: (style, text) => `<${style}>${text}</>`, columns: 120 });
    expect(painted).toContain('<yellow>✗</> Sees an image');
    expect(painted).toContain('<bold>Streaming</>');
    expect(painted.replaceAll(/<\/?\w*>/g, '')).toBe(table(bad, { paint: plain, columns: 120 }));
  });

  test('says of each unfinished run that it is one', () => {
    const text = (more: Partial<Ran>) => table(judge({ ...good, ...more }, null), { paint: plain, columns: 200 });
    const unrun = [
      { probe: 'a', why: 'It broke.' },
      { probe: 'b', why: 'It broke.' },
    ];
    expect(text({ unrun })).toMatch(/Not run\n {2}a, b: It broke\.\n/);
    expect(text({ unrun })).toMatch(/but 2 probes could not be run\./);
    expect(text({ unrun, stopped: { kind: 'interrupted', why: 'x' } })).toMatch(
      /Stopped: this is a part of the verdict, without 2 probes/,
    );
    const refused = text({ unrun, found: [], stopped: { kind: 'cannot-judge', why: 'The key is refused.' } });
    expect(refused).toMatch(/^\nmodel-1 at \S+ could not be judged: The key is refused\.\n/);
  });

  test('tells of a server without profile how to get one', () => {
    expect(table(judge(good, null), { paint: plain, columns: 120 })).toMatch(
      /holds in all .*\nm2c ships no profile of it; --propose/,
    );
  });
});

describe('no form holds the key, or what drives a terminal', () => {
  test.each<[string, (report: Report) => string]>([
    ['table', (report) => table(report, { paint: plain, columns: 120 })],
    ['Markdown', markdown],
    ['JUnit', junit],
    ['JSON', json],
  ])('%s', (_form, write) => {
    const text = write(bad);
    expect(text).not.toContain(KEY);
    expect(text).toContain('redacted');
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

test('the page keeps its form, whatever a server said', () => {
  const lines = markdown(bad).split('\n');
  const rows = lines.filter((line) => line.startsWith('|'));
  expect(rows).toHaveLength(bad.rows.length + 2);
  expect(rows.filter((line) => line.replaceAll(/\\./g, '').split('|').length !== 7)).toEqual([]);
  expect(lines.join('\n').replaceAll(/\\./g, '')).not.toMatch(/<b|\[x\]/);
  expect(lines[0]).toBe('# model-1 at https://api.acme.example/v1: falls short');
  expect(lines.filter((line) => line.startsWith('## '))).toEqual(['## Falls short', '## Worth knowing', '## Not run']);
});

/** The names of the elements, in order; throws where the text is no XML 1.0. */
function elements(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const token =
    /<\?xml version="1\.0" encoding="UTF-8"\?>|<(\/?)(\w+)((?: \w+="[^"<&]*(?:&(?:\w+|#\d+);[^"<&]*)*")*)(\/?)>|[^<>&]+|&(?:\w+|#\d+);/gy;
  for (const [whole, closing, name = ''] of xml.matchAll(token)) {
    token.lastIndex += whole.length;
    if (!whole.startsWith('<') || whole.startsWith('<?')) continue;
    if (closing === '/') expect(open.pop()).toBe(name);
    else names.push(name);
    if (closing !== '/' && !whole.endsWith('/>')) open.push(name);
  }
  expect(open).toEqual([]);
  expect(xml.replaceAll(token, '')).toBe('');
  expect(xml).toMatch(/^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u);
  return names;
}

test('the JUnit file is XML with a case for each finding and each probe that did not run', () => {
  const xml = junit(bad);
  const count = (name: string) => elements(xml).filter((one) => one === name).length;
  expect(count('testcase')).toBe(bad.rows.length + 1);
  expect([count('failure'), count('error'), count('skipped')]).toEqual([2, 1, 1]);
  expect(xml).toContain(`tests="${bad.rows.length + 1}" failures="2" errors="1" skipped="1"`);
  expect(xml).toContain('classname="verify.images" name="images: Sees an image"');
});

test('XML takes characters that it cannot hold, as they come', () => {
  const rows = bad.rows.map((row) => (row.id === 'images' ? { ...row, evidence: HOSTILE, problem: HOSTILE } : row));
  expect(elements(junit({ ...bad, rows }))).toContain('failure');
});

test('the JSON text has every field', () => {
  const parsed = JSON.parse(json(bad)) as Record<string, unknown> & { findings: Record<string, unknown>[] };
  expect(parsed).toMatchObject({
    m2c: expect.stringMatching(/^\d+\.\d+/),
    date: good.date,
    target: { url: 'https://api.acme.example/v1', model: 'model-1', wire: 'chat' },
    profile: 'generic',
    outcome: 'falls short',
    exitCode: 1,
    stopped: null,
    cost: { announced: good.announced, spent: good.cost },
  });
  expect(parsed.findings.find(({ id }) => id === 'images')).toEqual({
    id: 'images',
    probe: 'images',
    title: 'Sees an image',
    value: 'refused',
    evidence: expect.stringContaining('[redacted]'),
    problem: 'm2c sends images: a turn with one is refused.',
    remark: null,
    shortfall: null,
    profile: { comparison: 'differs', field: 'request.images', expected: 'used' },
  });
  const fields = new Set(parsed.findings.map((finding) => Object.keys(finding).join()));
  expect(fields.size).toBe(1);
});
