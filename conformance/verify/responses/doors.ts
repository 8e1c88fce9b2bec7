/** What else a client knocks at: the list of models, the doors Codex's doctor tries, and an answer that nobody waits for. */
import { modelInfo } from '../../../generated/validators-wire.js';
import { isText, type Json, parsed, record, records } from '../json.ts';
import type { Finding, Probe } from '../probe.ts';
import { ask, outcome } from './answer.ts';
import { askWebSocket, type JudgedServer, send } from './exchange.ts';
import { fact, told, unless } from './finding.ts';

const JSON_ONLY = 'application/json';

export const MODELS: Probe<JudgedServer> = {
  id: 'models',
  title: 'The list of models',
  requests: 1,
  maxTokens: 0,
  async run(server) {
    const { status, text } = await send(server, { method: 'GET', path: '/models', accept: JSON_ONLY });
    const body = record(parsed(text));
    const ids = records(body.data).map(({ id }) => id);
    const listed = status === 200 && ids.length > 0 && ids.every(isText);
    return [
      told(LIST, listed, `${status}, ${ids.length} models`),
      fact('models.listed', 'The judged model is among them', ids.includes(server.model)),
      catalog(body),
    ];
  },
};

const LIST = {
  id: 'models.list',
  title: 'GET /models lists models',
  shortfall:
    '`codex doctor` and programs that let their user choose a model find none: answer {"object":"list","data":[{"id":…}]}.',
};

function catalog({ models }: Json): Finding {
  const [id, title] = ['codex.catalog', "Models in the form of Codex's catalogue"];
  if (!Array.isArray(models)) return fact(id, title, false, 'there is no `models` list');
  const broken = models.find((entry) => !modelInfo(entry));
  if (broken === undefined) return fact(id, title, true, `${models.length} models`);
  modelInfo(broken);
  const [error] = modelInfo.errors ?? [];
  const evidence = `${record(broken).slug}: ${error?.instancePath} ${error?.message}`;
  return fact(id, title, false, evidence, 'Codex throws the whole catalogue away for one entry that it cannot read.');
}

export const DOORS: Probe<JudgedServer> = {
  id: 'doors',
  title: 'HEAD, WebSocket and compaction',
  requests: 3,
  maxTokens: 0,
  async run(server) {
    const head = await send(server, { method: 'HEAD' });
    const socket = await askWebSocket(server);
    const compact = await send(server, { path: '/responses/compact', accept: JSON_ONLY, body: { input: 'Hello' } });
    const offered = compact.status !== 404 && compact.status !== 405;
    return [
      fact('doors.head', 'HEAD /responses answers', head.status, '', broken(head.status)),
      fact('doors.webSocket', 'A WebSocket is answered with', socket, '', broken(socket)),
      // Open Responses asks for a 400 or 422 when the model is missing.
      fact('doors.compact', 'POST /responses/compact is offered', offered, `${compact.status}`, broken(compact.status)),
    ];
  },
};

function broken(status: number): Finding['shortfall'] {
  return status < 500
    ? null
    : 'Clients take it for a passing fault and try again: answer 404 or 405 to what is not offered.';
}

const LONG_MAX_TOKENS = 256;

export const CANCEL: Probe<JudgedServer> = {
  id: 'cancel',
  title: 'An answer that its client leaves',
  requests: 2,
  maxTokens: LONG_MAX_TOKENS,
  async run(server) {
    const input = 'Write the numbers from one to one hundred as English words.';
    const limit = { max_output_tokens: LONG_MAX_TOKENS };
    const left = await ask(server, { ...limit, input }, { until: 'output_text.delta' });
    const next = await ask(server, { ...limit, input: 'Say hello in one word.' });
    return [
      fact(
        'cancel.left',
        'An answer was left while it was said',
        left.ending === 'cut',
        `after ${left.events.length} events`,
      ),
      unless(AFTER, next.refusal === null && next.ending !== 'cut' ? null : outcome(next)),
    ];
  },
};

const AFTER = {
  id: 'cancel.next',
  title: 'The next request is answered as ever',
  shortfall: 'Whoever presses Esc in Codex has to wait or to start the server again.',
};
