import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, sealFound, unseal, unsealBoth } from './seal.ts';
import { readQuery, shownPages, tellPages, webSearchTool, writeQuery } from './web-search.ts';

const page = (more: object = {}) => ({ title: 'A page', url: 'https://example.org/', text: 'Words.', ...more });

test('pages are shown in bounds: eight of them, on one line each, of the web only', () => {
  const shown = shownPages([
    ...['javascript:alert(1)', 'file:///etc/passwd', '', `https://example.org/${'a'.repeat(3000)}`].map((url) =>
      page({ url }),
    ),
    page({ title: ' A\n\tpage\u0000 ', text: 'word '.repeat(10_000) }),
    ...Array.from({ length: 20 }, () => page()),
  ]);
  expect(shown).toHaveLength(8);
  expect(shown[0]?.title).toBe('A page');
  expect(shown[0]?.text.length).toBeLessThan(1300);
});

test('only pages of the hosts allowed are shown, and of those below them', () => {
  const [yes, no] = [
    ['https://example.org/a', 'http://www.EXAMPLE.org', 'https://me@example.org:8443/'],
    [
      'https://example.com',
      'https://notexample.org',
      'https://example.org.evil.net',
      'https://evil.net\\@example.org/',
    ],
  ];
  const pages = [...yes, ...no].map((url) => page({ url }));
  expect(shownPages(pages, ['Example.org']).map(({ url }) => url)).toEqual(yes);
});

test('whatever pages say, the model is told no more than thirty thousand characters of them, all well-formed', () => {
  const wild = fc.string({ unit: 'binary', maxLength: 3000 });
  const pages = fc.array(fc.record({ title: wild, url: wild.map((tail) => `https://${tail}`), text: wild }));
  fc.assert(
    fc.property(pages, (found) => {
      const told = tellPages(shownPages(found));
      expect(told.length).toBeLessThan(30_000);
      expect(told.isWellFormed()).toBe(true);
    }),
  );
});

test('no pages are told as none', () => {
  expect(tellPages([])).toContain('found nothing');
});

test.each([
  ['{"query":"swifts"}', 'swifts'],
  ['{"query":"  swifts ","more":1}', 'swifts'],
  ['{"query":["swifts"]}', ''],
  ['{"query":"sw', ''],
  ['null', ''],
  ['', ''],
])('%s asks for "%s"', (args, query) => {
  expect(readQuery(args)).toBe(query);
});

test('a query of any length and any letters becomes one that can be sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (query) => {
      const read = readQuery(writeQuery(query));
      expect(read.length).toBeLessThanOrEqual(401);
      expect(read.isWellFormed()).toBe(true);
    }),
  );
});

test('the tool tells where the user is, as far as the client does', () => {
  expect(webSearchTool({ type: 'approximate', city: 'Ulm', country: 'DE' }).description).toContain('near Ulm, DE.');
  expect(webSearchTool(null).description).not.toContain('near');
});

test('what was found comes back out of its seal, and is never taken for a thought, nor a thought for it', () => {
  const found = { callId: 'ws_m2cA_1', text: 'Swifts: 🧵' };
  expect(unsealBoth(sealFound(found))).toEqual({ thought: null, found });
  expect(unseal(sealFound(found))).toBeNull();
  expect(unsealBoth(seal('A thought.'))).toEqual({ thought: 'A thought.', found: null });
  for (const wrong of ['', 'm2c1:', 'm2c1:{"found":7}', 'm2c1:{"found":{"callId":1,"text":""}}', 'gAAAA']) {
    expect(unsealBoth(wrong).found).toBeNull();
  }
});
