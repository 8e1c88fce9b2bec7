/** `m2c record --session` between the real Codex and the provider: what it writes replays, and holds no key. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { heard, readEvents } from '../ears/heard.ts';
import { complaints } from '../ears/lifecycle.ts';
import { goldenFiles } from '../recordings/golden.ts';
import { readRecordings } from '../recordings/recording.ts';
import { refusals } from '../recordings/refusals.ts';
import { callAnswer, reasoningAnswer, startFakeUpstream } from '../upstream/fake-upstream.ts';
import { type Child, startChild } from './children.ts';
import { openCodex, said } from './codex.ts';
import { call, steps } from './script.ts';
import { API_KEY, type Scenario } from './world.ts';

const M2C = join(import.meta.dirname, '..', '..', 'server', 'm2c.js');
const PLANTED_KEY = 'sk-planted-0123456789abcdef';

export const codexRecord: readonly Scenario[] = [
  {
    name: 'a session of Codex is recorded without its keys, and the recording tells what Codex heard',
    play: async () => {
      const root = await mkdtemp(join(tmpdir(), 'm2c-clients-'));
      const children: Child[] = [];
      const upstream = await startFakeUpstream(
        steps(
          (request) =>
            callAnswer(
              [call(request, 'exec_command', 'call_637c40605edef7ff', { cmd: `echo ${PLANTED_KEY}` })],
              'Say it.',
            ),
          reasoningAnswer('It printed a key.', `It printed ${PLANTED_KEY}.`),
        ),
        { strict: true },
      );
      try {
        await playAndRecord(root, upstream.url, children);
      } finally {
        for (const child of children) child.kill();
        await Promise.allSettled(children.map((child) => child.exited));
        await upstream.close();
        await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      }
    },
  },
];

async function playAndRecord(root: string, upstreamUrl: string, children: Child[]): Promise<void> {
  const [folder, out] = [join(root, 'folder'), join(root, 'recordings')];
  await mkdir(folder);
  const words = [
    'record',
    '--provider',
    'deepseek',
    '--session',
    '--port',
    '0',
    '--base-url',
    upstreamUrl,
    '--out',
    out,
  ];
  const variables = { HOME: root, USERPROFILE: root, DEEPSEEK_API_KEY: API_KEY };
  const m2c = startChild([process.execPath, M2C, ...words], root, variables);
  children.push(m2c);
  const url = await addressOf(m2c, upstreamUrl);
  const started = (child: Child) => void children.push(child);
  const codex = await openCodex({ url, folder, home: join(root, 'home'), mcpLog: join(root, 'mcp.log'), started });
  const run = await codex.exec(`Print ${PLANTED_KEY}.`);
  assert.deepEqual(said(run), [`It printed ${PLANTED_KEY}.`]);
  m2c.interrupt();
  assert.equal(await m2c.exited, 0, m2c.stderr());

  const files = await readdir(out, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const text = await readFile(join(file.parentPath, file.name), 'latin1');
    assert.doesNotMatch(text, /0123456789/, `${file.name} holds a key`);
    assert.ok(!text.includes(folder), `${file.name} holds the folder that Codex worked in`);
  }
  const recordings = readRecordings(out);
  assert.deepEqual(
    refusals(recordings, (provider) => provider === 'deepseek'),
    [],
  );
  const [recording] = recordings;
  assert(recording !== undefined, 'there is a recording');
  assert.equal(recording.turns.length, 2);
  const answers = [...goldenFiles(recording)]
    .filter(([file]) => file.endsWith('.sse'))
    .map(([, text]) => readEvents(text));
  assert.deepEqual(answers.flatMap(complaints), []);
  assert.equal(answers.map(heard).at(-1)?.text, 'It printed sk-[redacted].');
}

/** The first address that m2c names and that is not the provider's. */
async function addressOf(m2c: Child, upstreamUrl: string): Promise<string> {
  for (const patience = AbortSignal.timeout(20_000); !patience.aborted; await wait(20)) {
    const found = m2c.stdout().match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
    const own = found.find((address) => !upstreamUrl.startsWith(address));
    if (own !== undefined) return own;
  }
  throw new Error(`m2c record named no address: ${m2c.stderr()}`);
}
