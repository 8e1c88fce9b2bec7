/** What the processes of the benchmark have in common: a port of their own, and words to whoever started them. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Opens any free port of this machine alone. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', 4096, resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Says something to the process that started this one. */
export function tell(word: unknown): void {
  process.send?.(word);
}

/** Hears what the process that started this one says; ends with it. */
export function heardFrom(hear: (word: unknown) => void): void {
  process.on('message', hear);
  process.once('disconnect', () => process.exit());
}
