import { expect, test } from 'vitest';
import { provider } from '../app.testing.ts';
import { route } from '../routing.ts';
import { chatGptRoute } from './chatgpt.ts';

const one = provider();
const table = { providers: [one], fallback: one };
const own = {
  ...table,
  aliases: { best: 'chatgpt/gpt-9', 'chatgpt/old': 'echo-1' },
  routes: [{ pattern: 'gpt-*', targets: ['chatgpt/gpt-9', 'echo-1'] }],
};

test.each([
  ['chatgpt/gpt-9', { model: 'gpt-9', rule: 'named', notes: [] }],
  ['chatgpt/a/b[1m]', { model: 'a/b[1m]', rule: 'named', notes: [] }],
  ['best', { model: 'gpt-9', rule: 'alias', notes: [] }],
  ['gpt-5', { model: 'gpt-9', rule: 'route', notes: ['ChatGPT answers alone: the models behind it are not tried.'] }],
  ['chatgpt/old', null],
  ['chatgpt/', null],
  ['echo-1', null],
])('%s leads to %j', (asked, wanted) => {
  expect(chatGptRoute(asked, own)).toEqual(wanted);
});

test('no provider answers in its place, and it stands behind no other', () => {
  expect(() => route('best', own)).toThrow('best goes to ChatGPT as it comes: no provider answers it');
  const behind = {
    ...table,
    routes: [{ pattern: 'x', targets: ['echo-1', 'chatgpt/gpt-9'] }],
    others: ['chatgpt/gpt-9'],
  };
  expect(route('x', behind).value.model).toBe('echo-1');
});

test('a provider that the user calls so is meant', () => {
  const theirs = provider({ profile: { ...one.profile, id: 'chatgpt' } });
  const routes = { providers: [theirs], fallback: theirs };
  expect(chatGptRoute('chatgpt/gpt-9', routes)).toBeNull();
  expect(route('chatgpt/gpt-9', routes).value).toMatchObject({ model: 'gpt-9', rule: 'named' });
});
