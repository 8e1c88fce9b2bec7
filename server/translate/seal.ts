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

/** The thought inside, or null when this was not sealed by m2c or was damaged on its way. */
export function unseal(sealed: string): string | null {
  if (!isSealed(sealed)) return null;
  try {
    const content: unknown = JSON.parse(sealed.slice(PREFIX.length));
    if (typeof content !== 'object' || content === null || !('text' in content)) return null;
    // Half a surrogate pair inside the seal would be refused by providers that read JSON strictly.
    return typeof content.text === 'string' ? content.text.toWellFormed() : null;
  } catch {
    return null;
  }
}
