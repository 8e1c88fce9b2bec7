import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CreateResponse, InputItem, OutputItem, StreamEvent } from '../../generated/types/responses.ts';
import { chatChunk, chatRequest, createResponseWhole } from '../../generated/validators-wire.js';
import { foldItems, heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { providerIds } from '../subject.ts';
import { brokenRule } from '../upstream/provider-rules.ts';
import { WAYS } from '../upstream/provider-ways.ts';
import { difference, goldenDifferences } from './golden.ts';
import { aboutComplaints, type RecordedTurn, type Recording, readRecordings } from './recording.ts';

const recordings = readRecordings();
const rows = recordings.map((recording) => [recording.name, recording] as const);

/** The code by which Codex does the right thing about a provider's status: show it once, or try again. */
const CODES: { readonly [status: number]: string | null } = {
  200: null,
  400: 'invalid_prompt',
  401: 'invalid_prompt',
  429: 'rate_limit_exceeded',
};

function clientEvents(turn: RecordedTurn): StreamEvent[] {
  return readEvents(readFileSync(turn.clientResponseFile, 'utf8'));
}

function chunks(answer: Uint8Array): unknown[] {
  const lines = new TextDecoder().decode(answer).split('\n');
  return lines.filter((line) => /^data: ?\{/.test(line)).map((line): unknown => JSON.parse(line.slice(5)));
}

type Body = { readonly [field: string]: unknown };

/** The strict rules take a model for a thinking one unless told otherwise; a model that cannot think is told nothing. */
function withThinkingTold(body: Body): Body {
  const told = body.thinking !== undefined || body.enable_thinking === true;
  return told ? body : { ...body, thinking: { type: 'disabled' } };
}

/** Names of the recordings whose provider answers are the same, byte for byte. */
function duplicates(candidates: readonly Recording[]): string[] {
  const nameOf = new Map<string, string>();
  return candidates.flatMap(({ name, turns }) => {
    const sum = createHash('sha256');
    for (const turn of turns) sum.update(turn.answer).update('\0');
    const bytes = sum.digest('hex');
    const earlier = nameOf.get(bytes);
    nameOf.set(bytes, name);
    return earlier === undefined ? [] : [`${name} repeats ${earlier}`];
  });
}

/** What a provider must get back of an answer: the words, the sealed thought, the calls. */
function substance(item: OutputItem | InputItem): unknown {
  const {
    type,
    id,
    summary,
    encrypted_content,
    name,
    arguments: args,
    call_id,
    content,
  } = item as {
    readonly [field: string]: unknown;
  };
  const text = Array.isArray(content) ? content.map((part: { text?: unknown }) => part.text) : [];
  return { type, id, summary, encrypted_content, name, args, call_id, text };
}

describe.each(rows)('recording %s', (_, recording) => {
  test('says in about.json what it is', () => {
    expect(aboutComplaints(recording)).toEqual([]);
  });

  test('asks what the contract allows, of the model that about.json names', () => {
    for (const { request } of recording.turns) {
      expect([createResponseWhole(request), createResponseWhole.errors]).toEqual([true, null]);
      expect((request as CreateResponse).model).toBe(recording.about.model);
    }
  });

  test('answers in chunks that the contract of Chat Completions knows', () => {
    for (const { status, answer } of recording.turns) {
      if (status !== 200) continue;
      expect(chunks(answer)).not.toEqual([]);
      expect(chunks(answer).filter((chunk) => !chatChunk(chunk))).toEqual([]);
    }
  });

  test('has golden files that m2c still produces', () => {
    expect([...goldenDifferences(recording).values()]).toEqual([]);
  });

  test('sends the provider what the contract and this provider at its strictest accept', () => {
    const ways = WAYS[recording.provider];
    for (const turn of recording.turns) {
      const body = JSON.parse(readFileSync(turn.upstreamRequestFile, 'utf8')) as Body;
      expect([chatRequest(body), chatRequest.errors]).toEqual([true, null]);
      expect(brokenRule(ways === undefined ? withThinkingTold(body) : body, ways)).toBeNull();
    }
  });

  test('gives the client a lawful stream that ends as the provider ended', () => {
    for (const turn of recording.turns) {
      const events = clientEvents(turn);
      expect(complaints(events)).toEqual([]);
      const { ending, error } = heard(events);
      const expected = { ending: turn.status === 200 ? 'completed' : 'failed', code: CODES[turn.status] };
      expect({ ending, code: error?.code ?? null }).toEqual(expected);
    }
  });
});

describe.each(rows.filter(([, recording]) => recording.turns.length > 1))('recording %s', (_, recording) => {
  test('goes on, in each later turn, from the items of the answer before', () => {
    recording.turns.slice(1).forEach((turn, index) => {
      const before = recording.turns[index];
      const items = before === undefined ? [] : foldItems(clientEvents(before));
      const { input } = turn.request as { input: InputItem[] };
      const answers = new Set<unknown>(items.map((item) => item.id));
      const echoed = input.filter((item) => answers.has((item as { id?: unknown }).id));
      expect(echoed.map(substance)).toEqual(items.map(substance));
    });
  });
});

test('each provider that m2c knows has a whole tool loop', () => {
  const own = recordings.filter(({ scenario }) => scenario === 'tool-loop').map(({ provider }) => provider);
  expect(own).toEqual(expect.arrayContaining(providerIds().filter((id) => id !== 'generic')));
});

test('the vendors first served have five scenarios each', () => {
  const names = ['error', 'parallel-calls', 'reasoning', 'text', 'tool-loop'];
  for (const provider of ['deepseek', 'mimo', 'qwen']) {
    const own = recordings.filter((recording) => recording.provider === provider);
    expect(own.map((recording) => recording.scenario)).toEqual(expect.arrayContaining(names));
  }
});

test('no two recordings hold the same provider bytes', () => {
  expect(duplicates(recordings)).toEqual([]);
});

test('a recording that repeats another one is named', () => {
  const [first, second] = recordings;
  if (first === undefined || second === undefined) throw new Error('There are no recordings.');
  expect(duplicates([first, second, { ...first, name: 'acme/copy' }])).toEqual([`acme/copy repeats ${first.name}`]);
});

test('an about.json that is wrong is told by its fields', () => {
  const about = { provider: 'acme', model: '', scenario: 'text', provenance: 'heard', date: 'today', exercises: [] };
  expect(aboutComplaints({ about, provider: 'acme', scenario: 'prose' })).toEqual([
    '"model" must be a text',
    '"source" must be a text',
    '"licence" must be a text',
    '"scenario" must be prose, the folder\'s name',
    '"provenance" must be synthetic or captured',
    '"date" must be a day, as 2026-11-21',
    '"exercises" must be a list',
  ]);
});

test('a golden file that changed is found, and only its changed lines are shown', () => {
  expect(difference('same\nold\nend\n', 'same\nnew\nend\n')).toBe('  from line 2:\n  - old\n  + new');
  const [first] = recordings;
  if (first === undefined) throw new Error('There are no recordings.');
  const turns = first.turns.map((turn) => ({ ...turn, clientResponseFile: join(first.folder, 'about.json') }));
  expect([...goldenDifferences({ ...first, turns }).keys()]).toContain(join(first.folder, 'about.json'));
});
