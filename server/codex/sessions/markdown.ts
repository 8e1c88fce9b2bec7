/** A session as a Markdown page. */
import type { Gaps } from './gaps.ts';
import type { Said } from './items.ts';
import type { Session } from './list.ts';
import { transcriptOf } from './transcript.ts';

/**
 * Headings, and under them what was said; what tools got and gave stands in fences. What could not be read is told at the end.
 *
 * @throws Fault `conflict`, before anything else, when the session has no file.
 */
export function inMarkdown(session: Session, gaps: Gaps): AsyncGenerator<string> {
  return written(session, transcriptOf(session, gaps), gaps);
}

/** The page of what was said. */
export async function* written(session: Session, transcript: AsyncIterable<Said>, gaps: Gaps): AsyncGenerator<string> {
  yield heading(session);
  let last: Said['kind'] | null = null;
  for await (const said of transcript) {
    yield `\n${titled(said, last)}${body(said)}\n`;
    last = said.kind;
  }
  for (const { what, count } of gaps.list()) yield `\nNot in this page: ${count} ${what}.\n`;
}

function heading({ id, provider, model, project, title, createdAt }: Session): string {
  const facts = [
    ['session', id],
    ['started', new Date(createdAt).toISOString()],
    ['provider', provider],
    ['model', model],
    ['project', project],
  ].filter(([, value]) => value !== null);
  return `# ${plain(title ?? id)}\n\n${facts.map(([name, value]) => `- ${name}: ${coded(String(value))}\n`).join('')}`;
}

const TITLES: { readonly [kind in Said['kind']]: string } = {
  user: 'User',
  assistant: 'Assistant',
  reasoning: 'Reasoning',
  call: 'Call',
  output: 'Output',
  note: 'Note',
};

/** One heading for what one says in a row. */
function titled({ kind, name }: Said, last: Said['kind'] | null): string {
  if (name !== null) return `### ${TITLES[kind]}: ${coded(name)}\n\n`;
  if (kind === last && kind !== 'output') return '';
  return `${kind === 'user' || kind === 'assistant' ? '##' : '###'} ${TITLES[kind]}\n\n`;
}

function body({ kind, text }: Said): string {
  if (kind === 'call' || kind === 'output') return fenced(text);
  // Whatever is opened inside a quote ends with it.
  return kind === 'assistant'
    ? closed(text)
    : text
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n');
}

/** In a fence longer than any inside it. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A fence that an answer leaves open would take in all that follows (CommonMark 0.31, 4.5). */
function closed(text: string): string {
  let open = '';
  for (const line of text.split('\n')) {
    const [, fence = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    if (open === '') open = fence.startsWith('`') && info.includes('`') ? '' : fence;
    else if (fence.startsWith(open) && info.trim() === '') open = '';
  }
  return open === '' ? text : `${text}\n${open}`;
}

function coded(text: string): string {
  const line = plain(text);
  const ticks = '`'.repeat(longestRun(line) + 1);
  return line.includes('`') ? `${ticks} ${line} ${ticks}` : `\`${line}\``;
}

const plain = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim();

const longestRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
