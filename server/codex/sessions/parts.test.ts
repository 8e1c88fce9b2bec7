/** The pure parts: bytes replaced in a line, pages that hold together, what systems tell of their programs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPs, inTasklist } from '../process-lists.ts';
import { Gaps } from './gaps.ts';
import type { Said } from './items.ts';
import type { Session } from './list.ts';
import { written } from './markdown.ts';
import { projectOf } from './projects.ts';
import { codexAmong } from './running.ts';
import { spliced, spliceFor } from './splice.ts';

const ID = '01a1f000-0000-7000-8000-000000000001';
const provider = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/);

test('a splice changes the provider and nothing else, and another one takes it back', () => {
  const around = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
  fc.assert(
    fc.property(provider, provider, around, fc.string(), fc.boolean(), (from, to, extra, text, last) => {
      fc.pre(from !== to);
      // The same words, within a text and deeper in the line.
      const decoys = { text: `"model_provider":"${from}" ${text}`, dynamic: { model_provider: from, ...extra } };
      const own = { id: ID, model_provider: from };
      const payload = last ? { ...extra, ...decoys, ...own } : { ...extra, ...own, ...decoys };
      const line = Buffer.from(`${JSON.stringify({ type: 'session_meta', payload })}\n`);
      const splice = spliceFor(line, ID, to);
      if (splice === null) throw new Error('nothing was replaced');
      const moved = spliced(line, splice);
      expect(JSON.parse(moved.toString())).toEqual({
        type: 'session_meta',
        payload: { ...payload, model_provider: to },
      });
      if (to.length <= from.length) expect(moved.length).toBe(line.length);
      const back = spliceFor(moved, ID, from);
      if (back === null) throw new Error('nothing was put back');
      const again = spliced(moved, back);
      if (to.length <= from.length) expect(again.toString()).toBe(line.toString());
      else expect(JSON.parse(again.toString())).toEqual(JSON.parse(line.toString()));
    }),
  );
});

test.each([
  ['another session', { type: 'session_meta', payload: { id: 'other', model_provider: 'openai' } }],
  ['no provider', { type: 'session_meta', payload: { id: ID } }],
  ['what was said', { type: 'response_item', payload: { id: ID, model_provider: 'openai', text: '"session_meta"' } }],
  [
    'other settings',
    {
      type: 'event_msg',
      payload: {
        type: 'thread_settings_applied',
        thread_id: 'other',
        thread_settings: { model_provider_id: 'openai' },
      },
    },
  ],
])('a line about %s stays', (_what, line) => {
  expect(spliceFor(Buffer.from(JSON.stringify(line)), ID, 'm2c')).toBeNull();
});

const SESSION: Session = {
  ...{
    id: ID,
    provider: 'm2c',
    model: 'acme-1',
    project: '/srv/`odd`',
    title: 'A\ntitle',
    tokens: 1,
    archived: false,
  },
  ...{ parent: null, createdAt: 0, updatedAt: 0, rollout: null, listed: true },
};

/** The headings of a page as a reader of Markdown sees them: not inside fences or quotes (CommonMark 0.31, 4.5). */
function headings(page: string): readonly string[] {
  const found: string[] = [];
  let open = '';
  for (const line of page.split('\n')) {
    const [, fence = '', info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
    const opens = open === '' && fence !== '' && !(fence.startsWith('`') && info.includes('`'));
    const closes = open !== '' && fence.startsWith(open) && info.trim() === '';
    if (opens) open = fence;
    else if (closes) open = '';
    else if (open === '' && /^#+ /.test(line)) found.push(line);
  }
  return open === '' ? found : [...found, 'a fence is left open'];
}

test('whatever tools and models print, a page keeps its headings', async () => {
  const piece = fc.constantFrom(
    '```',
    '````',
    '~~~',
    '```js',
    '`',
    '\n',
    ' ',
    'text',
    '~~~~ x',
    '    ```',
    '> ',
    '<!--',
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  const kind = fc.constantFrom<Said['kind']>('user', 'assistant', 'reasoning', 'call', 'output', 'note');
  const said = fc.record({ kind, at: fc.constant(null), name: fc.constant(null), text });
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 6 }), async (all) => {
      let page = '';
      for await (const part of written(SESSION, transcript(all), new Gaps())) page += part;
      const changes = all.filter(({ kind }, at) => kind === 'output' || kind !== all[at - 1]?.kind);
      expect(headings(page)).toHaveLength(1 + changes.length);
    }),
  );
});

async function* transcript(all: readonly Said[]): AsyncGenerator<Said> {
  yield* all;
}

test('the page tells what is not in it', async () => {
  const gaps = new Gaps();
  gaps.add('lines that are damaged');
  let page = '';
  for await (const part of written(SESSION, transcript([]), gaps)) page += part;
  expect(page).toBe(
    '# A title\n\n- session: `01a1f000-0000-7000-8000-000000000001`\n- started: `1970-01-01T00:00:00.000Z`\n- provider: `m2c`\n- model: `acme-1`\n- project: `` /srv/`odd` ``\n\nNot in this page: 1 lines that are damaged.\n',
  );
});

test('Codex is found among what a system tells of its programs', () => {
  const ps =
    '    1 /sbin/launchd\n  812 /Applications/Codex.app/Contents/MacOS/Codex\n 9001 codex\n 9002 /usr/bin/mycodex\n';
  expect(codexAmong(inPs(ps))).toEqual([
    { pid: 812, name: 'Codex' },
    { pid: 9001, name: 'codex' },
  ]);
  const tasks =
    '"System","4","Services","0","136 K"\r\n"codex.exe","4242","Console","1","10,000 K"\r\n"Codex.exe","7","Console","1","1 K"\r\n';
  expect(codexAmong(inTasklist(tasks))).toEqual([
    { pid: 4242, name: 'codex.exe' },
    { pid: 7, name: 'Codex.exe' },
  ]);
});

test.each([
  ['\\\\?\\C:\\work\\', 'C:\\work'],
  ['\\\\?\\UNC\\server\\share\\x', '\\\\server\\share\\x'],
  ['c:\\', 'C:\\'],
  ['/srv/app/', '/srv/app'],
  ['/', '/'],
])('the project of %s is %s', (cwd, project) => {
  expect(projectOf(cwd)).toBe(project);
});
