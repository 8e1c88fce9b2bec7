/** A custom tool takes raw text; on a wire that knows only functions, the text is one string inside JSON arguments. */

/** The one argument of the function that stands for a custom tool. */
export const CUSTOM_INPUT = 'input';

export function wrapInput(input: string): string {
  return JSON.stringify({ [CUSTOM_INPUT]: input });
}

/** The raw text in the arguments; a model that ignored the wrapping, or named it differently, is taken at its word. */
export function unwrapInput(args: string): string {
  // Escapes in JSON can spell half a surrogate pair, which is no text.
  return innerText(args).toWellFormed();
}

function innerText(args: string): string {
  const parsed = parse(args);
  if (typeof parsed === 'string') return parsed;
  if (typeof parsed !== 'object' || parsed === null) return args;
  const named = (parsed as Record<string, unknown>)[CUSTOM_INPUT];
  if (typeof named === 'string') return named;
  const values = Object.values(parsed);
  return values.length === 1 && typeof values[0] === 'string' ? values[0] : args;
}

function parse(args: string): unknown {
  try {
    return JSON.parse(args);
  } catch {
    return null;
  }
}
