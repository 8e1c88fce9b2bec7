/** `m2c codex …`: each group of verbs declares itself. */
import type { Command } from 'commander';
import { declareCcSwitch } from './cc-switch.ts';
import { declareDesktop } from './desktop.ts';
import { declareSessions } from './sessions.ts';
import { declareSetup } from './setup.ts';

/** Each adds its verbs to `m2c codex`. */
const GROUPS: readonly ((codex: Command) => void)[] = [declareSetup, declareSessions, declareCcSwitch, declareDesktop];

export function declareCodex(codex: Command): void {
  for (const declare of GROUPS) declare(codex);
}
