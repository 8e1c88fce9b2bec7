/** The real Codex: says what the user said, and its own record of the session tells what it heard. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exchangesOf } from '../../ears/conversation.ts';
import { type Ear, failure, SILENCE } from '../../ears/ear.ts';
import type { Heard, HeardCall, HeardUsage } from '../../ears/heard.ts';
import { openCodex } from '../codex.ts';
import { client } from './client.ts';

/** Recorded commands run for real, so they may change nothing; and a failure is heard the first time. */
const SETTINGS = ['sandbox_mode="read-only"', 'model_providers.m2c.stream_max_retries=0'];

export const codex: Ear = {
  name: 'Codex',
  client: client('@openai/codex'),
  form: 'stream',
  requests: 'its own',
  // It declares the tools of MCP servers in namespaces, and the recording's servers are not there.
  deaf: ['namespaces'],
  hear: async (url, recording) => {
    const root = await mkdtemp(join(tmpdir(), 'm2c-ear-'));
    const place = { url, folder: join(root, 'folder'), home: join(root, 'home'), mcpLog: join(root, 'mcp.log') };
    try {
      await mkdir(place.folder);
      const { exec } = await openCodex({ ...place, started: () => undefined });
      const options = ['-m', String(recording.about.model), ...SETTINGS.flatMap((setting) => ['-c', setting])];
      for (const [index, { prompt }] of exchangesOf(recording).entries()) {
        await (index === 0 ? exec(...options, prompt) : exec('resume', '--last', ...options, prompt));
      }
      // Of a recording that ends with calls, Codex wants to know more than there is.
      return answersIn(await sessionOf(place.home)).slice(0, recording.turns.length);
    } finally {
      await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
  },
};

interface Item {
  readonly type?: string;
  readonly role?: string;
  readonly content?: readonly { readonly text?: string }[] | null;
  readonly summary?: readonly { readonly text: string }[];
  readonly namespace?: string;
  readonly name?: string;
  readonly arguments?: string;
  readonly input?: string;
  readonly call_id?: string;
}

/** A line of the record: an item, what an answer cost, or an event. */
interface Line {
  readonly type: string;
  readonly payload: Item & {
    readonly usage?: { readonly [tokens: string]: number };
    readonly error?: { readonly message: string; readonly codex_error_info?: unknown };
  };
}

async function sessionOf(home: string): Promise<readonly Line[]> {
  const sessions = join(home, 'sessions');
  const names = (await readdir(sessions, { recursive: true })).filter((name) => name.endsWith('.jsonl')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(sessions, name), 'utf8')));
  return texts.flatMap((text) => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line])));
}

/** An answer that reached its limit is a failed task to Codex, which keeps what was said. */
const SHORTENED = /reason: (max_output_tokens|content_filter)/;

/** Items up to the note of what they cost are one answer; what a task failed of stands where it ends. */
function answersIn(lines: readonly Line[]): Heard[] {
  const answers: Heard[] = [];
  let answer = SILENCE;
  const counted = lines.some(({ type }) => type === 'token_usage_record');
  for (const { type, payload } of lines) {
    if (!counted && answer !== SILENCE && ends(payload)) {
      answers.push({ ...answer, ending: 'completed' });
      answer = SILENCE;
    }
    if (type === 'response_item') answer = heardItem(answer, payload);
    if (type === 'token_usage_record') {
      answers.push({ ...answer, usage: usageIn(payload.usage ?? {}), ending: 'completed' });
      answer = SILENCE;
    }
    if (payload.type !== 'task_complete' || payload.error === undefined) continue;
    const { message, codex_error_info: code } = payload.error;
    const last = answers.at(-1);
    if (last !== undefined && SHORTENED.test(message)) answers[answers.length - 1] = { ...last, ending: 'incomplete' };
    else answers.push(failure(String(code), message));
  }
  return answers;
}

/** Of answers that tell no cost there is no note: what a tool gave, or the end of the task, comes behind them. */
function ends({ type = '' }: Item): boolean {
  return /^(function|custom_tool)_call_output$|^task_complete$/.test(type);
}

function heardItem(answer: Heard, item: Item): Heard {
  const textOf = (parts: Item['content']) => (parts ?? []).map((part) => part.text ?? '').join('');
  if (item.type === 'message' && item.role === 'assistant') {
    return { ...answer, text: answer.text + textOf(item.content) };
  }
  if (item.type === 'reasoning') return { ...answer, reasoning: answer.reasoning + textOf(item.summary) };
  if (item.type !== 'function_call' && item.type !== 'custom_tool_call') return answer;
  const call: HeardCall = {
    kind: item.type === 'function_call' ? 'function' : 'custom',
    namespace: item.namespace ?? null,
    name: item.name ?? '',
    input: item.arguments ?? item.input ?? '',
    callId: item.call_id ?? '',
  };
  return { ...answer, calls: [...answer.calls, call] };
}

function usageIn(tokens: { readonly [name: string]: number }): HeardUsage {
  return {
    inputTokens: tokens.input_tokens ?? 0,
    cachedTokens: tokens.cached_input_tokens ?? 0,
    outputTokens: tokens.output_tokens ?? 0,
    reasoningTokens: tokens.reasoning_output_tokens ?? 0,
    totalTokens: tokens.total_tokens ?? 0,
  };
}
