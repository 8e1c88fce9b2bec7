import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CreateResponse, InputItem, OutputItem, StreamEvent } from '../../generated/types/responses.ts';
import { chatChunk, chatRequest, createResponseWhole } from '../../generated/validators-wire.js';
import { foldItems, heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { providerIds } from '../subject.ts';
import { readProvider } from '../upstream/provider-reader.ts';
import { refusedBy } from '../upstream/provider-rules.ts';
import { goldenDifferences } from './golden.ts';
import { aboutComplaints, type RecordedTurn, readRecordings } from './recording.ts';
import { refusals } from './refusals.ts';

const recordings = readRecordings();
const rows = recordings.map((recording) => [recording.name, recording] as const);

/** Codes on which Codex shows the sentence once, and those on which it tries again. */
const SHOWN_ONCE = ['invalid_prompt', 'model_not_found', 'context_length_exceeded', 'content_policy_violation'];
const QUOTA = ['rate_limit_exceeded', 'insufficient_quota'];

/** The codes by which Codex does the right thing about a provider's status. */
function codesFor(status: number): readonly string[] {
  if (status === 429) return QUOTA;
  return status < 500 ? [...SHOWN_ONCE, 'insufficient_quota'] : ['upstream_error', ...SHOWN_ONCE];
}

function clientEvents(turn: RecordedTurn): StreamEvent[] {
  return readEvents(readFileSync(turn.clientResponseFile, 'utf8'));
}

function chunks(answer: Uint8Array): unknown[] {
  const lines = new TextDecoder().decode(answer).split('\n');
  return lines.filter((line) => /^data: ?\{/.test(line)).map((line): unknown => JSON.parse(line.slice(5)));
}

const isKnown = (provider: string): boolean => providerIds().includes(provider);

type Body = { readonly [field: string]: unknown };

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
    for (const turn of recording.turns) {
      const body = JSON.parse(readFileSync(turn.upstreamRequestFile, 'utf8')) as Body;
      expect([chatRequest(body), chatRequest.errors]).toEqual([true, null]);
      expect(refusedBy(recording.provider, body)).toBeNull();
    }
  });

  test('gives the client a lawful stream that ends as the provider ended', () => {
    for (const turn of recording.turns) {
      const events = clientEvents(turn);
      expect(complaints(events)).toEqual([]);
      const { ending, error } = heard(events);
      expect(ending).toBe(readProvider(turn.answer, turn.status, recording.provider).ending);
      if (turn.status !== 200) expect(codesFor(turn.status)).toContain(error?.code);
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

test('each says something that no other does', () => {
  expect(refusals(recordings, isKnown)).toEqual([]);
  expect(['deepseek', 'nobody'].map(isKnown)).toEqual([true, false]);
});

test('an about.json that is wrong is told by its fields', () => {
  const about = { provider: 'acme', model: '', scenario: 'text', provenance: 'heard', date: 'today', exercises: [] };
  expect(aboutComplaints({ about, provider: 'acme', scenario: 'prose' })).toEqual([
    '"source" is missing: it must be a text that tells where the bytes come from.',
    '"licence" is missing: it must be the licence of the recorded text, such as MIT.',
    '"statuses" is missing: it must be a list of HTTP statuses, one for each answer of the provider.',
    '"model" must be the model that the client asked for.',
    '"provenance" must be "synthetic" when a person wrote the bytes, "captured" when a provider sent them.',
    '"date" must be the day it was made, such as 2026-11-21.',
    '"exercises" must be a list of texts, at least one: what this recording shows.',
    '"scenario" must be prose, the folder\'s name.',
  ]);
});

test('a golden file that changed is found', () => {
  const [first] = recordings;
  if (first === undefined) throw new Error('There are no recordings.');
  const turns = first.turns.map((turn) => ({ ...turn, clientResponseFile: join(first.folder, 'about.json') }));
  expect([...goldenDifferences({ ...first, turns }).keys()]).toContain(join(first.folder, 'about.json'));
});
