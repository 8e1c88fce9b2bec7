/** What could keep Codex from working with m2c: each trap is one look over what was read. Pure. */
import { isTable, type TomlTable } from '../codex/toml/read.ts';
import { type Check, fail, ok, skip, warn } from '../doctor/check.ts';
import { redact } from '../secrets.ts';
import { type CodexLook, textAt } from './look.ts';
import { caughtBy } from './loopback-proxy.ts';
import { type Behind, named, type OwnNotes, PROVIDER, usesM2c } from './status.ts';
import { traces } from './traces.ts';

export interface View extends Behind {
  readonly look: CodexLook;
  readonly own: OwnNotes;
  /** What m2c answers to the key that Codex shows it, as an HTTP status; null when it was not asked. */
  readonly keyStatus: number | null;
}

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

/** Names that Codex keeps for itself, so that a table of them is an error (codex-cli 0.169.0). */
const RESERVED = ['openai', 'ollama', 'lmstudio'];

function provider(view: View): readonly Check[] {
  const { look, own } = view;
  const { asks, settings } = look;
  const reserved = Object.keys(tableAt(settings, 'model_providers')).filter((id) => RESERVED.includes(id));
  if (reserved.length > 0) {
    return [
      fail(
        'provider',
        `[model_providers.${reserved[0]}] takes a name that Codex keeps for itself`,
        'Give the table another name.',
      ),
    ];
  }
  if (asks.provider !== null && asks.table === null && !RESERVED.includes(asks.provider)) {
    const found = `model_provider is "${asks.provider}", and there is no [model_providers.${asks.provider}]: Codex does not start`;
    return [fail('provider', found, 'm2c codex enable writes both.')];
  }
  if (!usesM2c(look, view)) {
    return [warn('provider', `Codex asks ${asks.provider ?? 'OpenAI'}, and not m2c`, 'm2c codex enable changes that.')];
  }
  const by = own.enabled ? 'set up by m2c codex enable' : 'set up by hand';
  if (textAt(asks.table ?? {}, ['name'])?.toLowerCase() === 'openai') {
    const found = 'the provider is called OpenAI: Codex then asks for a compaction that only OpenAI has';
    return [warn('provider', found, `Give it name = "${PROVIDER}".`)];
  }
  return [ok('provider', `${asks.provider}, ${by}`)];
}

function wire({ look }: View): readonly Check[] {
  const said = textAt(look.asks.table ?? {}, ['wire_api']);
  if (said === null || said === 'responses') return [];
  return [fail('wire', `wire_api is "${said}": Codex does not start with it`, 'Write wire_api = "responses".')];
}

function address(view: View): readonly Check[] {
  const { look, server } = view;
  const { baseUrl } = look.asks;
  if (!usesM2c(look, view)) return [];
  if (baseUrl === null) return [fail('address', 'the provider has no base_url', 'm2c codex enable writes it.')];
  if (server === null) return [skip('address', `${redact(baseUrl)} is not this machine`)];
  if (server.state === 'down') {
    return [
      fail(
        'address',
        `nothing answers at ${server.url}`,
        'm2c start, or m2c codex enable --port NUMBER where it runs at another port.',
      ),
    ];
  }
  if (server.state === 'other') {
    return [
      fail(
        'address',
        `another program answers at ${server.url}`,
        'm2c start --port NUMBER, and m2c codex enable --port NUMBER.',
      ),
    ];
  }
  if (!/\/v1\/?$/.test(new URL(baseUrl).pathname)) {
    return [fail('address', `${redact(baseUrl)} does not end with /v1`, `Write base_url = "${server.url}/v1".`)];
  }
  return [ok('address', `m2c${server.version === null ? '' : ` ${server.version}`} is up at ${server.url}`)];
}

function clientKey(view: View): readonly Check[] {
  const { look, keyStatus } = view;
  const { table } = look.asks;
  const variable = textAt(table ?? {}, ['env_key']);
  if (variable !== null && look.environment[variable] === undefined) {
    return [
      fail(
        'key',
        `env_key names ${variable}, which is not set here: Codex refuses to start a turn`,
        `Set ${variable}, or m2c codex enable, which needs none.`,
      ),
    ];
  }
  if (keyStatus === 401 || keyStatus === 403) {
    const shows =
      variable === null && textAt(table ?? {}, ['experimental_bearer_token']) === null
        ? 'Codex shows none'
        : 'it does not take the one that Codex shows';
    return [fail('key', `m2c asks for a client key, and ${shows}`, 'm2c codex enable makes one and writes it.')];
  }
  return keyStatus === 200 && variable !== null ? [ok('key', `that of ${variable} is taken`)] : [];
}

function model(view: View): readonly Check[] {
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

function catalog({ look, catalog: wanted }: View): readonly Check[] {
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

function window({ look: { settings } }: View): readonly Check[] {
  return WINDOW_KEYS.filter((key) => settings[key] !== undefined).map((key) =>
    warn(
      'window',
      `${key} is set by hand, for every model alike`,
      'Take the line out: the list of models tells it for each.',
    ),
  );
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

function tableAt(settings: TomlTable, key: string): TomlTable {
  const found = settings[key];
  return isTable(found) ? found : {};
}
