/** Each law of the file, tried two hundred times with the same seed; `node conformance/codex-config/run.ts` tries twenty thousand files. */
import { expect, test } from 'vitest';
import { titleOf } from '../laws/law.ts';
import { configLaws } from './laws.ts';

const RUNS = 200;

/** Milliseconds a law may take in all its runs on a slow machine. */
const PATIENCE = 120_000;

test.each(configLaws.map((law) => ({ title: titleOf(law), law })))(
  'law of config.toml $title',
  ({ law }) => {
    expect(law.try({ runs: RUNS }).counterexample).toBeNull();
  },
  PATIENCE,
);
