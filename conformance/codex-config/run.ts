/**
 * The long run: each law of Codex's config.toml with twenty thousand files.
 *
 *     node conformance/codex-config/run.ts [--runs 20000] [--seed N] [--law NUMBER]
 */
import { parseArgs } from 'node:util';
import { titleOf } from '../laws/law.ts';
import { configLaws } from './laws.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Math.trunc(Date.now() / 1000)) },
    law: { type: 'string' },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (![runs, seed].every(Number.isSafeInteger) || runs < 1)
  throw new RangeError('--runs and --seed take whole numbers.');

const start = performance.now();
const chosen = configLaws.filter(({ numbers }) => values.law === undefined || numbers.includes(Number(values.law)));
const broken = chosen.filter((law) => {
  const { counterexample } = law.try({ runs, seed });
  say(
    counterexample === null
      ? `held   ${count(runs)} × ${titleOf(law)}`
      : `\nBROKEN ${titleOf(law)}\n${counterexample}\n`,
  );
  return counterexample !== null;
});
const seconds = ((performance.now() - start) / 1000).toFixed(1);
say(
  `config.toml: ${chosen.length} laws, ${count(runs)} files each, ${broken.length} broken, seed ${seed}, ${seconds} s`,
);
process.exitCode = broken.length > 0 ? 1 : 0;

function count(many: number): string {
  return many.toLocaleString('en-US');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
