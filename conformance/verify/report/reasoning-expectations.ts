/** What a profile says of a model's thoughts, beside what was found of them. */
import type { Value } from '../probe.ts';
import type { RequestFacts } from '../shipped.ts';
import { and, type Expectation, type Facts, type Said } from './expectation.ts';

const list = (value: Value): readonly string[] => (value === null ? [] : [value].flat().map(String));

const EFFORT_WORDS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

const setting = ({ efforts, otherEffort }: RequestFacts, effort: string) => efforts[effort] ?? otherEffort(effort);

/** The switch that was found is the first of several that work: another one in the profile is no fault. */
function switched(finding: string, effort: string, relied: (facts: Facts) => boolean): Expectation {
  return {
    finding,
    field: `request.efforts.${effort}`,
    says(found, facts): Said {
      const expected = Object.keys(setting(facts.request, effort).body);
      const stuck = found === 'nothing known' && relied(facts);
      const remark = `m2c does it by ${expected.length === 0 ? 'nothing' : and(expected)}, which was not tried.`;
      const fits = found === 'default' || expected.includes(String(found)) || (found === 'nothing known' && !stuck);
      const problem =
        'm2c stops the thinking where thoughts were lost, and the server thinks on: such a turn is refused.';
      return { expected, fits, problem: stuck ? problem : null, remark };
    },
  };
}

const COVERED: Readonly<Record<RequestFacts['echoReasoning'], readonly string[]>> = {
  always: ['current tool turn', 'earlier tool turns', 'every answer'],
  'tool-turns': ['current tool turn', 'earlier tool turns'],
  never: [],
};

export const REASONING_EXPECTATIONS: readonly Expectation[] = [
  {
    finding: 'reasoning.default',
    field: 'request.noEffort',
    says(found, { request }) {
      const { thinks, body } = request.noEffort;
      // A body that says it aloud makes the server's own default irrelevant.
      const fits = Object.keys(body).length > 0 || thinks === found;
      const relied =
        request.missingReasoning !== 'send' || request.toolChoices.thinking.length < request.toolChoices.plain.length;
      const problem =
        found === true && relied
          ? 'm2c believes that it does not think, and sends what it refuses while it does.'
          : null;
      return { expected: thinks, fits, problem, remark: 'A turn without an effort is not what m2c believes it to be.' };
    },
  },
  switched('reasoning.on', 'high', () => false),
  switched('reasoning.off', 'none', ({ request }) => request.missingReasoning === 'thinking-off'),
  {
    finding: 'reasoning.field',
    field: 'stream.reasoningFields',
    says(found, { profile: { stream }, request, found: other }) {
      const expected = [...stream.reasoningFields, ...(stream.thinkTags ? ['<think> tags'] : [])];
      const place = String(found);
      const heard = expected.includes(place) || place.startsWith('hidden');
      const astray =
        stream.reasoningFields.includes(place) &&
        request.reasoningField !== place &&
        list(other('reasoning.required')).length > 0;
      const problem = heard
        ? `m2c sends thoughts back in ${request.reasoningField}, where the server does not look for them.`
        : 'm2c does not look for thoughts there: they are lost, or stand in the text.';
      return { expected, fits: heard && !astray, problem };
    },
  },
  {
    finding: 'reasoning.efforts',
    field: 'request.efforts',
    says(found, { request }) {
      const sent = EFFORT_WORDS.map((word) => setting(request, word).body.reasoning_effort).filter(
        (word) => typeof word === 'string',
      );
      const expected = [...new Set(sent)];
      const lost = expected.filter((word) => !list(found).includes(word));
      const problem = `m2c sends the effort ${and(lost)}: such a turn is refused.`;
      return { expected, fits: lost.length === 0, problem };
    },
  },
  {
    finding: 'reasoning.echo',
    field: 'request.echoReasoning',
    says(found, { request, found: other }) {
      const expected = request.echoReasoning;
      // What is refused with its thought and without it is helped by no profile.
      const hopeless = found === false && other('reasoning.required') === null;
      const problem =
        found === false && !hopeless ? 'm2c sends thoughts back: each turn after a tool call is refused.' : null;
      const remark = 'The server takes thoughts back, which m2c withholds.';
      return { expected, fits: (expected !== 'never') === found && !hopeless, problem, remark };
    },
  },
  {
    finding: 'reasoning.required',
    field: 'request.echoReasoning',
    says(found, { request }) {
      const wanted = list(found);
      const missed = wanted.filter((place) => !COVERED[request.echoReasoning].includes(place));
      const forgetful = wanted.length > 0 && request.missingReasoning === 'send';
      const problem =
        missed.length > 0
          ? `m2c does not send thoughts back for ${and(missed)}: such a turn is refused.`
          : 'A thread in which another model called tools has no thoughts to send back: each of its turns is refused.';
      return { expected: request.echoReasoning, fits: missed.length === 0 && !forgetful, problem };
    },
  },
  {
    finding: 'reasoning.placeholder',
    field: 'request.missingReasoning',
    says(found, { request, found: other }) {
      const expected = request.missingReasoning;
      const matters = list(other('reasoning.required')).length > 0;
      const broken = found === false && expected === 'placeholder';
      const problem = broken ? 'm2c sends a placeholder for thoughts that were lost: such a turn is refused.' : null;
      const remark = 'A placeholder would do where thoughts were lost; m2c stops the thinking instead.';
      return {
        expected,
        fits: !matters || !(broken || (found === true && expected === 'thinking-off')),
        problem,
        remark,
      };
    },
  },
];
