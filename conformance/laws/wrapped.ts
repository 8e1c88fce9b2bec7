/** The law of what comes wrapped in text: it is heard as what it is where a provider is known for it, and as text elsewhere. */
import fc from 'fast-check';
import { OFFERED, saidAs } from '../arbitraries/call.ts';
import { provider } from '../arbitraries/request.ts';
import { type Wrapped, wrapped } from '../arbitraries/wrapped.ts';
import { heard, readEvents } from '../ears/heard.ts';
import { translateStream } from '../subject.ts';
import { unlawful } from './grammar.ts';
import { type Law, law, none, same } from './law.ts';

interface Seen {
  readonly thinks: boolean;
  readonly forms: readonly Wrapped['form'][];
}

/** What the models of a provider were seen to do. */
const KNOWN: { readonly [provider: string]: Seen } = {
  mimo: { thinks: false, forms: ['xml'] },
  deepseek: { thinks: false, forms: ['dsml'] },
  qwen: { thinks: false, forms: ['xml'] },
  kimi: { thinks: false, forms: ['kimi'] },
  glm: { thinks: false, forms: ['xml'] },
  minimax: { thinks: true, forms: ['xml'] },
  openai: { thinks: false, forms: [] },
};
/** Of models that anybody may serve. */
const ANY: Seen = { thinks: true, forms: ['dsml', 'xml', 'kimi', 'mistral'] };

export const wrappedLaws: readonly Law[] = [
  law(
    [8],
    'thoughts and calls in the text are heard as what they are, or byte for byte',
    fc.property(wrapped, provider, (answer, from) => {
      const body = { model: 'a-model', input: 'Go on.', tools: OFFERED };
      const events = readEvents(translateStream(body, from, [answer.bytes]));
      none(unlawful(events));
      const ears = heard(events);
      const { reasoning, text, calls } = expected(answer, from);
      same(ears.reasoning, reasoning, 'the reasoning');
      same(ears.text, text, 'the text');
      same(ears.calls.map(saidAs), calls, 'the list of calls');
    }),
  ),
];

function expected({ thought, said, form, calls, block, finish }: Wrapped, from: string) {
  const { thinks, forms } = KNOWN[from] ?? ANY;
  const inTags = thought === null || thinks ? '' : `<think>${thought}</think>`;
  // A limit may have cut what is written; and half a list of calls is none.
  const recovered = forms.includes(form) && finish !== 'length' && calls.every(({ name }) => name !== 'undeclared');
  return {
    reasoning: thinks ? (thought ?? '') : '',
    text: inTags + said + (recovered ? '' : block),
    calls: recovered ? calls.map(({ name, cmd }) => ({ name, arguments: JSON.stringify({ cmd }) })) : [],
  };
}
