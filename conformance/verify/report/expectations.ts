/** Which fact of a profile speaks of which finding: a table, so that a new fact is one more row. */
import type { Value } from '../probe.ts';
import type { RequestFacts } from '../shipped.ts';
import { and, type Expectation, type Facts, type Said } from './expectation.ts';
import { REASONING_EXPECTATIONS } from './reasoning-expectations.ts';

/** Findings of a capability are `true`, or `honoured`, `obeyed`; `ignored` breaks no turn. */
const has = (found: Value) => found === true || found === 'honoured' || found === 'obeyed';
const refused = (found: Value) => found === false || found === 'refused';

/** m2c with this profile either uses a capability or does without it. */
function capability(
  finding: string,
  field: string,
  uses: (request: RequestFacts) => boolean,
  broken: string,
  worth: string | null = null,
): Expectation {
  return {
    finding,
    field,
    says(found, { request }): Said {
      const used = uses(request);
      return {
        expected: used ? 'used' : 'not used',
        fits: used === has(found),
        problem: used && refused(found) ? broken : null,
        remark: used ? `${broken.split(':')[0]}, and the server ignores it.` : worth,
      };
    },
  };
}

/** The profile names what it uses; the server may take more. */
function choices(finding: string, field: string, used: (request: RequestFacts) => readonly string[]): Expectation {
  return {
    finding,
    field,
    says(found, { request, evidence }): Said {
      const taken = [found].flat().map(String);
      const expected = used(request);
      const missing = expected.filter((word) => !taken.includes(word));
      // The evidence names the first of them and may be cut before the last.
      const isRefused = missing.some((word) => evidence.includes(`${word} refused`));
      const broken = isRefused ? missing.filter((word) => !evidence.includes(`${word} ignored`)) : [];
      const more = taken.filter((word) => !expected.includes(word));
      const problem = broken.length === 0 ? null : `m2c sends ${and(broken)}: such a turn is refused.`;
      const ignored = `m2c sends ${and(missing)}, and the server ignores it.`;
      const remark = missing.length > 0 ? ignored : `The server also takes ${and(more)}.`;
      const fits = missing.length + more.length === 0;
      return { expected, fits, problem, remark };
    },
  };
}

/** Options that the server refuses must be among those that the profile leaves out. */
function omitted(finding: string, field: string, left: (request: RequestFacts) => readonly string[]): Expectation {
  return {
    finding,
    field,
    says(found, { request }): Said {
      const expected = left(request);
      const sent = [found]
        .flat()
        .map(String)
        .filter((option) => !expected.includes(option));
      const problem = `m2c passes on ${and(sent)}: a turn of a client that sets it is refused.`;
      return { expected, fits: sent.length === 0, problem };
    },
  };
}

const SCHEMA_FEATURES = ['refs', 'typeLists', 'const', 'topLevelUnions', 'additionalProperties'] as const;

/** The profile's table of faults is how m2c knows that the history is too long. */
const OVERFLOW: Expectation = {
  finding: 'errors.overflowSentence',
  field: 'faults',
  says(found, { profile }: Facts): Said {
    const overflows = profile.faults.filter((fault) => fault.code === 'context_length_exceeded');
    const known = overflows.some((fault) => fault.pattern.test(String(found)));
    const problem = 'm2c does not know these words for a history that is too long: Codex never compacts it.';
    return { expected: known ? 'known' : 'not known', fits: known, problem };
  },
};

export const EXPECTATIONS: readonly Expectation[] = [
  ...(['max_tokens', 'max_completion_tokens'] as const).map((name) =>
    capability(
      `maxTokens.${name}`,
      'request.maxTokensField',
      (request) => request.maxTokensField === name,
      `m2c limits answers by ${name}: such a turn is refused.`,
    ),
  ),
  ...REASONING_EXPECTATIONS,
  capability(
    'tools.parallel.field',
    'request.parallelCalls',
    (request) => request.parallelCalls === 'send',
    'm2c sends parallel_tool_calls: each turn with tools is refused.',
  ),
  choices('toolChoice.plain', 'request.toolChoices.plain', (request) => request.toolChoices.plain),
  choices('toolChoice.thinking', 'request.toolChoices.thinking', (request) => request.toolChoices.thinking),
  ...SCHEMA_FEATURES.map((feature) =>
    capability(
      `schema.${feature}`,
      `request.schema.${feature}`,
      ({ schema }) => schema[feature],
      `m2c passes ${feature} of tool schemas on: a turn with such a tool is refused.`,
    ),
  ),
  ...['$schema', '$id'].map((keyword) =>
    capability(
      `schema.${keyword}`,
      'request.schema.dropKeywords',
      ({ schema }) => !schema.dropKeywords.includes(keyword),
      `m2c passes ${keyword} of tool schemas on: a turn with such a tool is refused.`,
    ),
  ),
  capability(
    'strict.true',
    'request.strictTools',
    (request) => request.strictTools,
    'm2c sends strict: true, and a turn with such a tool is refused.',
  ),
  ...['messages.adjacentUsers', 'messages.adjacentAssistants'].map((finding) =>
    capability(
      finding,
      'request.mergeAdjacent',
      (request) => !request.mergeAdjacent,
      'm2c sends messages of one role in a row: such a turn is refused.',
    ),
  ),
  ...(['system', 'developer'] as const).map((role) =>
    capability(
      `roles.${role}`,
      'request.systemRole',
      (request) => request.systemRole === role,
      `m2c sends the instructions as ${role} messages: each turn is refused.`,
    ),
  ),
  ...['roles.systemTwice', 'roles.systemMiddle'].map((finding) =>
    capability(
      finding,
      'request.systemPlacement',
      (request) => request.systemPlacement === 'anywhere',
      'm2c sends several system messages: such a turn is refused.',
    ),
  ),
  ...(['json_schema', 'json_object'] as const).map((form) =>
    capability(
      `format.${form}`,
      'request.jsonOutput',
      (request) => request.jsonOutput === form,
      `m2c asks for JSON by ${form}: such a turn is refused.`,
      form === 'json_schema' ? 'The server enforces a schema, which m2c only describes in words.' : null,
    ),
  ),
  capability(
    'images',
    'request.images',
    (request) => request.images,
    'm2c sends images: a turn with one is refused.',
    'The model sees images, which m2c leaves out.',
  ),
  capability(
    'images.alone',
    'request.imageNeedsText',
    (request) => request.images && !request.imageNeedsText,
    'm2c sends images without a text: such a turn is refused.',
  ),
  capability(
    'images.tool',
    'request.toolParts',
    (request) => request.images && request.toolParts,
    'm2c sends images inside of tool outputs: such a turn is refused.',
  ),
  omitted('fields.refused', 'request.omit', (request) => request.omit),
  omitted('fields.refusedThinking', 'request.omitWhenThinking', (request) => [
    ...request.omit,
    ...request.omitWhenThinking,
  ]),
  OVERFLOW,
];
