/** `m2c verify`: judges a live server by the probes of the suite, which nothing else needs. */
import type { VerifyFlags } from '../../conformance/verify/command.ts';

export type { VerifyFlags };

/** @returns the exit code: 0 holds, 1 falls short, 2 could not run, 130 stopped by Ctrl-C. */
export async function verify(target: string, flags: VerifyFlags): Promise<number> {
  const suite = await import('../../conformance/verify/command.ts');
  return suite.verify(target, flags);
}
