/** One stream of ours with an item of each kind, to be spoiled, and what the first probe finds in it. */
import { readEvents } from '../../ears/heard.ts';
import { sseText } from '../../ears/sample-stream.ts';
import { translateStream } from '../../subject.ts';
import { callAnswer, chunk } from '../../upstream/chat-answers.ts';
import { Meter } from '../probe.ts';
import { type Reply, startSpoilingServer } from './misbehaviours/server.testing.ts';
import { type Loose, renumbered, type Spoil } from './misbehaviours/spoil.testing.ts';
import { TEXT } from './text.ts';

export const GOOD = goodText();

/** Our answer with a thought, a text, a call of a function and one of a custom tool. */
function goodText(): string {
  const tools = [
    { type: 'function', name: 'look_up', parameters: { type: 'object', properties: { key: { type: 'string' } } } },
    { type: 'custom', name: 'apply_patch' },
  ];
  const calls = callAnswer(
    [
      { id: 'call_1', name: 'look_up', args: { key: 'swift' } },
      { id: 'call_2', name: 'apply_patch', args: { input: '*** Begin Patch' } },
    ],
    '',
  );
  const said = [
    { reasoning_content: 'Look ' },
    { reasoning_content: 'first.' },
    { content: 'Hello' },
    { content: ' there' },
  ];
  const pieces = [...said.map((delta) => chunk(delta)), ...calls.pieces].map((piece) => Buffer.from(piece as string));
  return translateStream({ model: 'm', input: 'Hi', tools }, 'generic', pieces);
}

/** The stream after an accident, its numbers counted anew unless they are the accident. */
export function spoiled(spoil: Spoil, renumber = true): string {
  const events = readEvents(GOOD) as unknown as Loose[];
  spoil(events);
  return sseText(renumber ? renumbered(events) : (events as never));
}

/** The evidence of each finding that falls short when a server answers so. */
export async function broken(text: string, contentType = 'text/event-stream; charset=utf-8') {
  const reply: Reply = { status: 200, headers: { 'content-type': contentType }, text };
  const server = await startSpoilingServer('', { answer: () => reply });
  const meter = new Meter();
  meter.allow(1);
  const judged = { baseUrl: server.url, model: 'm', apiKey: null, signal: new AbortController().signal, meter };
  const findings = await TEXT.run(judged).finally(server.close);
  const shown = findings.filter(({ shortfall }) => shortfall !== null);
  return Object.fromEntries(shown.map(({ id, evidence }) => [id, evidence]));
}
