/** The tables of docs/translation.md are what the translation does, and they hold every kind of the contract. */
import { expect, test } from 'vitest';
import { contentPartTypes, itemTypes, toolTypes } from '../../generated/kinds.ts';
import { PROVIDERS } from '../arbitraries/request.ts';
import { COLUMNS, documents, TABLES } from './coverage.ts';
import { ITEM_SAMPLES, PART_SAMPLES, TOOL_SAMPLES } from './samples.ts';

test('docs/translation.md is current', () => {
  const { now, wanted } = documents();
  expect(now).toBe(wanted);
});

test.each([
  ['item', itemTypes, ITEM_SAMPLES],
  ['tool', toolTypes, TOOL_SAMPLES],
  ['content part', contentPartTypes, PART_SAMPLES],
])('every kind of %s has a sample', (_what, kinds: readonly string[], samples) => {
  expect(Object.keys(samples).toSorted()).toEqual(kinds.toSorted());
  for (const ones of Object.values(samples)) expect(ones.length).toBeGreaterThan(0);
});

const ALL = [...COLUMNS, ...PROVIDERS.map((provider) => ({ title: provider, provider, model: 'a-model' }))];

test.each(Object.keys(TABLES))('nothing of "%s" is lost in silence, at any provider', (heading) => {
  const found = TABLES[heading]?.(ALL) ?? [];
  const lost = found.flatMap(({ name, cells }) =>
    cells.flatMap(({ outcome }, at) => (outcome === 'lost' ? [`${name} at ${ALL[at]?.title}`] : [])),
  );
  expect([found.length > 0, lost]).toEqual([true, []]);
});
