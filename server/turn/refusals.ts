/** What a provider refuses and what can be left out: asked again without it at once, and not asked with it for a while. */
import type { ChatRequest } from '../../generated/types/chat.ts';
import type { PreparedTurn } from '../answer.ts';
import type { Fault } from '../fault.ts';
import type { Note } from '../note.ts';
import type { Route } from '../routing.ts';
import { refusedIn } from '../translate/chat/refused.ts';
import { heldIn, noteRefused, without } from '../translate/chat/without.ts';
import type { Health } from '../upstream/health.ts';
import type { Refuser } from '../upstream/learned.ts';

/** What was sent, and with which key. */
export interface SentBody {
  readonly key: string;
  readonly body: ChatRequest;
}

/** The body for this key, without what the provider has refused from it. */
export function acceptedBody({ route, body }: PreparedTurn, key: string, { learned }: Health): ChatRequest {
  return without(body, learned.of(refuserOf(route, key), performance.now()));
}

/** What the user is told of it before the turn begins. */
export function notesOfRefused(route: Route, body: ChatRequest, health: Health): readonly Note[] {
  if (health.learned.isEmpty) return [];
  const now = performance.now();
  const refused = health.learned.of(refuserOf(route, health.keyFor(route.provider, now)), now);
  return heldIn(body, refused).map(noteRefused);
}

/** @returns whether the request is another one now: the provider refused something of it that can be left out. */
export function learnFrom(
  fault: Fault,
  { route }: PreparedTurn,
  { key, body }: SentBody,
  { learned }: Health,
): boolean {
  // A provider that fails inside HTTP 200 tells no status, and its refusal is any error.
  if (fault.code !== 'invalid_prompt' && fault.code !== 'upstream_error') return false;
  const now = performance.now();
  const refuser = refuserOf(route, key);
  const known = learned.of(refuser, now);
  const refused = heldIn(body, refusedIn(fault.message)).filter((what) => !known.includes(what));
  for (const what of refused) learned.learn(refuser, what, fault.message, now);
  return refused.length > 0;
}

function refuserOf({ provider, model }: Route, key: string): Refuser {
  // Of a key that came along nothing is kept.
  const whose = provider.keyOfClient === true ? '' : key;
  return { provider: provider.profile.id, baseUrl: provider.baseUrl, key: whose, model };
}
