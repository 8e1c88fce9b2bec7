/** What could keep Codex from working with m2c: each trap is one look over what was read. Pure. */
import { type Check, fail, ok, warn } from '../doctor/check.ts';
import { tableAt, textAt } from './look.ts';
import { caughtBy } from './loopback-proxy.ts';
import { catalog, model, window } from './model-checks.ts';
import { address, clientKey, provider, wire } from './provider-checks.ts';
import { usesM2c, type View } from './status.ts';
import { traces } from './traces.ts';

type Look = (view: View) => readonly Check[];

/** In their order: what comes first explains what comes later. */
const CHECKS: readonly Look[] = [
  interrupted,
  settings,
  oldProfile,
  provider,
  wire,
  address,
  clientKey,
  model,
  catalog,
  window,
  proxy,
  login,
  project,
  profiles,
  otherTools,
];

/** Every check that has something to say; what comes after settings that cannot be read would say nothing. */
export function checkCodexSetup(view: View): readonly Check[] {
  const unread = view.look.problem !== null;
  const looks = unread ? [interrupted, settings, login] : CHECKS;
  return looks.flatMap((look) => look(view));
}

function interrupted({ own }: View): readonly Check[] {
  return own.interrupted === null
    ? []
    : [warn('interrupted', own.interrupted, 'm2c codex status shows how it stands now.')];
}

function settings({ look }: View): readonly Check[] {
  const { text, problem, places } = look;
  if (problem !== null) return [fail('settings', problem, 'Correct the file there: Codex does not start with it.')];
  if (text === null) return [warn('settings', `${places.config} does not exist`, 'm2c codex enable writes it.')];
  return [ok('settings', `${places.config} can be read`)];
}

function oldProfile({ look: { settings } }: View): readonly Check[] {
  const name = textAt(settings, ['profile']);
  if (name === null) return [];
  const found = `profile = "${name}" is read no more: Codex 0.169 does not start with it`;
  return [
    fail(
      'profile',
      found,
      `Take that line out, and keep the settings in ${name}.config.toml for codex --profile ${name}.`,
    ),
  ];
}

function proxy(view: View): readonly Check[] {
  const { asks, environment } = view.look;
  if (!usesM2c(view.look, view)) return [];
  const caught = caughtBy(asks.baseUrl, environment);
  if (caught === null) return [];
  const found = `${caught} takes Codex's requests for this machine to a proxy: Codex waits for the network for ever`;
  return [fail('proxy', found, 'Set NO_PROXY=127.0.0.1,localhost as well.')];
}

function login(view: View): readonly Check[] {
  const { login: kind, exposed, places, asks } = view.look;
  const open = exposed
    ? [warn('login', `others on this machine can read ${places.auth}`, `chmod 600 ${places.auth}`)]
    : [];
  if (kind === 'unreadable') {
    return [
      ...open,
      warn(
        'login',
        `${places.auth} cannot be read; m2c needs none`,
        'codex logout, and codex login where OpenAI is used too.',
      ),
    ];
  }
  const sent = usesM2c(view.look, view) && asks.table?.requires_openai_auth === true;
  if (sent && kind === 'chatgpt') {
    return [
      ...open,
      warn(
        'login',
        'requires_openai_auth sends the token of the ChatGPT login to m2c',
        'Take that line out: m2c asks for no login of OpenAI.',
      ),
    ];
  }
  return open;
}

function project({ look }: View): readonly Check[] {
  if (look.project === null) return [];
  const { file, model: own } = look.project;
  return [
    warn('project', `${file} makes Codex ask for ${own} in this folder`, 'Change it there where that is not meant.'),
  ];
}

function profiles({ look }: View): readonly Check[] {
  return look.profiles.length === 0
    ? []
    : [ok('profiles', `${look.profiles.join(', ')}: settings of their own, for codex --profile only`)];
}

function otherTools({ look }: View): readonly Check[] {
  return traces(look.text ?? '', Object.keys(tableAt(look.settings, 'model_providers')));
}
