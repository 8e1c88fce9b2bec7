/** For failures that show only on a socket: the real server before a scripted provider, both gone after each test. */
import { afterEach } from 'vitest';
import { type Subject, startSubject } from '../subject.ts';
import { type FakeUpstream, type Script, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { ask, type Json } from './drive.ts';

let open: (Subject | FakeUpstream)[] = [];
afterEach(async () => {
  await Promise.all(open.map((one) => one.close()));
  open = [];
});

/** The default provider is the first that a variable opens; MiMo, DeepSeek and the generic one all lead to the script. */
export async function start(script: Script, variables: Record<string, string> = { MIMO_API_KEY: 'sk-key' }) {
  const upstream = await startFakeUpstream(script, { strict: true });
  const bases = { MIMO_BASE_URL: upstream.url, DEEPSEEK_BASE_URL: upstream.url, GENERIC_BASE_URL: upstream.url };
  const subject = await startSubject({ ...bases, ...variables });
  open.push(subject, upstream);
  return { upstream, url: subject.url };
}

/** POST /v1/responses, the body as it stands. */
export function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  signal?: AbortSignal,
) {
  const more = signal === undefined ? {} : { signal };
  return fetch(`${url}/v1/responses`, {
    ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
    ...more,
  });
}

/** A request for a stream. */
export const streaming = (input: string | readonly Json[], more: Json = {}): string =>
  JSON.stringify(ask(input, { stream: true, ...more }));
