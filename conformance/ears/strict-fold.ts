/** The ear of this suite: raw HTTP, the strictest reading of the stream, its own fold. */
import type { Recording } from '../recordings/recording.ts';
import type { Ear } from './ear.ts';
import { type Heard, heard, readEvents } from './heard.ts';

export const strictFold: Ear = {
  name: 'strict fold',
  client: 'raw HTTP',
  form: 'stream',
  requests: 'recorded',
  deaf: [],
  hear: async (url, { turns }) => {
    const answers: Heard[] = [];
    for (const { request } of turns) answers.push(heard(readEvents(await (await ask(url, request, true)).text())));
    return answers;
  },
};

/** Sends a recorded request, asking for a stream or for a plain answer. */
export function ask(url: string, request: Recording['turns'][number]['request'], stream: boolean): Promise<Response> {
  return fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(request as object), stream }),
  });
}
