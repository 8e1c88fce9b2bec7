/** The judge of the admin API's answers lets the right ones pass and no others; the tally forgets none. */
import { expect, test } from 'vitest';
import { operationOf, operations } from './document.ts';
import { complaints, envelopeComplaints, fits } from './judge.ts';
import { tallyOf } from './tally.ts';
import type { Heard } from './wire.ts';

const ROUTE = {
  ...{ id: 'route_1', pattern: 'gpt-5*', targets: ['acme/acme-1'] },
  ...{ created_at: '2026-11-21T08:00:00.000Z', updated_at: '2026-11-21T08:00:00.000Z' },
};
const JSON_TYPE = 'application/json; charset=utf-8';
const heard = (status: number, body: unknown, headers: Heard['headers'] = {}): Heard => ({
  status,
  headers: { 'content-type': JSON_TYPE, ...headers },
  text: typeof body === 'string' ? body : JSON.stringify(body),
});
const judged = (id: string, answer: Heard) => complaints(operationOf(id), answer);
const error = { type: 'server_error', code: 'store_away', message: 'It is away.', param: null };

test('answers that the document tells of are well', () => {
  expect(judged('getRoute', heard(200, ROUTE, { etag: '"1"' }))).toEqual([]);
  expect(judged('deleteRoute', heard(204, ''))).toEqual([]);
  expect(judged('getRoute', heard(503, { error }))).toEqual([]);
  expect(judged('getRoute', heard(429, { error }, { 'retry-after': '7' }))).toEqual([]);
  expect(envelopeComplaints(heard(405, { error }))).toEqual([]);
});

test.each<[string, string, Heard, RegExp]>([
  ['a status that is not told of', 'getRoute', heard(418, { error }), /^418 is no answer/],
  ['no tag', 'getRoute', heard(200, ROUTE), /^The header etag is missing/],
  ['a field too many', 'getRoute', heard(200, { ...ROUTE, more: 1 }, { etag: '"1"' }), /additional properties/],
  ['a field too few', 'getRoute', heard(200, { ...ROUTE, id: undefined }, { etag: '"1"' }), /required property 'id'/],
  ['a time that is none', 'getRoute', heard(200, { ...ROUTE, created_at: 'now' }, { etag: '"1"' }), /created_at/],
  ['another type', 'getRoute', heard(200, ROUTE, { etag: '"1"', 'content-type': 'text/html' }), /type "text\/html"/],
  ['no JSON', 'getRoute', heard(200, '{', { etag: '"1"' }), /^It is no JSON/],
  ['a body beside nothing', 'deleteRoute', heard(204, ROUTE), /has a body/],
  ['another envelope', 'getRoute', heard(503, { message: 'It is away.' }), /required property 'error'/],
  ['no time to wait', 'getRoute', heard(429, { error }), /^The header retry-after is missing/],
  ['no number of seconds', 'getRoute', heard(429, { error }, { 'retry-after': 'soon' }), /^The header retry-after is/],
])('an answer with %s is not', (_what, id, answer, sentence) => {
  expect(judged(id, answer).join('\n')).toMatch(sentence);
});

test('what is sent may leave out what is not needed, and nothing else', () => {
  const schema = { $ref: '#/components/schemas/RouteSpec' };
  expect(fits(schema, { pattern: 'x', targets: ['a'] })).toBe(true);
  expect(fits(schema, { pattern: 'x', targets: [] })).toBe(false);
  expect(fits(schema, { pattern: 'x', targets: ['a'], more: 1 })).toBe(false);
});

test('the tally names each answer that was not heard', () => {
  const all = operations.flatMap(({ id, replies }) => [...replies.keys()].map((status) => `${id} ${status}`));
  expect(tallyOf(new Set(all)).missing).toEqual([]);
  expect(tallyOf(new Set(all)).lines.at(-1)).toContain('100 %');
  const heardOf = new Set(all.filter((one) => one !== 'getRoute 404'));
  expect(tallyOf(heardOf).missing).toEqual(['getRoute 404']);
  expect(tallyOf(heardOf).lines.at(-1)).toContain('99 %');
});
