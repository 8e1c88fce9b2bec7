/** A turn of the log once more, with another model: a turn of its own, whose answer is compared with the one that is kept. */
import type { ReplayReport } from '../../generated/types/admin.ts';
import type { CreateResponse } from '../../generated/types/responses.ts';
import type { PreparedTurn } from '../answer.ts';
import { checkRequest } from '../contract.ts';
import { Fault } from '../fault.ts';
import { redact } from '../secrets.ts';
import type { WholeTurn } from '../store/log/turns.ts';
import { TurnAccount } from '../turn/account.ts';
import { prepareTurn, runTurn } from '../turn.ts';
import { secretsOf } from '../upstream/client.ts';
import { type AnswerItem, differencesOf } from './answer-difference.ts';
import type { Handlers } from './handler.ts';
import { keyed } from './routes.ts';
import { NOT_KEPT } from './turns.ts';

export const replayHandlers = {
  async replayTurn({ params, body, signal }, deps): Promise<ReplayReport> {
    const store = await deps.store();
    const kept = await store.turns.get(params.turn);
    const asked = { ...keptRequest(kept), model: body.model, stream: false };
    const before = keptOutput(kept);
    const prepared = keyed(() => prepareTurn(asked, deps.turns));
    // This model and no other one.
    const turn: PreparedTurn = { ...prepared, route: { ...prepared.route, rule: 'replay' }, next: null };
    const account = new TurnAccount(deps.turns.hears ?? [], deps.log);
    account.began(asked, turn, { requestId: `replay-of-${kept.id}`, traceparent: null, clientKey: null });
    const outcome = await runTurn(turn, { ...deps.turns, account }, () => undefined, signal);
    account.ended({ ...outcome, abandoned: signal.aborted, body: () => outcome.response });
    const { status, output } = outcome.response;
    const secrets = secretsOf(turn.route.provider);
    return {
      turn: kept.id,
      before: `${kept.provider}/${kept.upstreamModel}`,
      after: `${turn.route.provider.profile.id}/${turn.route.model}`,
      status: status === 'completed' || status === 'incomplete' ? status : 'failed',
      error_message: outcome.fault?.message ?? null,
      differences: differencesOf(before, withoutSecrets(output, secrets) as readonly AnswerItem[]),
    };
  },
} satisfies Handlers<'replayTurn'>;

/** As the answer in the log is, which it is compared with: a provider may repeat the key that it was sent. */
function withoutSecrets(output: unknown, secrets: readonly string[]): unknown {
  const hidden = (_name: string, value: unknown) => (typeof value === 'string' ? redact(value, secrets) : value);
  return JSON.parse(JSON.stringify(output), hidden);
}

/**
 * What the client asked.
 *
 * @throws Fault `conflict` when it is not kept, or not whole.
 */
export function keptRequest({ stages }: WholeTurn): CreateResponse {
  if (stages === null) throw new Fault('conflict', NOT_KEPT);
  const { clientRequest } = stages;
  if (clientRequest === null || clientRequest.cut) {
    throw new Fault(
      'conflict',
      'The request of this turn is longer than what is kept of one: it cannot be asked again.',
    );
  }
  try {
    return checkRequest(JSON.parse(clientRequest.text));
  } catch (cause) {
    const sentence = 'The request of this turn cannot be asked again: what was hidden in it was a part of its form.';
    throw new Fault('conflict', sentence, { cause });
  }
}

/** The items of the answer that the client got; none where it got none. */
function keptOutput({ stages }: WholeTurn): readonly AnswerItem[] {
  const { text = '', cut = false } = stages?.clientResponse ?? {};
  if (cut)
    throw new Fault('conflict', 'The answer of this turn is longer than what is kept of one: nothing to compare.');
  // The last event but `[DONE]` holds the whole answer; an answer that was no stream is one itself.
  const last =
    text
      .split('\n')
      .findLast((line) => line.startsWith('data: {'))
      ?.slice('data: '.length) ?? text;
  try {
    const told = JSON.parse(last) as { readonly response?: Answered } & Answered;
    return (told.response ?? told).output ?? [];
  } catch {
    return [];
  }
}

interface Answered {
  readonly output?: readonly AnswerItem[];
}
