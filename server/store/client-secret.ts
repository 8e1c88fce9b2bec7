/** What is kept of a client's key. Needs no database, so that the main thread can ask it of each request. */
import { createHash } from 'node:crypto';

/** In hex. Client keys are random and long, so that no slower digest is needed. */
export const digestOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
