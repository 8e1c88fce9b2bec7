/** A mutant and the line it breaks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './list.ts';

/** What hinders mutants from being applied, one sentence each: the code has changed and the mutant has not. */
export function brokenMutants(root: string, mutants: readonly Mutant[]): string[] {
  return mutants.flatMap((mutant) => {
    const times = readFileSync(join(root, mutant.file), 'utf8').split(mutant.search).length - 1;
    return times === 1 ? [] : [`"${mutant.name}": what it searches for stands ${times} times in ${mutant.file}.`];
  });
}

/** The code of its file with the mutant in it. */
export function mutated(code: string, { search, replacement }: Mutant): string {
  return code.replace(search, () => replacement);
}
