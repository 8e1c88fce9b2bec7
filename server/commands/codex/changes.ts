/** `m2c codex enable`, `switch`, `disable`, `restore`: what changes Codex's files. */

import type { CodexChange } from '../../../generated/types/admin.ts';
import { disableCodex, enableCodex, restoreCodex, switchCodex } from '../../codex-setup/change.ts';
import { chosenModel } from '../../codex-setup/models.ts';
import { heldKey } from '../../codex-setup/view.ts';
import { codexHomeOf, loadConfig } from '../../config.ts';
import { type CodexFlags, findM2c } from './place.ts';
import { changeLines, print } from './show.ts';

export interface EnableFlags extends CodexFlags {
  readonly model?: string;
}

/** Sets Codex up. Rejects with one sentence, and has then changed nothing of Codex. */
export async function enable({ model, ...flags }: EnableFlags): Promise<void> {
  const config = loadConfig(flags);
  const held = await heldKey(config);
  const { origin, up, models, key } = await findM2c(config, flags, held);
  const chosen = await chosenModel(model, models);
  const { heartbeatMs } = config.deadlines;
  const change = await enableCodex(config.codexHome, {
    chosen,
    models,
    baseUrl: `${origin}/v1`,
    token: key,
    heartbeatMs,
  });
  show(
    flags,
    up
      ? change
      : { ...change, notes: [...change.notes, NOT_UP], next: `m2c start, and then start Codex anew. ${BACK}` },
  );
}

const BACK = 'm2c codex disable takes all of this back.';
const NOT_UP = 'm2c is not up: the models are those that m2c start would list from here.';

/** Another model in Codex's settings. */
export async function switchModel(model: string, flags: CodexFlags): Promise<void> {
  const config = loadConfig(flags);
  const held = await heldKey(config);
  const { models } = await findM2c(config, flags, held);
  show(flags, await switchCodex(config.codexHome, await chosenModel(model, models), models));
}

/** Needs nothing but Codex's folder. */
export async function disable(flags: CodexFlags): Promise<void> {
  show(flags, await disableCodex(codexHomeOf(flags)));
}

/** Needs nothing but Codex's folder. */
export async function restore(id: string | undefined, flags: CodexFlags): Promise<void> {
  show(flags, await restoreCodex(codexHomeOf(flags), id ?? null));
}

function show({ json }: CodexFlags, change: CodexChange): void {
  print(json, change, (paint) => changeLines(change, paint));
}
