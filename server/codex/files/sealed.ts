/** JSON that notices when it was damaged or cut. */
import { sha256 } from './disk.ts';

/** The text of a value with its own digest in it. */
export function seal(value: object): string {
  return `${JSON.stringify({ ...value, sha256: sha256(JSON.stringify(value)) }, null, 2)}\n`;
}

/** Null when it is not as it was sealed. */
export function unseal(text: string): object | null {
  try {
    const { sha256: sealed, ...value } = JSON.parse(text);
    return sealed === sha256(JSON.stringify(value)) ? value : null;
  } catch {
    return null;
  }
}
