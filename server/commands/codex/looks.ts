/** `m2c codex status`, `doctor`, `print-config`, `backups`: what only looks, but for a copy that is deleted. */
import { deleteBackup, listBackups } from '../../codex/files/backups.ts';
import type { ListedSnapshot } from '../../codex/files/snapshots.ts';
import { checkCodexSetup } from '../../codex-setup/checks.ts';
import { configPage } from '../../codex-setup/config-page.ts';
import { chosenModel } from '../../codex-setup/models.ts';
import { ownAddress } from '../../codex-setup/running.ts';
import { statusOf } from '../../codex-setup/status.ts';
import { viewCodex } from '../../codex-setup/view.ts';
import { codexHomeOf, loadConfig } from '../../config.ts';
import { asText } from '../doctor.ts';
import { table } from '../table.ts';
import { type CodexFlags, finding, localInsight } from './place.ts';
import { print, statusLines } from './show.ts';

/** What Codex does now, and why. */
export async function status(flags: CodexFlags): Promise<void> {
  const config = loadConfig(flags);
  const view = await viewCodex(config, process.cwd(), finding(config, flags));
  const found = statusOf(view.look, view, view.own);
  print(flags.json, found, (paint) => statusLines(found, paint));
}

/** The exit code is 1 when something keeps Codex from working. */
export async function doctor(flags: CodexFlags): Promise<void> {
  const config = loadConfig(flags);
  const checks = checkCodexSetup(await viewCodex(config, process.cwd(), finding(config, flags)));
  const healthy = checks.every(({ verdict }) => verdict !== 'fail');
  print(flags.json, { healthy, checks }, (paint) => [asText(checks, paint).trimEnd()]);
  if (!healthy) process.exitCode = 1;
}

export interface PrintFlags extends CodexFlags {
  readonly model?: string;
  readonly envKey?: boolean;
  readonly ccSwitch?: boolean;
}

/** Settings to paste, which can be pasted as they are printed: what is not for the file is a comment. */
export async function printConfig({
  model: asked,
  envKey = false,
  ccSwitch = false,
  ...flags
}: PrintFlags): Promise<void> {
  const config = loadConfig(flags);
  const origin = ownAddress(config);
  const { models, keyAsked } = await localInsight(config, flags);
  const { model } = await chosenModel(asked, models);
  const page = configPage({
    ...{ home: config.codexHome, model, baseUrl: `${origin}/v1`, keyAsked, envKey, ccSwitch },
    windows: process.platform === 'win32',
    heartbeatMs: config.deadlines.heartbeatMs,
  });
  if (page.cc_switch !== null && flags.json !== true) {
    print(true, page.cc_switch, () => []);
    return;
  }
  print(flags.json, page, () => [
    `# The list of models, without which Codex does not start with these lines:`,
    `#   curl -s ${origin}/v1/models -o "${page.catalog_file}"`,
    ...(page.shell === null ? [] : [`# The client key, in the shell that starts Codex:`, `#   ${page.shell}`]),
    `# Into ${page.config_file}, the first lines above its first [table]:`,
    page.config.trimEnd(),
  ]);
}

/** The copies of Codex's files. */
export async function backups(flags: CodexFlags): Promise<void> {
  const found = await listBackups(codexHomeOf(flags));
  print(flags.json, found.map(shown), (paint) =>
    found.length === 0
      ? ['There are no copies yet: m2c codex enable makes the first.']
      : table([['ID', 'BEFORE', 'KEPT', 'HOLDS'], ...found.map(rowOf)]).map((line, at) =>
          at === 0 ? paint('dim', line) : line,
        ),
  );
}

function rowOf({ id, action, note, preserved, files, damage }: ListedSnapshot): readonly string[] {
  const held = files.map(({ name, bytes }) => (bytes === null ? `no ${name}` : `${name} (${bytes} bytes)`)).join(', ');
  return [id, note === null ? action : `${action} ${note}`, preserved ? 'for ever' : 'the newest 10', damage ?? held];
}

function shown({ id, at, action, note, preserved, damage, files }: ListedSnapshot) {
  const held = files.map(({ name, bytes }) => ({ file: name, bytes }));
  return { id, created_at: new Date(at).toISOString(), action, note, preserved, damage, files: held };
}

/** Rejects with one sentence for a copy that is kept for ever, unless it is forced. */
export async function removeBackup(
  id: string,
  { force = false, ...flags }: CodexFlags & { readonly force?: boolean },
): Promise<void> {
  await deleteBackup(codexHomeOf(flags), id, { force });
  print(flags.json, { deleted: id }, () => [`The copy ${id} is deleted.`]);
}
