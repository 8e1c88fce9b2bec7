/** The plain answer and the stream are two forms of one answer: whoever reads either knows the same. */
import fc from 'fast-check';
import type { ResponseResource, StreamEvent } from '../../generated/types/responses.ts';
import { cutAnswer } from '../arbitraries/answer.ts';
import { OFFERED } from '../arbitraries/call.ts';
import { provider } from '../arbitraries/request.ts';
import { cutAt, someText } from '../arbitraries/text.ts';
import { declaredTools, wireTools } from '../arbitraries/tool.ts';
import { foldItems, heard, heardItems, readEvents, usageOf } from '../ears/heard.ts';
import { translateStream } from '../subject.ts';
import { holds, type Law, law, same } from './law.ts';

const cuts = fc.array(fc.nat(), { maxLength: 12 });

/** Requests whose echo in the response differs, with tools under which the same call has another form. */
const request = fc
  .record({
    instructions: fc.option(someText.map((said) => said.toWellFormed())),
    offered: fc.boolean(),
    tools: declaredTools,
  })
  .map(({ instructions, offered, tools }) => ({
    ...{ model: 'a-model', input: 'Go on.', instructions },
    tools: [...(offered ? OFFERED : []), ...wireTools(tools)],
  }));

export const agreementLaws: readonly Law[] = [
  law(
    [2, 8],
    'who reads the stream and who reads the plain answer know the same',
    fc.property(
      ...[request, cutAnswer, cuts, provider, fc.boolean(), fc.constantFrom('end' as const, 'reset' as const)],
      (body, { bytes }, at, to, showReasoning, cause) => {
        const options = { showReasoning };
        const events = readEvents(translateStream(body, to, cutAt(bytes, at), cause, options));
        const plain = plainAnswer(readEvents(translateStream(body, to, [bytes], cause, options)));
        agree(events, plain);
      },
    ),
  ),
];

/** The plain answer is what the last event of a stream carries. */
function plainAnswer(events: readonly StreamEvent[]): ResponseResource {
  const last = events.at(-1);
  holds(last !== undefined && 'response' in last, 'the stream ends without a response');
  return last.response;
}

function agree(events: readonly StreamEvent[], plain: ResponseResource): void {
  const ears = heard(events);
  const said = heardItems(plain.output);
  same(plain.status, ears.ending, 'the status');
  same(plain.error, ears.error, 'the error');
  same(usageOf(plain.usage), ears.usage, 'the usage');
  same(said.calls, ears.calls, 'the list of calls');
  same(plain.output, foldItems(events), 'the output');
  same(said.sealed, ears.sealed, 'the sealed thoughts');
  if (ears.ending === 'failed') {
    holds(ears.text.startsWith(said.text), 'the plain answer says what the stream does not');
  } else {
    same([said.text, said.reasoning], [ears.text, ears.reasoning], 'the text and the reasoning');
  }
  const opening = events[0];
  holds(opening !== undefined && 'response' in opening, 'the stream begins without a response');
  const { id, model, instructions, tools, created_at } = opening.response;
  same({ id, model, instructions, tools, created_at }, pick(plain), 'what both repeat of the request');
}

function pick({ id, model, instructions, tools, created_at }: ResponseResource) {
  return { id, model, instructions, tools, created_at };
}
