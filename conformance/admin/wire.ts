/** Requests whose every header is the test's: fetch would send no foreign Host, and hides what came. */
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  /** Null for one that is left out. */
  readonly headers: { readonly [name: string]: string | null };
  readonly body?: string;
  /** Called when the answer is a stream that goes on for as long as its reader stays; its first event is enough. */
  readonly streams?: () => void;
}

const agent = new Agent({ keepAlive: true });

/** Rejects when no answer comes. */
export function send(url: string, { method, path, headers, body, streams }: Sent): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const given = Object.entries(headers).filter((header): header is [string, string] => header[1] !== null);
    const options = { method, headers: Object.fromEntries(given), agent };
    const sent = request(`${url}${path}`, options, (response) => {
      const { statusCode: status = 0, headers: heard } = response;
      const done = (text: string) => resolve({ status, headers: heard, text });
      response.on('error', reject);
      if (heard['content-type']?.startsWith('text/event-stream') === true) {
        streams?.();
        firstEvent(response, done);
      } else whole(response, done);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function whole(response: IncomingMessage, done: (text: string) => void): void {
  const pieces: Buffer[] = [];
  response.on('data', (piece: Buffer) => pieces.push(piece));
  response.on('end', () => done(Buffer.concat(pieces).toString('utf8')));
}

function firstEvent(response: IncomingMessage, done: (text: string) => void): void {
  let text = '';
  response.on('data', (piece: Buffer) => {
    text += piece.toString('utf8');
    const [event] = /^event: .*\ndata: .*\n\n/m.exec(text) ?? [];
    if (event === undefined) return;
    done(event);
    response.destroy();
  });
}
