/** The Codex app of this machine. What keeps a thing from being done is told in the answer: most machines have no such app. */
import { thisMachine } from '../codex/desktop/machine.ts';
import { type PickerReport, patch, quit, relaunch, reportApp, restore } from '../codex/desktop/report.ts';
import type { AdminDeps } from './deps.ts';
import type { Handlers } from './handler.ts';

export const codexDesktopHandlers = {
  getCodexApp: (_asked, deps) => reportApp(machineOf(deps)),
  quitCodexApp: (_asked, deps) => quit(machineOf(deps)),
  relaunchCodexApp: (_asked, deps) => relaunch(machineOf(deps)),
  async patchCodexPicker({ body }, deps) {
    return shown(await patch(machineOf(deps), deps.config.codexHome, body.apply === true));
  },
  async restoreCodexPicker(_asked, deps) {
    return shown(await restore(machineOf(deps), deps.config.codexHome));
  },
} satisfies Handlers<'getCodexApp' | 'quitCodexApp' | 'relaunchCodexApp' | 'patchCodexPicker' | 'restoreCodexPicker'>;

const machineOf = ({ config }: AdminDeps) => thisMachine(config.variables);

const shown = (report: PickerReport) => ({ ...report, changes: [...report.changes] });
