import type { ValidationError } from '../generated/validators.js';

/** A generated validator, whatever it checks. */
interface Validator {
  (data: unknown): boolean;
  readonly errors?: readonly ValidationError[] | null;
}

/** For tests: the first complaint as one line, or "accepted". */
export function verdict(validate: Validator, data: unknown): string {
  if (validate(data)) return 'accepted';
  const [first] = validate.errors ?? [];
  return `${first?.instancePath} ${first?.message}`.trim();
}
