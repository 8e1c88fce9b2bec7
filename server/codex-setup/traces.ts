/** Other tools that have a hand in Codex's settings. */
import { type Check, warn } from '../doctor/check.ts';
import { OTHER_TOOLS } from '../providers/other-tools.ts';

/** One check for each tool that left something. */
export function traces(text: string, providers: readonly string[]): readonly Check[] {
  return OTHER_TOOLS.filter(
    (one) => one.text?.test(text) === true || providers.some((id) => one.provider?.test(id) === true),
  ).map(({ tool, does, advice }) => warn('other tools', `${tool} ${does}`, advice));
}
