/** What Codex knows of its model, and who answers for it: pure looks over what was read. */
import { type Check, fail, ok, skip, warn } from '../doctor/check.ts';
import type { CodexLook } from './look.ts';
import { named, usesM2c, type View } from './status.ts';

export function model(view: View): readonly Check[] {
  const { look, answer, why, used } = view;
  if (!usesM2c(look, view)) return [];
  const { model: asked } = look.asks;
  if (asked === null)
    return [
      warn('model', 'the settings name no model, and Codex asks for its own', 'm2c codex switch MODEL names one.'),
    ];
  const listed = checkListed(asked, look);
  if (answer === null)
    return [
      ...listed,
      why === null
        ? skip('model', `who answers for ${asked} is not known`)
        : fail('model', why, 'm2c codex switch MODEL names another.'),
    ];
  const by = used === null ? `(${answer.rule})` : '(m2c codex use)';
  return [...listed, ok('model', `${asked} → ${named(answer)} ${by}`)];
}

/** Codex also finds `model` in a list that has `provider/model` of it, and a name with a date behind it (codex-cli 0.169.0). */
function checkListed(asked: string, { catalog }: CodexLook): readonly Check[] {
  if (catalog === null) {
    const found = 'Codex is given no list of models: it offers no apply_patch and takes another window';
    return [warn('models', found, 'm2c codex enable writes it.')];
  }
  const { names } = catalog;
  if (
    names === null ||
    names.some((name) => asked === name || asked.endsWith(`/${name}`) || asked.startsWith(`${name}-`))
  )
    return [];
  const found = `${catalog.file} does not list ${asked}: Codex says "Model metadata not found" and offers no apply_patch`;
  return [warn('models', found, `m2c codex switch ${asked} writes the list anew.`)];
}

export function catalog({ look, catalog: wanted }: View): readonly Check[] {
  const { catalog: found, places } = look;
  if (found === null) return [];
  if (found.text === null)
    return [
      fail('models', `${found.file} is not there: Codex does not start without it`, 'm2c codex enable writes it.'),
    ];
  if (found.names === null)
    return [
      fail(
        'models',
        `${found.file} is no list of models: Codex does not start with it`,
        'm2c codex enable writes it anew.',
      ),
    ];
  const count = `${found.names.length} models`;
  if (found.file !== places.catalog || wanted === null) return [ok('models', `${found.file}: ${count}`)];
  if (found.text === wanted) return [ok('models', `${found.file}: ${count}, as m2c lists them now`)];
  return [warn('models', `${found.file} is not what m2c lists now`, 'm2c codex switch MODEL writes it anew.')];
}

const WINDOW_KEYS = ['model_context_window', 'model_max_output_tokens', 'model_auto_compact_token_limit'];

export function window({ look: { settings } }: View): readonly Check[] {
  return WINDOW_KEYS.filter((key) => settings[key] !== undefined).map((key) =>
    warn(
      'window',
      `${key} is set by hand, for every model alike`,
      'Take the line out: the list of models tells it for each.',
    ),
  );
}
