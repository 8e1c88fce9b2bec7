/** Kimi by Moonshot AI: https://platform.kimi.ai/docs. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile, RequestFacts, ThinkingSetting } from './profile.ts';

const on: ThinkingSetting = { thinks: true, body: { thinking: { type: 'enabled' } } };
const off: ThinkingSetting = { thinks: false, body: { thinking: { type: 'disabled' } } };

export const kimi: Profile = {
  ...openaiCompatible,
  id: 'kimi',
  displayName: 'Kimi (Moonshot)',
  access: {
    keyVariables: ['KIMI_API_KEY', 'MOONSHOT_API_KEY'],
    baseUrlVariable: 'KIMI_BASE_URL',
    modelVariable: 'KIMI_DEFAULT_MODEL',
    // The Chinese site, api.moonshot.cn, has keys of its own that look the same (vendor's guide, 2026-11).
    hosts: [{ name: 'international', baseUrl: 'https://api.moonshot.ai/v1', keyPrefix: '' }],
  },
  request: {
    ...openaiCompatible.request,
    maxTokensField: 'max_completion_tokens',
    // K2.5 and K2.6 think unless told not to, without a scale; an effort beside `thinking` is a 400 (2026-11).
    efforts: { none: off },
    otherEffort: () => on,
    noEffort: { thinks: true, body: {} },
    // "thinking is enabled but reasoning_content is missing in assistant tool call message at index N" (2026-11)
    missingReasoning: 'placeholder',
    // Forced choices are refused while thinking (issue reports, 2026-11).
    toolChoices: { thinking: ['auto', 'none'], plain: ['auto', 'none', 'required', 'named'] },
    schema: {
      ...openaiCompatible.request.schema,
      // "not a valid moonshot flavored json schema": each alternative says its own type, the root is a plain object, and
      // conditions clash (kimi-code#2661, 2026-08; Codewhale#2438, 2026-05; pi#5822, 2026-06).
      refs: false,
      const: false,
      topLevelUnions: false,
      typeBesideUnion: false,
      // "At path 'properties.view': type is not defined" (pi#5822, 2026-06; opencode#40127, 2026-08); Moonshot's own client
      // fills them in too (kimi-cli#2030, 2026-04).
      untyped: false,
      dropKeywords: [
        ...['$schema', '$comment', 'oneOf', 'allOf', 'not', 'if', 'then', 'else', 'patternProperties'],
        ...['dependentSchemas', 'dependentRequired', 'propertyNames', 'contains', 'minContains', 'maxContains'],
        ...['prefixItems', 'pattern', 'format', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
        ...['minProperties', 'maxProperties', 'uniqueItems', 'unevaluatedItems', 'unevaluatedProperties'],
        ...['deprecated', 'examples', 'readOnly', 'writeOnly'],
      ],
    },
    // Pinned by the platform (2026-11).
    omit: [
      ...openaiCompatible.request.omit,
      ...(['temperature', 'top_p', 'presence_penalty', 'frequency_penalty'] as const),
    ],
  },
  stream: { ...openaiCompatible.stream, thinkTags: false, leaks: ['kimi'] },
  models: [
    model('kimi-k3', 'Kimi K3', 1_048_576, ['low', 'high', 'max'], always(graded)),
    model('kimi-k3.1-pro', 'Kimi K3.1 Pro', 1_048_576, ['low', 'high', 'max'], always(graded)),
    model(
      'kimi-k2.7-code',
      'Kimi K2.7 Code',
      262_144,
      ['medium'],
      always(() => ({ thinks: true, body: {} })),
    ),
    model('kimi-k2.6', 'Kimi K2.6', 262_144, ['none', 'medium'], {}),
    model('kimi-k2.5', 'Kimi K2.5', 262_144, ['none', 'medium'], {}),
  ],
  defaultModel: 'kimi-k3',
};

/** K3 takes three levels and no `thinking` (vendor's guide, 2026-11); words it does not know are ignored in silence. */
function graded(effort: string): ThinkingSetting {
  return { thinks: true, body: { reasoning_effort: LEVELS.get(effort) ?? 'high' } };
}
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['none', 'low'],
  ['minimal', 'low'],
  ['low', 'low'],
  ['xhigh', 'max'],
  ['max', 'max'],
]);

/** These models cannot be told not to think. */
function always(otherEffort: (effort: string) => ThinkingSetting): Partial<RequestFacts> {
  return { efforts: {}, otherEffort, noEffort: { thinks: true, body: {} } };
}

function model(
  id: string,
  displayName: string,
  contextWindow: number,
  efforts: readonly string[],
  request: Partial<RequestFacts>,
) {
  return { id, displayName, contextWindow, efforts, request };
}
