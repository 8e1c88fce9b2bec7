/** The floor under every proxy: a process that passes bytes on and looks at none. */
import { Agent, createServer, request } from 'node:http';
import { heardFrom, listening, tell } from './process.ts';

const upstream = `${process.argv[2]}/v1/chat/completions`;
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

const server = createServer((asked, answer) => {
  const headers = { 'content-type': 'application/json', 'content-length': asked.headers['content-length'] };
  const passed = request(upstream, { method: 'POST', agent, headers }, (response) => {
    answer.socket?.setNoDelay(true);
    answer.writeHead(response.statusCode ?? 502, { 'content-type': 'text/event-stream' });
    response.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  answer.on('close', () => answer.writableFinished || passed.destroy());
  asked.pipe(passed);
});
server.keepAliveTimeout = 600_000;
heardFrom(() => undefined);
tell({ url: await listening(server) });
