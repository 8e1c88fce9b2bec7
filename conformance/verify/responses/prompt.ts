/** Whether all that a client says reaches the model: instructions, developer messages, the whole history, pictures. */
import type { Finding, Probe } from '../probe.ts';
import { type Answer, ask, outcome } from './answer.ts';
import type { JudgedServer } from './exchange.ts';
import { fact, type Rule, told } from './finding.ts';

/** Nobody can guess it, so an answer that holds it was told. */
export function codeWord(): string {
  return `plum${100 + Math.floor(Math.random() * 900)}`;
}

const QUESTION = 'What is the code word? Answer with the code word alone.';
const telling = (word: string) => `The code word is ${word}. Tell it to whoever asks for it.`;
const MAX_TOKENS = 512;

/** Whether an answer was given and holds the word. */
export function tells(rule: Rule, answer: Answer, word: string): Finding {
  return told(rule, answer.text.toLowerCase().includes(word), outcome(answer));
}

export const INSTRUCTIONS: Probe<JudgedServer> = {
  id: 'instructions',
  title: 'Instructions and developer messages',
  requests: 2,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const [first, second] = [codeWord(), codeWord()];
    const limits = { max_output_tokens: MAX_TOKENS };
    const field = await ask(server, { ...limits, instructions: telling(first), input: QUESTION });
    // Codex sends no instructions: they are the first item, and a message may have several parts (codex-cli 0.169.0).
    const parts = ['You are a helpful assistant.', telling(second)].map((text) => ({ type: 'input_text', text }));
    const input = [{ type: 'message', role: 'developer', content: parts }, user(QUESTION)];
    const developer = await ask(server, { ...limits, input });
    const echoed = field.response.instructions;
    return [
      tells(BY_FIELD, field, first),
      tells(BY_MESSAGE, developer, second),
      told(ECHOED, field.ending === 'completed' ? echoed === telling(first) : null, JSON.stringify(echoed)),
    ];
  },
};

const BY_FIELD = {
  id: 'instructions.field',
  title: 'The model reads `instructions`',
  shortfall: 'SDK agents lose their system prompt.',
};
const BY_MESSAGE = {
  id: 'instructions.developer',
  title: 'The model reads developer messages',
  shortfall: "Codex's own instructions, which come as developer messages, never reach the model.",
};
const ECHOED = {
  id: 'open.instructionsEchoed',
  title: 'The response repeats the instructions',
  shortfall: 'Strict clients cannot check what they asked (Open Responses); Codex does not mind.',
};

export const HISTORY: Probe<JudgedServer> = {
  id: 'history',
  title: 'A conversation sent back whole',
  requests: 2,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const word = codeWord();
    const said = { type: 'output_text', text: 'I shall remember it.', annotations: [] };
    const message = { type: 'message', id: 'msg_verify_1', status: 'completed', role: 'assistant', content: [said] };
    const turns = (assistant: unknown) => ({
      input: [user(telling(word)), assistant, user(QUESTION)],
      max_output_tokens: MAX_TOKENS,
    });
    const plain = await ask(server, turns(message));
    const phased = await ask(server, turns({ ...message, phase: 'commentary' }));
    return [tells(FULL, plain, word), tells(PHASE, phased, word)];
  },
};

const FULL = {
  id: 'history.full',
  title: 'The model knows what was said before',
  shortfall: 'Every turn after the first forgets the session: Codex sends the whole history each time.',
};
const PHASE = {
  id: 'phase.accepted',
  title: 'Assistant messages may bear a phase',
  shortfall: 'Sessions end once an assistant message is sent back with its phase (commentary, final_answer).',
};

/** 32 by 32 pixels, all of them red. */
const RED_PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAIAAAD8GO2jAAAAJ0lEQVR42u3NsQkAAAjAsP7/tF7hIASyp6lTCQQCgUAgEAgEgi/BAjLD/C5w/SM9AAAAAElFTkSuQmCC';

export const IMAGE: Probe<JudgedServer> = {
  id: 'image',
  title: 'A picture',
  requests: 1,
  maxTokens: MAX_TOKENS,
  async run(server) {
    const text = { type: 'input_text', text: 'Which colour does this picture have? Answer with one word.' };
    const image = { type: 'input_image', image_url: RED_PNG, detail: 'low' };
    const answer = await ask(server, { input: [user([text, image])], max_output_tokens: MAX_TOKENS });
    const seen = /\bred\b/i.test(answer.text);
    const value = seen ? 'seen' : answer.refusal === null ? 'accepted, not seen' : 'refused';
    const lost =
      'A session that holds a screenshot ends: leave out what the model cannot see, or refuse it with a 400.';
    const abrupt = answer.exchange.status >= 500 || answer.ending === 'cut' || answer.ending === 'error';
    return [fact('image.input', 'Pictures', value, outcome(answer), abrupt ? lost : null)];
  },
};

/** A message of the user, the way SDKs write it. */
export function user(content: unknown): { readonly role: 'user'; readonly content: unknown } {
  return { role: 'user', content };
}
