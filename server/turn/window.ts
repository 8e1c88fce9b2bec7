/** Requests that no provider could take: longer than the model's window however they are counted. */
import type { ChatRequest } from '../../generated/types/chat.ts';
import { Fault } from '../fault.ts';
import type { Route } from '../routing.ts';
import { leastTokensOf } from '../translate/chat/count-tokens.ts';
import { mostLeast } from '../translate/text-tokens.ts';

/** Vendors say "1M" of windows of 1,048,576. */
const ROUNDED = 1.05;

/** The window of the model that answers, null when nobody has told it. */
export function knownWindow({ provider, model }: Route): number | null {
  const isIt = ({ id, upstreamId = id }: Route['provider']['models'][number]) => upstreamId === model;
  const facts = provider.models.find(isIt) ?? provider.profile.models.find(isIt);
  return facts === undefined || facts.windowAssumed === true ? null : facts.contextWindow;
}

/** The refusal of a request that is certainly too long, so that nobody has to send it; null for any that may fit. */
export function overflowFault(
  route: Route,
  { body, text }: { body: ChatRequest; text: { readonly length: number } },
): Fault | null {
  const window = knownWindow(route);
  // Hardly any request needs to be counted.
  if (window === null || mostLeast(text.length) <= window * ROUNDED) return null;
  const least = leastTokensOf(body);
  if (least <= window * ROUNDED) return null;
  const [counted, most] = [least, window].map((tokens) => tokens.toLocaleString('en-US'));
  return new Fault(
    'context_length_exceeded',
    `The conversation has at least ${counted} tokens, and the window of ${route.model} holds ${most}: compact it or begin a new one.`,
  );
}
