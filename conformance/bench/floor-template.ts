/**
 * The floor under every translator written in plain Node: parse the request, parse each chunk, fill the events' templates, one
 * write for each read. It checks nothing, mends nothing, and knows texts only.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { heardFrom, listening, tell } from './process.ts';

interface Item {
  readonly type: string;
  readonly role?: string;
  readonly content?: readonly { readonly text: string }[];
  readonly call_id?: string;
  readonly name?: string;
  readonly arguments?: string;
  readonly output?: string;
  readonly encrypted_content?: string;
}

interface Asked {
  readonly model: string;
  readonly input: readonly Item[];
  readonly tools: readonly { readonly name: string; readonly description: string; readonly parameters: object }[];
}

const upstream = `${process.argv[2]}/v1/chat/completions`;
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

const server = createServer((asked, answer) => {
  const pieces: Buffer[] = [];
  asked.on('data', (bytes: Buffer) => pieces.push(bytes));
  asked.on('end', () => translate(JSON.parse(Buffer.concat(pieces).toString('utf8')) as Asked, answer));
});
server.keepAliveTimeout = 600_000;
heardFrom(() => undefined);
tell({ url: await listening(server) });

function translate(asked: Asked, answer: ServerResponse): void {
  const body = JSON.stringify({
    model: asked.model,
    stream: true,
    stream_options: { include_usage: true },
    messages: asked.input.map(messageOf),
    tools: asked.tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    })),
  });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const passed = request(upstream, { method: 'POST', agent, headers }, (response) => say(response, answer));
  passed.on('error', () => answer.destroy());
  answer.on('close', () => answer.writableFinished || passed.destroy());
  passed.end(body);
}

function messageOf(item: Item): object {
  if (item.type === 'message') return { role: item.role, content: item.content?.[0]?.text };
  if (item.type === 'reasoning') return { role: 'assistant', content: '', reasoning_content: item.encrypted_content };
  if (item.type === 'function_call_output') return { role: 'tool', tool_call_id: item.call_id, content: item.output };
  const called = { name: item.name, arguments: item.arguments };
  return { role: 'assistant', content: null, tool_calls: [{ id: item.call_id, type: 'function', function: called }] };
}

/** The numbers of the events stand in the templates; ids are the same in every answer. */
function say(response: IncomingMessage, answer: ServerResponse): void {
  answer.socket?.setNoDelay(true);
  answer.writeHead(200, { 'content-type': 'text/event-stream' });
  const base = '"id":"resp_1","object":"response","created_at":1795262400,"model":"bench"';
  const item = (status: string, content: string) =>
    `{"type":"message","id":"msg_1","role":"assistant","status":"${status}","content":[${content}]}`;
  let sequence = 0;
  const event = (type: string, rest: string) =>
    `event: ${type}\ndata: {"type":"${type}","sequence_number":${sequence++},${rest}}\n\n`;
  const delta = 'response.output_text.delta';
  const place = '"item_id":"msg_1","output_index":0,"content_index":0';
  let out = [
    event('response.created', `"response":{${base},"status":"in_progress","output":[]}`),
    event('response.in_progress', `"response":{${base},"status":"in_progress","output":[]}`),
    event('response.output_item.added', `"output_index":0,"item":${item('in_progress', '')}`),
    event('response.content_part.added', `${place},"part":{"type":"output_text","text":""}`),
  ].join('');
  let text = '';
  let usage: { prompt_tokens: number; completion_tokens: number } | null = null;
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (read: string) => {
    const frames = (rest + read).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      if (frame === 'data: [DONE]') continue;
      const chunk = JSON.parse(frame.slice(6));
      const said = chunk.choices[0]?.delta.content;
      if (said) {
        text += said;
        out += event(delta, `${place},"delta":${JSON.stringify(said)},"logprobs":[]`);
      }
      usage = chunk.usage ?? usage;
    }
    if (answer.write(out) === false) {
      response.pause();
      answer.once('drain', () => response.resume());
    }
    out = '';
  });
  response.on('end', () => {
    const part = `{"type":"output_text","text":${JSON.stringify(text)}}`;
    const whole = item('completed', part);
    const cost = `{"input_tokens":${usage?.prompt_tokens},"output_tokens":${usage?.completion_tokens}}`;
    answer.end(
      [
        event('response.output_text.done', `${place},"text":${JSON.stringify(text)}`),
        event('response.content_part.done', `${place},"part":${part}`),
        event('response.output_item.done', `"output_index":0,"item":${whole}`),
        event('response.completed', `"response":{${base},"status":"completed","output":[${whole}],"usage":${cost}}`),
        'data: [DONE]\n\n',
      ].join(''),
    );
  });
}
