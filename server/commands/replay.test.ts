import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startReplay } from '../replay/server.ts';
import { replay, welcome } from './replay.ts';

const RECORDINGS = fileURLToPath(new URL('../../recordings', import.meta.url));

test('a folder that is not there is named, and nothing is served', async () => {
  const nowhere = join(tmpdir(), 'm2c-no-such-folder');
  await expect(replay(nowhere)).rejects.toThrow(`${nowhere} cannot be read: it does not exist`);
});

test('tells every model with its statuses and its provenance', async () => {
  const server = await startReplay(RECORDINGS);
  const told = welcome('recordings', server).split('\n');
  await server.close();
  for (const model of server.models) {
    expect(told).toContainEqual(
      expect.stringMatching(new RegExp(`^${model} +\\d{3}( \\d{3})* +(synthetic|captured) `)),
    );
  }
});

test('the curl line it prints asks a recording that answers with text', async () => {
  const server = await startReplay(RECORDINGS, { speed: 'max' });
  const line = welcome('recordings', server).match(/curl -N (?<url>\S+) .* -d "(?<body>.*)"$/m)?.groups;
  const response = await fetch(line?.url ?? '', { method: 'POST', body: (line?.body ?? '').replaceAll('\\"', '"') });
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('data: [DONE]')]);
  await server.close();
});
