/** A provider, or one of its keys, gives no answer: another one does, and nobody is asked more than an outage can bear. */
import {
  type Answer,
  errorAnswer,
  type FakeUpstream,
  frame,
  type HeardRequest,
  startFakeUpstream,
  textAnswer,
} from '../upstream/fake-upstream.ts';
import { ask, bodyOf, type HeardStream, listenTo } from './asking.ts';
import type { FaultCase, Finding } from './case.ts';
import { finding } from './found.ts';
import { half } from './said.ts';
import type { Variables, World } from './world.ts';

const [FIRST, SECOND] = ['sk-first-0123456789', 'sk-second-0123456789'];
const TWO_KEYS = { GENERIC_API_KEY: `${FIRST},${SECOND}` };
const HERE = 'From the first provider.';
const THERE = 'From the other provider.';

type Respond = (request: HeardRequest, index: number) => Answer;

async function provider(world: World, respond: Respond): Promise<FakeUpstream> {
  return world.keep(await startFakeUpstream(respond));
}

const turn = async (url: string): Promise<HeardStream> => listenTo(await ask(url));
const keyOf = ({ headers }: HeardRequest) => headers.authorization?.replace('Bearer ', '');
const unlike = (what: string, is: unknown, expected: unknown): string[] =>
  JSON.stringify(is) === JSON.stringify(expected)
    ? []
    : [`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(expected)}`];

/** What two turns hear when the first key is refused so. */
function rotation(status: number, number: number | null): FaultCase {
  return {
    number,
    name: `${status} on the first of two keys`,
    hears: 'the answer under the second key, which the next turn uses at once',
    play: async (world) => {
      const upstream = await provider(world, (request) =>
        keyOf(request) === FIRST ? errorAnswer(status, 'Not with this key.') : textAnswer(HERE),
      );
      const url = await world.serve(upstream.url, { ...TWO_KEYS, M2C_RETRIES: '0' });
      const heard = [await turn(url), await turn(url)];
      return told(heard, [
        ...unlike(
          'the texts',
          heard.map(({ text }) => text),
          [HERE, HERE],
        ),
        ...unlike('the keys', upstream.requests.map(keyOf), [FIRST, SECOND, SECOND]),
      ]);
    },
  };
}

/** What a turn hears when its own provider answers so, and another stands behind it. */
function fallback(name: string, hears: string, answer: Answer, expected: string, asked: number): FaultCase {
  return {
    number: null,
    name: `${name}, with another model behind`,
    hears,
    play: async (world) => {
      const first = await provider(world, () => answer);
      const other = await provider(world, () => textAnswer(THERE));
      const url = await world.serve(first.url, { ...behind(other), M2C_RETRIES: '1', M2C_RETRY_BASE_MS: '1' });
      const heard = await turn(url);
      return told(
        [heard],
        [
          ...unlike('the text', heard.text, expected),
          ...unlike('requests to the first', first.requests.length, asked),
          ...unlike('requests to the other', other.requests.length, expected === THERE ? 1 : 0),
        ],
      );
    },
  };
}

function behind({ url }: FakeUpstream): Variables {
  return { DEEPSEEK_API_KEY: SECOND, DEEPSEEK_BASE_URL: url, M2C_FALLBACKS: 'deepseek/deepseek-v4-flash' };
}

const spared: FaultCase = {
  number: null,
  name: 'a provider that is down, turn after turn',
  hears: 'the failure each time; after five in a row the provider is not asked again for a while',
  play: async (world) => {
    const upstream = await provider(world, () => errorAnswer(503, 'Down.'));
    const url = await world.serve(upstream.url, { M2C_RETRIES: '0' });
    const heard: HeardStream[] = [];
    for (let index = 0; index < 9; index += 1) heard.push(await turn(url));
    return told(heard, [
      ...unlike('requests', upstream.requests.length, 5),
      ...unlike('endings', new Set(heard.map(({ ending }) => ending)).size, 1),
      ...(heard.at(-1)?.error?.message.includes('spared') === true ? [] : ['the last turn is not told why']),
    ]);
  },
};

