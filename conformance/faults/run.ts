/**
 * Plays the fault cases and prints what the client heard of each.
 *
 *     node conformance/faults/run.ts [words] [--md FILE] [--at-once 4]
 *     node conformance/faults/run.ts --brown-out MINUTES
 *
 * Words choose the cases whose name holds them; --brown-out plays nothing but a provider that is in trouble for so long.
 * The exit code is 0 when all passed.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allCases } from './all-cases.ts';
import { brownOutOf } from './brown-out.ts';
import { isAlone } from './case.ts';
import { closeWorlds, playAll } from './play.ts';
import { asLine, asMarkdown, closingLine, HEADER } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { md: { type: 'string' }, 'at-once': { type: 'string', default: '4' }, 'brown-out': { type: 'string' } },
});
const atOnce = Number(values['at-once']);
if (!Number.isSafeInteger(atOnce) || atOnce < 1) throw new RangeError('--at-once takes a whole number from 1.');
const words = positionals.join(' ');
const minutes = values['brown-out'] === undefined ? null : Number(values['brown-out']);
// In less than a minute the retries that were saved up are more than a fifth of the turns.
if (minutes !== null && !(minutes >= 1 && minutes <= 1440))
  throw new RangeError('--brown-out takes minutes, from 1 to 1440.');
const cases = minutes === null ? allCases.filter(({ name }) => name.includes(words)) : [brownOutOf(minutes)];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeWorlds().finally(() => process.exit(130)));
}

if (cases.length === 0) {
  console.error(`No case has "${words}" in its name: leave the words out to play all ${allCases.length}.`);
  process.exit(1);
}

const alone = cases.filter(isAlone).length;
console.log(`${cases.length - alone} cases, ${atOnce} at once, then ${alone} one after the other\n`);
console.log(HEADER);
const results = await playAll(cases, atOnce, (played) => console.log(asLine(played)));
if (values.md !== undefined) writeFileSync(values.md, asMarkdown(results));
// Figures that the table has no room for.
if (minutes !== null) for (const { finding } of results) console.log(`\n${finding.heard.replaceAll('; ', '\n')}\n`);
console.log(closingLine(results));
process.exitCode = results.every(({ failures }) => failures.length === 0) ? 0 : 1;
