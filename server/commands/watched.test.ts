/** The running program with somebody who watches its turns. */
import { expect, test } from 'vitest';
import { address, m2c } from './running.testing.ts';

test('whoever watches the turns when m2c ends is let go in good order, and keeps it from nothing', async () => {
  const run = m2c(['--port', '0'], { M2C_ADMIN_TOKEN: 'a-token-of-mine-0123' });
  const url = await address(run);
  const watching = await fetch(`${url}/admin/v1/turns/live`, {
    headers: { authorization: 'Bearer a-token-of-mine-0123' },
  });
  const heard = watching.text();
  await fetch(`${url}/v1/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'replay/deepseek-text', input: 'Hello' }),
  }).then((answer) => answer.text());
  run.child.kill('SIGTERM');
  // A connection that is cut would be an error here.
  expect((await heard).match(/^event: .*$/gm)).toEqual(['event: started', 'event: ended']);
  expect(await run.ended).toBe(0);
});
