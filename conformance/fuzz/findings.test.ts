/** What the fuzzer once found must hold for ever. Each is tried in a thread of its own, since it may hang or break one. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type Finding, readFindings } from './finding.ts';
import { work } from './pool.ts';

const findings = readFindings();
/** What breaks again: the name of the finding → how. */
const broken = new Map<string, string>();

/** Milliseconds for all of them; one that hangs is ended after twenty seconds. */
const PATIENCE = 120_000;

describe('what the fuzzer found', () => {
  beforeAll(async () => {
    const names = new Map<Finding, string>([...findings].map(([name, finding]) => [finding, name]));
    const waiting = [...names.keys()];
    const tell = (task: object, why: string) => {
      const finding = (task as { readonly again: Finding }).again;
      broken.set(names.get(finding) ?? finding.target, why);
    };
    const { over } = work({
      threads: 1,
      next: () => {
        const again = waiting.shift();
        return again === undefined ? null : { again };
      },
      hear: (task, done) => {
        for (const { broke } of done.findings) tell(task, broke);
      },
      lost: (task, _, why) => tell(task, why),
    });
    await over;
  }, PATIENCE);

  test.each([...findings.keys()])('%s', (name) => {
    expect(broken.get(name) ?? 'holds').toBe('holds');
  });

  test('is in the folder', () => {
    expect(findings.size).toBeGreaterThan(0);
  });
});
