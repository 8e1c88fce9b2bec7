/**
 * A provider's prompt cache is warm as long as each request begins with the one before it (pain 24: cc-switch#4763,
 * Reasonix#1796). Threads of the real Codex stay in their folder beside the repository.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ChatRequest } from '../../generated/types/chat.ts';
import type { CreateResponse } from '../../generated/types/responses.ts';
import { PROVIDERS } from '../arbitraries/request.ts';
import { callAnswer, reasoningAnswer } from '../upstream/chat-answers.ts';
import { answered, ask, echoed, type Json, output, sent, tool, user } from './drive.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/captures');

interface Request {
  readonly file: string;
  readonly body: CreateResponse & { readonly input: readonly Json[] };
}

/** Neighbours of one thread: the input of the second begins with that of the first. */
function neighbours(): [string, string, Request, Request][] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const requests = files.flatMap((file): Request[] => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const body = text.trim() === '' ? null : JSON.parse(text);
    return body !== null && Array.isArray(body.input) && body.type === undefined ? [{ file, body }] : [];
  });
  const threads = Map.groupBy(requests, ({ body }) => body.prompt_cache_key ?? '');
  return [...threads.values()].flatMap((thread) => {
    const inOrder = thread.toSorted((left, right) => left.body.input.length - right.body.input.length);
    return inOrder.slice(1).flatMap((later, index): [string, string, Request, Request][] => {
      const earlier = inOrder[index];
      return earlier !== undefined && begins(later.body.input, earlier.body.input)
        ? [[earlier.file, later.file, earlier, later]]
        : [];
    });
  });
}

function begins(whole: readonly unknown[], head: readonly unknown[]): boolean {
  return JSON.stringify(whole.slice(0, head.length)) === JSON.stringify(head);
}

function expectPrefix(earlier: ChatRequest, later: ChatRequest): void {
  expect(later.messages.slice(0, earlier.messages.length)).toEqual(earlier.messages);
}

if (existsSync(FOLDER)) {
  describe.each(PROVIDERS)('captured threads of Codex, for %s', (provider) => {
    test.each(neighbours())('%s is the beginning of %s', (_one, _other, { body: earlier }, { body: later }) => {
      const [before, after] = [sent({ ...earlier }, provider).chat, sent({ ...later }, provider).chat];
      expectPrefix(before, after);
      // Found tools come behind those that were there; a compaction has none at all.
      if (later.tools?.length === earlier.tools?.length) {
        expect((after.tools ?? []).slice(0, before.tools?.length ?? 0)).toEqual(before.tools ?? []);
      }
    });
  });

  test('there are threads of several requests', () => {
    expect(neighbours().length).toBeGreaterThan(1);
  });
} else {
  test('no folder of captured requests stands beside the repository', () => {
    console.info('No captured requests beside the repository: no threads were compared.');
    expect(existsSync(FOLDER)).toBe(false);
  });
}

describe.each(PROVIDERS)('a thread at %s', (provider) => {
  const options = { tools: [tool('look'), tool('listen')], instructions: 'Be brief.', reasoning: { effort: 'high' } };

  test('Codewhale#359, KunAgent#197 (pain 24): grows at its end only, turn after turn', () => {
    let input: readonly Json[] = [{ role: 'developer', content: 'The rules.' }, user('Go.')];
    let before = sent(ask(input, options), provider).chat;
    for (let turn = 0; turn < 6; turn += 1) {
      const said =
        turn % 3 === 2
          ? reasoningAnswer(`Thought ${turn}.`, `Done with ${turn}.`)
          : callAnswer(['look', 'listen'].map((name) => ({ id: `call_${turn}_${name}`, name, args: { turn } })));
      const { output: items, calls } = answered(said, provider, ask(input, options), 'end', `a${turn}`);
      const next =
        calls.length > 0 ? calls.map((one) => output(one.callId, `seen in ${turn}`)) : [user(`Then ${turn}.`)];
      input = [...input, ...echoed(items), ...next];
      const after = sent(ask(input, options), provider).chat;
      expectPrefix(before, after);
      expect(after.tools).toEqual(before.tools);
      expect(after.messages.length).toBeGreaterThan(before.messages.length);
      before = after;
    }
  });

  test('command-code#346 (pain 24): the same request is the same bytes', () => {
    const body = ask(
      [user('Go.'), ...echoed(answered(callAnswer([{ id: 'a', name: 'look', args: {} }])).output)],
      options,
    );
    expect(sent(body, provider).text).toBe(sent(structuredClone(body), provider).text);
  });
});
