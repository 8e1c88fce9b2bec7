/**
 * A tiny MCP server on stdio (JSON-RPC, one message a line): its tools reverse a text, and every call is noted in the
 * file named by the first argument. The second tool's name is longer than any Chat Completions provider accepts.
 */
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: {
    readonly protocolVersion?: string;
    readonly name?: string;
    readonly arguments?: { readonly text?: string };
  };
}

const [log = ''] = process.argv.slice(2);
const inputSchema = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] };
const tools = [
  { name: 'reverse', description: 'Reverses a text.', inputSchema },
  { name: `reverse_${'and_again_'.repeat(6)}`, description: 'Reverses a text at length.', inputSchema },
];

function answer(message: Message): unknown {
  switch (message.method) {
    case 'initialize': {
      const serverInfo = { name: 'lab', version: '1.0.0' };
      return { protocolVersion: message.params?.protocolVersion, capabilities: { tools: {} }, serverInfo };
    }
    case 'tools/list':
      return { tools };
    case 'tools/call': {
      appendFileSync(log, `${JSON.stringify(message.params)}\n`);
      const text = [...(message.params?.arguments?.text ?? '')].reverse().join('');
      return { content: [{ type: 'text', text }] };
    }
    default:
      return undefined;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line) as Message;
  if (message.id === undefined) continue;
  const result = answer(message);
  const error = { code: -32601, message: `There is no method ${message.method}.` };
  const reply = { jsonrpc: '2.0', id: message.id, ...(result === undefined ? { error } : { result }) };
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