const queued: FaultCase = {
  number: null,
  name: 'twenty clients at once, and one request at a time',
  hears: 'each its answer, in its turn; the provider never has two requests at once',
  play: async (world) => {
    let now = 0;
    let most = 0;
    const upstream = await provider(world, (request) => {
      now += 1;
      most = Math.max(most, now);
      void request.closed.then(() => {
        now -= 1;
      });
      return textAnswer(HERE);
    });
    const url = await world.serve(upstream.url, { M2C_MAX_CONCURRENCY: '1' });
    const heard = await Promise.all(Array.from({ length: 20 }, () => turn(url)));
    return told(heard, [
      ...unlike('answers', heard.filter(({ text }) => text === HERE).length, 20),
      ...unlike('requests at once', most, 1),
    ]);
  },
};

const refusedField: FaultCase = {
  number: null,
  name: 'a field that the provider refuses by name',
  hears: 'the answer without it, and so does the next turn without another refusal',
  play: async (world) => {
    const upstream = await provider(world, ({ body }) =>
      'parallel_tool_calls' in body
        ? errorAnswer(400, "property 'parallel_tool_calls' is unsupported")
        : textAnswer(HERE),
    );
    const url = await world.serve(upstream.url, { M2C_RETRIES: '0' });
    const tools = [{ type: 'function', name: 'look', parameters: { type: 'object', properties: {} } }];
    const heard = [listenTo(await ask(url, bodyOf({ tools }))), listenTo(await ask(url, bodyOf({ tools })))];
    return told(heard, [
      ...unlike(
        'the texts',
        heard.map(({ text }) => text),
        [HERE, HERE],
      ),
      ...unlike('requests', upstream.requests.length, 3),
    ]);
  },
};

/** Turns of the outage, and the share of them that a provider in trouble may get on top. */
const TURNS = 1500;
export const MOST_REQUESTS = 1.2;

const brownOut: FaultCase = {
  number: null,
  name: `a provider that fails two requests of three, for ${TURNS} turns`,
  hears: 'an answer or a failure each time; the provider gets at most a fifth more requests than there are turns',
  slow: true,
  play: async (world) => {
    const upstream = await provider(world, (_request, index) =>
      index % 3 === 2 ? textAnswer(HERE) : errorAnswer(503, 'Overloaded.'),
    );
    const url = await world.serve(upstream.url, { M2C_RETRIES: '5', M2C_RETRY_BASE_MS: '1' });
    const heard: HeardStream[] = [];
    for (let done = 0; done < TURNS; done += 10) {
      heard.push(...(await Promise.all(Array.from({ length: 10 }, () => turn(url)))));
    }
    const ratio = upstream.requests.length / TURNS;
    const found = told(heard, ratio <= MOST_REQUESTS ? [] : [`${ratio.toFixed(2)} requests for each turn`]);
    const answered = heard.filter(({ text }) => text === HERE).length;
    return { ...found, heard: `${answered} of ${TURNS} answered, with ${ratio.toFixed(2)} requests for each turn` };
  },
};

/** A finding over several streams, each of which must be lawful and end once. */
export function told(heard: readonly HeardStream[], wrong: readonly string[]): Finding {
  const last = heard.at(-1);
  return finding({
    heard: `${heard.length} × ${last?.ending ?? 'nothing'}${last?.text ? `, "${last.text}"` : ''}`,
    wrong: [...heard.flatMap(({ unlawful }) => unlawful), ...wrong],
    terminals: heard.every(({ terminals }) => terminals === 1) ? 1 : 0,
  });
}

export const elsewhereCases: readonly FaultCase[] = [
  ...[401, 402, 403].map((status) => rotation(status, 22)),
  rotation(429, 22),
  fallback('500 each time', 'the answer of the other model', errorAnswer(500, 'Down.'), THERE, 2),
  fallback(
    'an error as the first event',
    'the answer of the other model',
    said(frame({ error: { message: 'No.', code: 500 } })),
    THERE,
    2,
  ),
  fallback('an answer without a word', 'the answer of the other model', textAnswer(''), THERE, 2),
  fallback('a request that is wrong in itself', 'the refusal', errorAnswer(400, 'Wrong.'), '', 1),
  fallback('a cut in the middle of the text', 'what was said, and that it was cut', said(half), 'Half a ', 1),
  ...[spared, queued, refusedField, brownOut],
];

function said(...pieces: Answer['pieces']): Answer {
  return { pieces };
}
