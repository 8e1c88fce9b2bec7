import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Finding, readFindings, saveFinding, signatureOf } from './finding.ts';
import { smallerTurn } from './smaller.ts';
import { keptTurn, piecesOf, turnOf, type WildTurn } from './wild-turn.ts';

const TURN: WildTurn = {
  ...{ provider: 'mimo', request: new TextEncoder().encode('{"model":"m"}'), status: 200 },
  ...{ answer: new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]), cuts: [3, 900_000_001], cause: 'reset' },
  ...{ showReasoning: true, webSearch: true },
};
const FINDING: Finding = {
  ...{ target: 'streams', way: 'inside', seed: 7, turn: keptTurn(TURN) },
  broke: 'event 12 (response.completed): "a" is never done\nand more',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'm2c-findings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a finding is kept under what broke, beside others of that name, and reads back the same', () => {
  expect(saveFinding(FINDING, folder)).toBe('streams-event-response-completed-is-never-done');
  expect(saveFinding({ ...FINDING, seed: 8 }, folder)).toBe('streams-event-response-completed-is-never-done-2');
  const [first, second] = readFindings(folder).values();
  expect(first).toEqual(FINDING);
  expect(second?.seed).toBe(8);
  expect(turnOf(FINDING.turn)).toEqual(TURN);
});

test('a folder that is not there holds no findings', () => {
  expect(readFindings(join(folder, 'nothing')).size).toBe(0);
});

test('many bytes are kept deflated', () => {
  const long = { ...TURN, answer: new TextEncoder().encode('[1]'.repeat(9000)) };
  expect(JSON.stringify(keptTurn(long)).length).toBeLessThan(1000);
  expect(turnOf(keptTurn(long))).toEqual(long);
});

test('bytes are kept as text where they are text', () => {
  const text = keptTurn({ ...TURN, answer: new TextEncoder().encode('\ufeffdata: é') });
  expect(text.answer).toEqual({ text: '\ufeffdata: é' });
  expect(keptTurn(TURN).answer).toEqual({ base64: '77u/Yf8=' });
});

test('failures that differ in what they quote and count are one', () => {
  const signature = signatureOf('streams', FINDING.broke);
  expect(signatureOf('streams', FINDING.broke.replace('12', '7').replace('"a"', '"bcd"'))).toBe(signature);
  expect(signatureOf('requests', FINDING.broke)).not.toBe(signature);
  expect(signatureOf('streams', 'event 12 (response.failed): "a" is never done')).not.toBe(signature);
});

test('a turn is made as small as it breaks', async () => {
  const answer = new TextEncoder().encode(`${'data: {}\n\n'.repeat(50)}broken here${'data: {}\n\n'.repeat(50)}`);
  const small = await smallerTurn({ ...TURN, answer }, (turn) => Buffer.from(turn.answer).includes('broken'));
  expect(Buffer.from(small.answer).toString()).toBe('broken');
  expect(Buffer.from(small.request).toString()).toBe('{"model":"m","input":"Go on."}');
  expect([small.cuts, small.cause, small.provider, small.showReasoning]).toEqual([[], 'end', 'generic', false]);
});

test('what breaks only in pieces stays in pieces', async () => {
  const small = await smallerTurn({ ...TURN, answer: new Uint8Array(40) }, (turn) => piecesOf(turn).length > 3);
  expect(small.cuts).toBe('everywhere');
  expect(small.answer.length).toBe(4);
});

test('pieces join to the answer, however it is cut', () => {
  for (const cuts of [[], [3, 900_000_001], 'everywhere'] as const) {
    const long = { ...TURN, cuts, answer: new Uint8Array(1234).map((_, place) => place) };
    expect(new Uint8Array(Buffer.concat(piecesOf(long)))).toEqual(long.answer);
  }
});
