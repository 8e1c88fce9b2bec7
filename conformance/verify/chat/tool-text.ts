/** What tools are called and told: names as long as MCP servers make them, and letters of any script. */

import { parseObject, word } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, askTwice, callPlease, FEW_TOKENS, quote, tool, user } from './kit.ts';
import type { Reply } from './reply.ts';
import { NOTE } from './tools.ts';

/** The longest name that Chat Completions promises to take. */
const PROMISED = 64;

export const names: Probe<ChatTarget> = {
  id: 'names',
  title: 'Tool names',
  requests: 4,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const long = `mcp__a_server-1__${'long_'.repeat(10)}`.slice(0, PROMISED - 4);
    const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const named = (name: string) => ({
      messages: [callPlease(name, { city: 'Paris' })],
      tools: [tool(name, parameters)],
    });
    const promised = `${long}_end`;
    const reply = await askTwice(target, named(promised), ANSWER_TOKENS, ({ answer }) => answer.calls.length > 0);
    const [call] = reply.answer.calls;
    const whole = call?.name === promised;
    const shortfall = `Tools of MCP servers have such names: ${reply.refused ? 'the turn is refused' : 'their calls find no tool'}.`;
    const value = reply.refused ? false : call === undefined ? null : whole;
    const lengths = [PROMISED + 1, 128];
    const taken: string[] = [];
    let evidence = `tried ${lengths.join(' and ')}`;
    for (const length of lengths) {
      const longer = await target.ask(named(`${promised}${'x'.repeat(length - PROMISED)}`), { maxTokens: FEW_TOKENS });
      if (longer.refused) evidence = longer.evidence;
      else taken.push(String(length));
    }
    return [
      finding('names.64', 'Names of 64 letters', value, call?.name ?? quote(reply), value === false ? shortfall : null),
      finding('names.longer', 'Longer names it takes', taken, evidence),
    ];
  },
};

const SCRIPTS = 'naïve 日本語 🦊 "quoted" \\ back';

export const unicode: Probe<ChatTarget> = {
  id: 'unicode',
  title: 'Unicode',
  requests: 4,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const spoken = { messages: [user(`Repeat exactly: ${SCRIPTS}`)] };
    const text = await askTwice(target, spoken, ANSWER_TOKENS, ({ answer }) => answer.text.includes(SCRIPTS));
    const messages = [callPlease('save_note', { title: 'scripts', text: SCRIPTS })];
    const asked = { messages, tools: [NOTE] };
    const written = (reply: Reply) => word(parseObject(reply.answer.calls[0]?.arguments ?? '')?.text);
    const call = await askTwice(target, asked, ANSWER_TOKENS, (reply) => written(reply) === SCRIPTS);
    return [
      scripts('unicode.text', 'Text in any script', text.answer.text, text),
      scripts('unicode.arguments', 'Arguments in any script', written(call), call),
    ];
  },
};

/** A model may change what it repeats; letters that no server may lose are the proof. */
function scripts(id: string, title: string, said: string, reply: Reply): Finding {
  const kept = ['日本語', '🦊'].every((letters) => said.includes(letters));
  const spoilt = /\uFFFD|\?{3}/.test(said);
  const shortfall = spoilt ? 'Letters beyond ASCII are spoilt: so are file names and code that hold them.' : null;
  return finding(id, title, spoilt ? false : kept ? true : null, quote(reply), shortfall);
}
