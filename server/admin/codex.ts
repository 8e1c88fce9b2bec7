/** Codex on the machine of the server: its settings, and what was there before them. */
import type { CodexIds } from './codex-work.ts';
import type { Handlers } from './handler.ts';

/** A start needs none of it, and it brings a parser and a database driver along. */
const work = async () => (await import('./codex-work.ts')).codexWork;

export const codexHandlers = {
  getCodexStatus: async (asked, deps) => (await work()).getCodexStatus(asked, deps),
  enableCodex: async (asked, deps) => (await work()).enableCodex(asked, deps),
  switchCodexModel: async (asked, deps) => (await work()).switchCodexModel(asked, deps),
  getCodexConfig: async (asked, deps) => (await work()).getCodexConfig(asked, deps),
  checkCodex: async (asked, deps) => (await work()).checkCodex(asked, deps),
  listCodexBackups: async (asked, deps) => (await work()).listCodexBackups(asked, deps),
  restoreCodexBackup: async (asked, deps) => (await work()).restoreCodexBackup(asked, deps),
  deleteCodexBackup: async (asked, deps) => (await work()).deleteCodexBackup(asked, deps),
  disableCodex: async (asked, deps) => (await work()).disableCodex(asked, deps),
} satisfies Handlers<CodexIds>;
