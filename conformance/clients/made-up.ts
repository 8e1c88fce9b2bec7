/** Conversations that no recording holds: the turns that a client takes differently from all others. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldItems, readEvents } from '../ears/heard.ts';
import { type RecordedTurn, type Recording, readRecordings } from '../recordings/recording.ts';
import { translateRequest, translateStream } from '../subject.ts';
import {
  type Answer,
  callAnswer,
  chunk,
  DONE,
  errorAnswer,
  finish,
  reasoningAnswer,
  textAnswer,
} from '../upstream/fake-upstream.ts';

type Item = { readonly [field: string]: unknown };

/** What the client adds to the history, beside the answers of the model, and what the model answers then. */
type Step = readonly [added: readonly Item[], answer: Answer];

const user = (text: string): Item => ({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
const output = (callId: string, type = 'function_call_output'): Item => ({ type, call_id: callId, output: 'seen' });
const call = (id: string, name = 'exec_command', args: Item = { cmd: 'echo here' }) =>
  callAnswer([{ id, name, args }], `The thought before ${id}.`);
const PATCH = '*** Begin Patch\n*** Add File: new.txt\n+“fresh”\\n\n*** End Patch\n';

export const CONVERSATIONS: { readonly [name: string]: readonly Step[] } = {
  'a user who speaks twice': [
    [[user('What is one?')], reasoningAnswer('Easy.', 'One.')],
    [[user('And then?')], reasoningAnswer('Easier.', 'Two.')],
  ],
  'a user who speaks again after a tool loop': [
    [[user('Look.')], call('call_1')],
    [[output('call_1')], textAnswer('Seen.')],
    [[user('Look again.')], call('call_2')],
    [[output('call_2')], reasoningAnswer('Again.', 'Seen again.')],
  ],
  'a tool loop that ends with a call': [
    [[user('Look.')], call('call_1')],
    [[output('call_1')], call('call_2')],
  ],
  'an answer that reaches its limit': [
    [[user('Speak.')], { pieces: [chunk({ role: 'assistant', content: 'On and on' }), finish('length'), DONE] }],
  ],
  'a patch': [
    [[user('Write.')], call('call_1', 'apply_patch', { input: PATCH })],
    [[output('call_1', 'custom_tool_call_output')], textAnswer('Written.')],
  ],
  'a tool in a namespace': [
    [[user('Search.')], call('call_1', 'mcp__notes__search', { words: 'plum' })],
    [[output('call_1')], textAnswer('Found.')],
  ],
  'a refusal after a call': [
    [[user('Look.')], call('call_1')],
    [[output('call_1')], errorAnswer(400, 'There is something wrong with this request.')],
  ],
};

/** Gives a conversation the form of a recording, with golden requests, for as long as it is used. */
export async function asRecording(steps: readonly Step[], use: (recording: Recording) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'm2c-made-up-'));
  try {
    const base = readRecordings().find(({ name }) => name === 'deepseek/tool-loop');
    if (base === undefined) throw new Error('There is no recording deepseek/tool-loop to take the tools of.');
    const turns: RecordedTurn[] = [];
    let input: readonly unknown[] = [];
    for (const [index, [added, { status = 200, pieces }]] of steps.entries()) {
      input = [...input, ...added];
      const request = { ...(base.turns[0]?.request as object), input };
      const answer = new TextEncoder().encode(pieces.join(''));
      const upstreamRequestFile = join(folder, `${index}.json`);
      await writeFile(upstreamRequestFile, JSON.stringify(translateRequest(request, base.provider).chat));
      turns.push({ request, status, answer, upstreamRequestFile, clientResponseFile: '' });
      if (status !== 200) break;
      const stream = translateStream(request, base.provider, [answer], 'end', { id: `made-${index}` });
      input = [...input, ...foldItems(readEvents(stream))];
    }
    await use({ ...base, turns });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
