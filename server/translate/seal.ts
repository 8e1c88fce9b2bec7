/**
 * The provider's whole thought, carried by the client. It travels in `encrypted_content`, which Codex echoes untouched and
 * never shows, so that m2c needs no memory of its own to give a provider its reasoning back.
 */

const PREFIX = 'm2c1:';

/** Seals a thought under a version prefix. */
export function seal(text: string): string {
  return PREFIX + JSON.stringify({ text });
}

/** Whether m2c sealed this, in whatever state it is now. */
export function isSealed(sealed: string): boolean {
  return sealed.startsWith(PREFIX);
}

/** What m2c found for a call that it answered itself. */
export interface Found {
  readonly callId: string;
  readonly text: string;
}

/** Seals what was found, to be told from a thought. */
export function sealFound(found: Found): string {
  return PREFIX + JSON.stringify({ found });
}

/** The thought inside, or null when this was not sealed by m2c or was damaged on its way. */
export function unseal(sealed: string): string | null {
  return unsealBoth(sealed).thought;
}

/** What is inside: a thought, or what was found; null each where it is not. */
export function unsealBoth(sealed: string): { readonly thought: string | null; readonly found: Found | null } {
  const { text, found } = contentOf(sealed) ?? {};
  // Half a surrogate pair inside the seal would be refused by providers that read JSON strictly.
  return { thought: typeof text === 'string' ? text.toWellFormed() : null, found: foundIn(found) };
}

function foundIn(found: unknown): Found | null {
  if (typeof found !== 'object' || found === null || !('callId' in found) || !('text' in found)) return null;
  const { callId, text } = found;
  return typeof callId === 'string' && typeof text === 'string' ? { callId, text: text.toWellFormed() } : null;
}

function contentOf(sealed: string): { readonly [key: string]: unknown } | null {
  if (!isSealed(sealed)) return null;
  try {
    const content: unknown = JSON.parse(sealed.slice(PREFIX.length));
    return typeof content === 'object' && content !== null ? (content as { readonly [key: string]: unknown }) : null;
  } catch {
    return null;
  }
}
