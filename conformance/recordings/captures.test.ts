/** Requests that the real Codex CLI sent, translated for each provider. They stay in their folder beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CreateResponse } from '../../generated/types/responses.ts';
import { PROVIDERS } from '../arbitraries/request.ts';
import { refusals } from '../laws/messages.ts';
import { translateRequest } from '../subject.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/captures');

interface Captured {
  readonly file: string;
  readonly body: CreateResponse;
}

/** The bodies of HTTP requests: neither headers, catalogs, nor WebSocket messages. */
function captures(): Captured[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    const body: unknown = text.trim() === '' ? null : JSON.parse(text);
    const isRequest = typeof body === 'object' && body !== null && 'input' in body && !('type' in body);
    return isRequest ? [{ file, body: body as CreateResponse }] : [];
  });
}

if (existsSync(FOLDER)) {
  describe.each(PROVIDERS)('captured requests of Codex, for %s', (provider) => {
    test.each(captures())('$file', ({ body }) => {
      const { chat } = translateRequest(body, provider);
      expect(refusals(chat)).toEqual([]);
      const sent = JSON.stringify(chat);
      for (const text of spoken(body)) expect(sent).toContain(JSON.stringify(text).slice(1, -1));
      expect((chat.tools ?? []).length).toBe(toolsOf(body).length);
    });
  });

  test('there are captured requests', () => {
    expect(captures().length).toBeGreaterThan(0);
  });
} else {
  test('no folder of captured requests stands beside the repository', () => {
    console.info('No captured requests beside the repository: none were translated.');
    expect(existsSync(FOLDER)).toBe(false);
  });
}

/** Every text of the conversation that a model must get to read. */
function spoken({ input }: CreateResponse): string[] {
  if (typeof input === 'string') return [input];
  return input.flatMap((item) => {
    const content = 'content' in item && item.type !== 'reasoning' ? item.content : 'output' in item ? item.output : [];
    if (typeof content === 'string') return [content];
    if (!Array.isArray(content)) return [];
    return content.flatMap((part: { text?: unknown }) => (typeof part.text === 'string' ? [part.text] : []));
  });
}

const NAMED = ['function', 'custom'];
/** Tools of the client's own, which have no name but their type. */
const OWN = ['local_shell', 'shell', 'apply_patch', 'tool_search'];

/** The tools a request offers that a model can call, wherever they stand, each once. */
function toolsOf({ tools, input }: CreateResponse): string[] {
  const inItems = typeof input === 'string' ? [] : input.flatMap((item) => ('tools' in item ? [item.tools] : []));
  const found = new Set<string>();
  const collect = (list: unknown, namespace: string): void => {
    if (!Array.isArray(list)) return;
    for (const tool of list as { type: string; name: string; tools?: unknown }[]) {
      if (tool.type === 'namespace') collect(tool.tools, tool.name);
      if (NAMED.includes(tool.type)) found.add(JSON.stringify([tool.type, namespace, tool.name]));
      if (OWN.includes(tool.type)) found.add(tool.type);
    }
  };
  for (const list of [tools, ...inItems]) collect(list, '');
  return [...found];
}
