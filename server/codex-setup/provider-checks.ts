/** Whether Codex asks m2c, where, and with which key: pure looks over what was read. */
import { type Check, fail, ok, skip, warn } from '../doctor/check.ts';
import { redact } from '../secrets.ts';
import { tableAt, textAt } from './look.ts';
import { PROVIDER, usesM2c, type View } from './status.ts';

/** Names that Codex keeps for itself, so that a table of them is an error (codex-cli 0.169.0). */
const RESERVED = ['openai', 'ollama', 'lmstudio'];

export function provider(view: View): readonly Check[] {
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

export function wire({ look }: View): readonly Check[] {
  const said = textAt(look.asks.table ?? {}, ['wire_api']);
  if (said === null || said === 'responses') return [];
  return [fail('wire', `wire_api is "${said}": Codex does not start with it`, 'Write wire_api = "responses".')];
}

export function address(view: View): readonly Check[] {
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

export function clientKey(view: View): readonly Check[] {
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
