/** A life of m2c in which every secret is used in every way: each success, failure, retry and lesson, every export and copy. */
import { operations } from '../../generated/operations.ts';
import {
  callAnswer,
  chunk,
  errorAnswer,
  opening,
  type Answer as Scripted,
  textAnswer,
} from '../upstream/chat-answers.ts';
import { type Answering, events, say } from '../upstream/fake-chatgpt.ts';
import type { HeardRequest } from '../upstream/fake-upstream.ts';
import { type Artefact, said } from './canaries.ts';
import type { Answer, Target } from './target.ts';

/** A provider that repeats the key wherever it can. */
export function tellTale(): (request: HeardRequest) => Scripted {
  let busy = 0;
  return ({ headers, body }) => {
    const asked = JSON.stringify(body.messages.at(-1)?.content ?? '');
    const key = `${headers.authorization} ("${headers.authorization?.slice('Bearer '.length)}")`;
    if (asked.includes('refuse')) return errorAnswer(401, `Incorrect API key provided: ${key}.`);
    if (asked.includes('window')) return errorAnswer(400, `maximum context length is 10 tokens, says ${key}`);
    if (asked.includes('busy') && busy++ === 0) return errorAnswer(503, `${key} is one too many.`);
    if (asked.includes('learn') && 'parallel_tool_calls' in body) {
      return errorAnswer(400, `Unsupported parameter: 'parallel_tool_calls' is not supported with this model. ${key}`);
    }
    if (asked.includes('cut')) return { pieces: [opening(), chunk({ content: key }), 'reset'] };
    if (asked.includes('call')) return callAnswer([{ id: 'c', name: 'look', args: { path: key } }], key);
    return textAnswer(`Your key is ${key}.`);
  };
}

/** A ChatGPT that repeats the login wherever it can. */
export const tellTaleOfLogin: Answering = ({ headers, bytes }, response) => {
  const asked = bytes.toString();
  const login = `${headers.authorization} (${headers.authorization?.slice('Bearer '.length)})`;
  if (asked.includes('refuse')) response.writeHead(401).end(login);
  else if (asked.includes('window')) response.writeHead(429).end(JSON.stringify({ error: { message: login } }));
  else if (asked.includes('cut')) response.write(events(login).slice(0, -200), () => response.destroy());
  else say(response, events(login));
};

const TOOLS = [{ type: 'function', name: 'look', parameters: { type: 'object', properties: {} } }];

/** Turns of each kind with this model. @returns what failed ones said: a good answer is the provider's to word. */
export async function turns(target: Target, model: string, headers: Readonly<Record<string, string>>) {
  const said: Artefact[] = [];
  for (const input of ['hello', 'busy', 'learn', 'call', 'cut', 'window', 'refuse']) {
    for (const stream of [false, true]) {
      const asked = { model, input, stream, tools: TOOLS, parallel_tool_calls: true };
      const answer = await target.turn(asked, headers).catch(brokenOff);
      if (['window', 'refuse'].includes(input)) said.push(artefactOf(`turn ${model} ${input} ${stream}`, answer));
    }
  }
  return said;
}

/** What goes untouched breaks off where its provider does. */
const brokenOff = (): Answer => ({ status: 0, headers: {}, text: '', json: undefined });

const artefactOf = (name: string, { headers, text }: Answer): Artefact =>
  said(name, `${JSON.stringify(headers)}\n${text}`);

/**
 * All keys of providers and clients are used, and those of one provider and one client are made, changed and shown meanwhile.
 *
 * @returns what was said of it. The client's key is one more that is planted.
 */
export async function everyKeyUsed(target: Target, planted: Record<string, string>): Promise<readonly Artefact[]> {
  const { admin, send } = target;
  const theirs = {
    authorization: `Bearer ${planted['the key of a client']}`,
    cookie: `session=${planted['a cookie']}`,
  };
  const found = await turns(target, 'own/m', theirs);
  found.push(...(await turns(target, 'own/m', { ...theirs, 'api-key': `${planted['a key that a client brought']}` })));
  found.push(...(await turns(target, 'chatgpt/m', theirs)));
  const stored = await admin('POST', '/providers/generic/keys', { key: planted['a rotated key'], label: 'mine' });
  found.push(...(await turns(target, 'generic/scripted', theirs)));
  const path = `/providers/generic/keys/${stored.json.id}/rotate`;
  const rotated = await admin('POST', path, { key: planted['a stored key'] });
  const { json } = await admin('POST', '/client-keys', { name: 'laptop' });
  planted["a client's key"] = json.secret;
  const known = { authorization: `Bearer ${json.secret}`, 'x-api-key': json.secret };
  for (const headers of [known, theirs]) found.push(...(await turns(target, 'generic/scripted', headers)));
  const refused = await send('/admin/v1/config', { headers: known });
  const told = { stored, rotated, refused };
  return [...found, ...Object.entries(told).map(([name, answer]) => artefactOf(name, answer))];
}

/** Every answer that can be had by GET, with the names of what there is. */
export async function everythingTold({ admin, send, token }: Target): Promise<readonly Artefact[]> {
  const found: Artefact[] = [];
  const get = async (path: string) => {
    const answer = await admin('GET', path);
    found.push(artefactOf(`GET ${path}`, answer));
    return answer.json?.data ?? [];
  };
  for (const { method, path, operationId } of operations) {
    if (method === 'get' && !path.includes('{') && operationId !== 'watchTurns')
      await get(path.slice('/admin/v1'.length));
  }
  for (const { id } of await get('/turns?limit=500')) {
    await get(`/turns/${id}`);
    await get(`/turns/${id}/stages`);
  }
  for (const { id } of await get('/providers'))
    for (const part of ['', '/keys', '/models']) await get(`/providers/${id}${part}`);
  for (const { id } of await get('/client-keys')) await get(`/client-keys/${id}`);
  for (const { provider, scenario } of await get('/recordings')) await get(`/recordings/${provider}/${scenario}`);
  for (const path of ['/turns/export?format=csv', '/audit?limit=500', '/explain?model=own/m', '/none', '/turns/none'])
    await get(path);
  for (const path of ['/v1/models', '/healthz', '/none', '/metrics']) {
    found.push(artefactOf(path, await send(path, { headers: { authorization: `Bearer ${token}` } })));
  }
  return found;
}

/** Copies, recordings and changes of all kinds. */
export async function everythingDone(target: Target): Promise<readonly Artefact[]> {
  const found: Artefact[] = [];
  const { data } = (await target.admin('GET', '/turns?limit=500')).json;
  for (const [at, { id }] of data.entries()) {
    for (const [path, body] of [
      ['/recordings', { turn: id, scenario: `turn-${at}` }],
      [`/turns/${id}/replay`, { model: 'own/m' }],
    ] as const) {
      found.push(artefactOf(`POST ${path}`, await target.admin('POST', path, body)));
    }
  }
  for (const path of [
    '/backups',
    '/backups?turns=true',
    '/maintenance/integrity',
    '/maintenance/prune',
    '/providers/own/test',
  ]) {
    found.push(artefactOf(`POST ${path}`, await target.admin('POST', path)));
  }
  return found;
}
