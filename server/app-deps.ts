/** What the server is made of. */
import type { AdminDeps } from './admin/deps.ts';
import type { Together } from './admin/together.ts';
import type { Place } from './crew.ts';
import type { ResponsesDeps } from './http/responses.ts';
import type { Clients } from './identity/clients.ts';
import type { Meters } from './telemetry/meters.ts';

export interface AppDeps extends ResponsesDeps {
  /** What the admin API works with besides; without it there is none. */
  readonly admin?: Omit<AdminDeps, 'config' | 'log' | 'upstream' | 'health' | 'turns' | 'openTurns'>;
  /** True once the server finishes its last answers; /readyz then says so. */
  readonly isStopping?: () => boolean;
  /** Who may use /v1; without it everybody who gets past the guard of the Host header. */
  readonly clients?: Clients;
  /** Counts what happens at the doors; without it there is nothing at /metrics. */
  readonly meters?: Meters;
  /** Of this process among those that answer together. */
  readonly place?: Place;
  /** Where there are several: joins what the admin API and the meters show of them. */
  readonly join?: ((here: AdminDeps, meters: Meters) => Together) | undefined;
}
