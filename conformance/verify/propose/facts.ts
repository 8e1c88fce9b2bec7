/** Which fields of a profile the findings decide: each only when it differs from the layer that all profiles share. */
import type { Value } from '../probe.ts';
import { openaiCompatible } from '../shipped.ts';
import { type Code, Source } from './code.ts';
import type { Fact } from './profile-file.ts';

/** What the probes found, by the ids of their findings. */
export type Found = (id: string) => Value;
/** A field, its value, and the findings that say so. */
export type MakeFact = (field: string, code: Code, ...findings: readonly string[]) => Fact;

const misses = (value: Value) => value !== null && value !== true && value !== 'honoured' && value !== 'obeyed';

/** How the conversation is written. */
export function conversationFacts(found: Found, fact: MakeFact): Fact[] {
  const facts: Fact[] = [];
  if (misses(found('roles.system')) && found('roles.developer') === 'honoured') {
    facts.push(fact('systemRole', 'developer', 'roles.system'));
  }
  const places = ['roles.systemTwice', 'roles.systemMiddle'].filter((id) => misses(found(id)));
  if (places.length > 0) facts.push(fact('systemPlacement', 'first', ...places));
  const rows = ['messages.adjacentUsers', 'messages.adjacentAssistants'].filter((id) => misses(found(id)));
  if (rows.length > 0) facts.push(fact('mergeAdjacent', true, ...rows));
  if (misses(found('maxTokens.max_tokens')) && found('maxTokens.max_completion_tokens') === 'obeyed') {
    facts.push(fact('maxTokensField', 'max_completion_tokens', 'maxTokens.max_tokens'));
  }
  return facts;
}

/** How thoughts go back. */
export function echoFacts(found: Found, fact: MakeFact): Fact[] {
  const facts: Fact[] = [];
  if (found('reasoning.echo') === false) facts.push(fact('echoReasoning', 'never', 'reasoning.echo'));
  if (found('reasoning.field') === 'reasoning') facts.push(fact('reasoningField', 'reasoning', 'reasoning.field'));
  if ((words(found('reasoning.required')) ?? []).length === 0) return facts;
  if (found('reasoning.placeholder') === true) {
    facts.push(fact('missingReasoning', 'placeholder', 'reasoning.placeholder'));
  } else if (found('reasoning.off') !== 'nothing known') {
    facts.push(fact('missingReasoning', 'thinking-off', 'reasoning.required'));
  }
  return facts;
}

const FORMS = ['auto', 'none', 'required', 'named'];
const FEATURES = ['refs', 'typeLists', 'const', 'topLevelUnions', 'additionalProperties'];

/** What may stand beside it. */
export function optionFacts(found: Found, fact: MakeFact): Fact[] {
  const facts: Fact[] = [];
  const plain = words(found('toolChoice.plain')) ?? FORMS;
  const thinking = words(found('toolChoice.thinking')) ?? plain;
  if (plain.length < FORMS.length || thinking.length < FORMS.length) {
    const told = plain.length < FORMS.length ? 'toolChoice.plain' : 'toolChoice.thinking';
    facts.push(fact('toolChoices', { thinking, plain }, told));
  }
  if (found('tools.parallel.field') === false) facts.push(fact('parallelCalls', 'omit', 'tools.parallel.field'));
  facts.push(...schemaFacts(found, fact));
  if (misses(found('format.json_schema'))) {
    const form = found('format.json_object') === 'honoured' ? 'json_object' : 'none';
    facts.push(fact('jsonOutput', form, 'format.json_schema'));
  }
  if (misses(found('images'))) facts.push(fact('images', false, 'images'));
  if (found('images.tool') === true) facts.push(fact('toolParts', true, 'images.tool'));
  if (found('images.alone') === true) facts.push(fact('imageNeedsText', false, 'images.alone'));
  const shared: readonly string[] = openaiCompatible.request.omit;
  const refused = words(found('fields.refused')) ?? [];
  const always = [...shared, ...refused.filter((option) => !shared.includes(option))];
  const sometimes = (words(found('fields.refusedThinking')) ?? []).filter((option) => !always.includes(option));
  if (sometimes.length > 0) facts.push(fact('omitWhenThinking', sometimes, 'fields.refusedThinking'));
  if (always.length > shared.length) facts.push(fact('omit', always, 'fields.refused'));
  return facts;
}

function schemaFacts(found: Found, fact: MakeFact): Fact[] {
  const refused = FEATURES.filter((feature) => found(`schema.${feature}`) === false);
  const dropped = ['$schema', '$id'].filter((keyword) => found(`schema.${keyword}`) === false);
  if (refused.length + dropped.length === 0) return [];
  const own = {
    ...Object.fromEntries(refused.map((feature) => [feature, false])),
    ...(dropped.length === 0 ? {} : { dropKeywords: dropped }),
  };
  return [
    fact(
      'schema',
      { '...': new Source('openaiCompatible.request.schema'), ...own },
      `schema.${refused[0] ?? dropped[0]}`,
    ),
  ];
}

/** Where thoughts stand. */
export function streamFacts(found: Found, fact: MakeFact): Fact[] {
  const field = found('reasoning.field');
  return field === 'reasoning_content' || field === 'reasoning' ? [fact('thinkTags', false, 'reasoning.field')] : [];
}

/** Its words for a history that is too long, when the shared table does not know them yet. */
export function overflowSentences(found: Found): string[] {
  const sentence = found('errors.overflowSentence');
  if (typeof sentence !== 'string') return [];
  const known = openaiCompatible.faults.some(
    ({ code, pattern }) => code === 'context_length_exceeded' && pattern.test(sentence),
  );
  return known ? [] : [sentence];
}

const words = (value: Value): readonly string[] | null => (typeof value === 'object' ? value : null);
