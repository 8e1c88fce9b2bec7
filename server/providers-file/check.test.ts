/** Each thing that can be wrong with a providers.json, told with its place. */
import { describe, expect, test } from 'vitest';
import { acme, complaintsOf } from './opening.testing.ts';

describe('complaints', () => {
  test('tell every problem at once, in the order of the file', async () => {
    const text = `{
  "providers": [
    { "id": "acme", "baseURL": "https://a.example/v1" },
    { "id": "ACME", "key": 4, "models": [{ "aliases": [1] }],
      "overrides": { "otherEffort": "sned", "noEffort": { "thinks": 1 } } }
  ],
  "alias": {}
}`;
    expect(await complaintsOf(text)).toEqual([
      '3:21: providers[0].baseURL is not known here. Did you mean "baseUrl"?',
      '4:7: providers[1].id must be a name in small letters, digits, dots and dashes.',
      '4:21: providers[1].key must be a JSON object with one of "env", "file" and "command", or a list of such; left out where no key is asked for.',
      '4:42: providers[1].models[0].id is missing: it must be the name under which Codex asks for it.',
      '4:56: providers[1].models[0].aliases[0] must be a text that is not empty.',
      '5:22: providers[1].overrides.otherEffort must be "send" for reasoning_effort as it is, or a setting with "thinks" and "body".',
      "5:45: providers[1].overrides.noEffort.body is missing: it must be a JSON object that is laid over the request's body.",
      '5:59: providers[1].overrides.noEffort.thinks must be true or false: whether the model then thinks.',
      '7:3: alias is not known here. Did you mean "aliases"?',
    ]);
  });

  test.each<[string, object, RegExp]>([
    [
      'an id that stands twice',
      { providers: [acme, acme] },
      /providers\[1\]\.id is "acme", which providers\[0\]\.id is already/,
    ],
    [
      'another name that is an id',
      { providers: [acme, { ...acme, id: 'b', aliases: ['acme'] }] },
      /providers\[1\]\.aliases\[0\] is "acme"/,
    ],
    [
      'another name of two models',
      {
        providers: [
          {
            ...acme,
            models: [
              { id: 'a', aliases: ['c'] },
              { id: 'b', aliases: ['c'] },
            ],
          },
        ],
      },
      /models\[1\]\.aliases\[0\] is "c", which providers\[0\]\.models\[0\]\.aliases\[0\] is already/,
    ],
    [
      'a model that stands twice',
      { providers: [{ ...acme, models: [{ id: 'a' }, { id: 'a' }] }] },
      /models\[1\]\.id is "a"/,
    ],
    [
      'facts of two models with one name on the wire',
      {
        providers: [
          {
            ...acme,
            models: [
              { id: 'a', upstreamId: 'x' },
              { id: 'b', upstreamId: 'x', images: false },
            ],
          },
        ],
      },
      /models\[1\] is "x" for the provider, as "a" is: only one may have facts/,
    ],
    [
      'a provider that it is like but nobody knows',
      { providers: [{ ...acme, like: 'depseek' }] },
      /like is "depseek", which m2c does not know\. Did you mean "deepseek"\?/,
    ],
    ['no base URL', { providers: [{ id: 'x', models: [{ id: 'a' }] }] }, /providers\[0\]\.baseUrl is missing/],
    [
      'a base URL that is none',
      { providers: [{ ...acme, baseUrl: 'ftp://a/v1' }] },
      /baseUrl must be an http\(s\) URL/,
    ],
    [
      'a base URL with credentials',
      { providers: [{ ...acme, baseUrl: 'https://u:secret@a/v1' }] },
      /baseUrl must not carry credentials: [^:]*\.$/,
    ],
    [
      'no model',
      { providers: [{ id: 'x', baseUrl: acme.baseUrl }] },
      /defaultModel is missing: name a model, or list "models"/,
    ],
    ['a proxy that is none', { providers: [{ ...acme, proxy: 'ftp://a' }] }, /proxy must be the URL of a proxy/],
    [
      'certificates that are not there',
      { providers: [{ ...acme, caFile: 'ca.pem' }] },
      /caFile names .*ca\.pem, which cannot be read/,
    ],
    [
      'a header of the connection',
      { providers: [{ ...acme, headers: { Host: 'x' } }] },
      /headers\.Host is a header that m2c itself writes/,
    ],
    [
      'a header that would end itself',
      { providers: [{ ...acme, headers: { a: 'x\r\ny: z' } }] },
      /headers\.a holds a character/,
    ],
    [
      'a name for a model that nobody lists',
      { providers: [acme], aliases: { fast: 'acme-2' } },
      /aliases\.fast is "acme-2", which no provider lists\. Did you mean "acme-1"\?/,
    ],
    [
      'a target that nobody lists',
      { providers: [acme], routes: [{ pattern: 'gpt-*', targets: ['acme-1', 'acme-2'] }] },
      /routes\[0\]\.targets\[1\] is "acme-2", which no provider lists\. Did you mean "acme-1"\?/,
    ],
    [
      'a route for a name that is an alias',
      { providers: [acme], aliases: { 'gpt-*': 'acme-1' }, routes: [{ pattern: 'gpt-*', targets: ['acme-1'] }] },
      /routes\[0\]\.pattern is "gpt-\*", which aliases\.gpt-\* is already/,
    ],
    [
      'a route with two stars',
      { providers: [acme], routes: [{ pattern: '*gpt*', targets: ['acme-1'] }] },
      /routes\[0\]\.pattern must be a name of a model as Codex asks for it, in which one star may stand for any letters/,
    ],
    [
      'a route without targets',
      { providers: [acme], routes: [{ pattern: 'gpt-*', targets: [] }] },
      /routes\[0\]\.targets must be a list of models, at least one/,
    ],
    [
      'another model without a key',
      { providers: [acme], fallbacks: ['deepseek-chat'] },
      /fallbacks\[0\] is "deepseek-chat"\. No key for DeepSeek/,
    ],
    [
      'a small model that nobody lists',
      { providers: [acme], smallModel: 'tiny' },
      /smallModel is "tiny", which no provider lists\. Write provider\/model/,
    ],
    [
      'a default that is no provider',
      { providers: [acme], defaultProvider: 'acne' },
      /defaultProvider is "acne", which is no provider\. Did you mean "acme"\?/,
    ],
    [
      'a default without a key',
      { providers: [acme], defaultProvider: 'mimo' },
      /defaultProvider is "mimo", which has no key/,
    ],
  ])('name %s', async (_, file, complaint) => {
    const complaints = await complaintsOf(file);
    expect(complaints).toEqual([expect.stringMatching(complaint)]);
    expect(complaints[0]).toMatch(/^1:\d+: /);
    expect(complaints[0]).not.toContain('secret');
  });
});
