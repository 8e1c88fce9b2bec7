/** The findings beside the facts of a profile: what breaks turns falls short, what does not is only told. */
import { beforeAll, describe, expect, test } from 'vitest';
import { openaiCompatible, type Profile, type RequestFacts } from '../shipped.ts';
import { EXPECTATIONS } from './expectations.ts';
import { exitCodeOf, judge, type Ran, type Row } from './report.ts';
import { type Changes, changed, sampleRun } from './sample-run.testing.ts';

let good: Ran;
beforeAll(async () => {
  good = await sampleRun();
});

const withRequest = (request: Partial<RequestFacts>): Profile => ({
  ...openaiCompatible,
  request: { ...openaiCompatible.request, ...request },
});
const thinks = (body: Readonly<Record<string, unknown>>) => ({ thinks: true, body });

function rowOf(id: string, changes: Changes, profile: Profile): Row {
  const row = judge(changed(good, changes), profile).rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no probe finds ${id}`);
  return row;
}

test('each expectation speaks of something that a probe finds', () => {
  const ids = new Set(good.found.flatMap(({ findings }) => findings.map(({ id }) => id)));
  expect(EXPECTATIONS.filter(({ finding }) => !ids.has(finding)).map(({ finding }) => finding)).toEqual([]);
  expect(new Set(EXPECTATIONS.map(({ finding }) => finding)).size).toBe(EXPECTATIONS.length);
});

test('a server that behaves well breaks no turn of the shared layer', () => {
  const report = judge(good, openaiCompatible);
  expect(report.rows.filter(({ problem }) => problem !== null)).toEqual([]);
  expect(report.outcome).toBe('holds');
  expect(exitCodeOf(report)).toBe(0);
});

type Case = readonly [what: string, id: string, changes: Changes, request: Partial<RequestFacts>, problem: RegExp];
const none = openaiCompatible.request.noEffort;
const required = { 'reasoning.required': ['current tool turn'] };

const BREAKS: readonly Case[] = [
  ['a field that limits answers', 'maxTokens.max_tokens', { 'maxTokens.max_tokens': 'refused' }, {}, /max_tokens/],
  ['parallel_tool_calls', 'tools.parallel.field', { 'tools.parallel.field': false }, {}, /parallel_tool_calls/],
  [
    'tool choices',
    'toolChoice.plain',
    { 'toolChoice.plain': { value: ['auto', 'none'], evidence: 'required refused (400: …' } },
    {},
    /sends required and named:/,
  ],
  [
    'choices while thinking',
    'toolChoice.thinking',
    { 'toolChoice.thinking': { value: ['auto'], evidence: 'none ignored; required refused (400: …' } },
    {},
    /sends required and named:/,
  ],
  ['$ref', 'schema.refs', { 'schema.refs': false }, {}, /refs of tool schemas/],
  ['type lists', 'schema.typeLists', { 'schema.typeLists': false }, {}, /typeLists/],
  ['const', 'schema.const', { 'schema.const': false }, {}, /const/],
  ['unions at the root', 'schema.topLevelUnions', { 'schema.topLevelUnions': false }, {}, /topLevelUnions/],
  ['additionalProperties', 'schema.additionalProperties', { 'schema.additionalProperties': false }, {}, /additional/],
  ['$schema', 'schema.$schema', { 'schema.$schema': false }, {}, /\$schema/],
  ['$id', 'schema.$id', { 'schema.$id': false }, {}, /\$id/],
  ['strict', 'strict.true', { 'strict.true': false }, { strictTools: true }, /strict: true/],
  ['two users in a row', 'messages.adjacentUsers', { 'messages.adjacentUsers': false }, {}, /one role in a row/],
  ['two answers in a row', 'messages.adjacentAssistants', { 'messages.adjacentAssistants': false }, {}, /in a row/],
  ['system messages', 'roles.system', { 'roles.system': 'refused' }, {}, /as system messages/],
  ['developer', 'roles.developer', { 'roles.developer': 'refused' }, { systemRole: 'developer' }, /as developer/],
  ['two system messages', 'roles.systemTwice', { 'roles.systemTwice': 'refused' }, {}, /several system messages/],
  ['a later one', 'roles.systemMiddle', { 'roles.systemMiddle': 'refused' }, {}, /several system messages/],
  ['json_schema', 'format.json_schema', { 'format.json_schema': 'refused' }, {}, /JSON by json_schema/],
  [
    'json_object',
    'format.json_object',
    { 'format.json_object': 'refused' },
    { jsonOutput: 'json_object' },
    /json_object/,
  ],
  ['images', 'images', { images: 'refused' }, {}, /sends images:/],
  ['an image alone', 'images.alone', { 'images.alone': false }, { imageNeedsText: false }, /without a text/],
  ['an image of a tool', 'images.tool', { 'images.tool': false }, { toolParts: true }, /inside of tool outputs/],
  ['options', 'fields.refused', { 'fields.refused': ['top_p', 'verbosity'] }, {}, /passes on top_p:/],
  ['options while thinking', 'fields.refusedThinking', { 'fields.refusedThinking': ['top_p'] }, {}, /passes on top_p:/],
  [
    'words for a long history',
    'errors.overflowSentence',
    { 'errors.overflowSentence': 'No room.' },
    {},
    /never compacts/,
  ],
  [
    'effort words',
    'reasoning.efforts',
    { 'reasoning.efforts': ['low', 'medium', 'high'] },
    {},
    /none, minimal, xhigh and max:/,
  ],
  ['thoughts', 'reasoning.echo', { 'reasoning.echo': false, ...required }, {}, /sends thoughts back/],
  ['their absence', 'reasoning.required', required, { echoReasoning: 'never' }, /for current tool turn/],
  ['history without thoughts', 'reasoning.required', required, { missingReasoning: 'send' }, /another model/],
  [
    'a placeholder',
    'reasoning.placeholder',
    { ...required, 'reasoning.placeholder': false },
    { missingReasoning: 'placeholder' },
    /placeholder/,
  ],
  [
    'thoughts elsewhere',
    'reasoning.field',
    { 'reasoning.field': 'reasoning_details' },
    {},
    /does not look for thoughts/,
  ],
  [
    'the field of the way back',
    'reasoning.field',
    { 'reasoning.field': 'reasoning', ...required },
    {},
    /in reasoning_content, where/,
  ],
  [
    'a model that cannot be stopped',
    'reasoning.off',
    { 'reasoning.off': 'nothing known' },
    { missingReasoning: 'thinking-off' },
    /thinks on/,
  ],
  [
    'a model that thinks unasked',
    'reasoning.default',
    { 'reasoning.default': true },
    { missingReasoning: 'placeholder', noEffort: none },
    /does not think/,
  ],
];

describe('falls short when the profile makes m2c send what the server refuses', () => {
  test.each(BREAKS)('%s', (_what, id, changes, request, problem) => {
    const row = rowOf(id, changes, withRequest(request));
    expect(row).toMatchObject({ comparison: 'differs', problem: expect.stringMatching(problem), remark: null });
    expect(judge(changed(good, changes), withRequest(request)).outcome).toBe('falls short');
  });

  test('and each expectation can fail so, but for the one that only tells how', () => {
    const failing = new Set(BREAKS.map(([, id]) => id));
    const never = EXPECTATIONS.map(({ finding }) => finding).filter((id) => !failing.has(id));
    expect(never).toEqual(['maxTokens.max_completion_tokens', 'reasoning.on']);
  });
});

type Knows = readonly [what: string, id: string, changes: Changes, request: Partial<RequestFacts>];
const OMITS = { omitWhenThinking: ['top_p'] as const };

describe('says "same" when the profile knows of it', () => {
  test.each<Knows>([
    ['images', 'images', { images: 'refused' }, { images: false }],
    [
      'tool choices',
      'toolChoice.plain',
      { 'toolChoice.plain': ['auto'] },
      { toolChoices: { thinking: [], plain: ['auto'] } },
    ],
    ['options while thinking', 'fields.refusedThinking', { 'fields.refusedThinking': ['top_p'] }, OMITS],
    ['thoughts', 'reasoning.required', required, { missingReasoning: 'placeholder' }],
    ['thinking by default', 'reasoning.default', { 'reasoning.default': true }, { noEffort: thinks({}) }],
    ['thinking said aloud', 'reasoning.default', {}, { noEffort: thinks({ thinking: { type: 'enabled' } }) }],
    ['system messages', 'roles.system', { 'roles.system': 'refused' }, { systemRole: 'developer' }],
  ])('%s', (_what, id, changes, request) => {
    expect(rowOf(id, changes, withRequest(request))).toMatchObject({ comparison: 'same', problem: null });
  });
});

test('what the server does beyond the profile is a remark, and so is what it ignores', () => {
  const sees = rowOf('images', {}, withRequest({ images: false }));
  expect(sees).toMatchObject({
    comparison: 'differs',
    problem: null,
    remark: expect.stringMatching(/^The model sees/),
  });
  const ignored = rowOf('format.json_schema', { 'format.json_schema': 'ignored' }, openaiCompatible);
  expect(ignored).toMatchObject({ problem: null, remark: expect.stringMatching(/and the server ignores it\.$/) });
  const evidence = 'named ignored';
  const choices = { 'toolChoice.plain': { value: ['auto', 'none', 'required'], evidence } };
  const unheard = rowOf('toolChoice.plain', choices, openaiCompatible);
  expect(unheard).toMatchObject({ problem: null, remark: 'm2c sends named, and the server ignores it.' });
});

test('what could not be told is no difference', () => {
  expect(rowOf('images', { images: null }, openaiCompatible)).toMatchObject({ comparison: 'untold', problem: null });
});

test('the facts of the model that was asked count, not those of its provider', () => {
  const model = { id: good.target.model, displayName: '', contextWindow: 1, efforts: [], request: { images: false } };
  const profile = { ...openaiCompatible, models: [model] };
  expect(rowOf('images', { images: 'refused' }, profile).comparison).toBe('same');
});

describe('without a profile', () => {
  const shortfall = 'Codex shows nothing.';

  test('only shortfalls count', () => {
    const report = judge(changed(good, { images: 'refused', stream: { value: false, shortfall } }), null);
    const wrong = report.rows.filter(({ problem }) => problem !== null);
    expect(wrong.map(({ id, problem }) => [id, problem])).toEqual([['stream', shortfall]]);
    expect(exitCodeOf(report)).toBe(1);
  });

  test.each<[string, Partial<Ran>, string, number]>([
    ['probes that could not be run', { unrun: [{ probe: 'a', why: 'b' }] }, 'could not run', 2],
    ['no finding at all', { found: [] }, 'could not run', 2],
    ['a server that refuses the key', { stopped: { kind: 'cannot-judge', why: 'no' } }, 'could not run', 2],
    ['Ctrl-C', { stopped: { kind: 'interrupted', why: 'no' } }, 'interrupted', 130],
  ])('%s never pass for a verdict', (_what, change, outcome, code) => {
    const report = judge({ ...good, ...change }, null);
    expect(report.outcome).toBe(outcome);
    expect(exitCodeOf(report)).toBe(code);
  });
});
