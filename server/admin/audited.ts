/** Who changed what through the admin API, without secrets. */
import type { Operation, OperationId } from '../../generated/operations.ts';
import { redact } from '../secrets.ts';
import type { AdminDeps } from './deps.ts';
import { type Asked, Tagged } from './handler.ts';

/** Looking is no change, but at what people asked their models it is told. */
const TOLD: readonly OperationId[] = ['getTurnStages', 'getCodexSession', 'exportCodexSession'];
const LONGEST_VALUE = 100;

/** Writes an entry for what was changed; what cannot be written is said in the log, and the change stands. */
export async function audited(
  operation: Operation,
  asked: Asked<OperationId>,
  answer: unknown,
  deps: AdminDeps,
): Promise<void> {
  const { method, operationId: action } = operation;
  if (method === 'get' && !TOLD.includes(action)) return;
  const entry = { actor: 'admin', action, subject: subjectOf(asked, answer), detail: detailOf(operation, asked) };
  try {
    const store = await deps.store();
    await store.audit.append(entry);
  } catch (err) {
    deps.log.warn({ err, ...entry }, 'What was changed could not be written to the audit.');
  }
}

/** What the path names, or what was made, which may stand beside its secret. */
function subjectOf({ params }: Asked<OperationId>, answer: unknown): string {
  const named = Object.values(params ?? {}).map(String);
  const made: unknown = answer instanceof Tagged ? answer.body : answer;
  const within = Object.values((made ?? {}) as object);
  const ids = [made, ...within].map((part) => (part as { readonly id?: unknown } | null | undefined)?.id);
  const id = ids.find((one) => typeof one === 'string' && !named.includes(one));
  return [...named, ...(id === undefined ? [] : [id])].join('/');
}

/** The values that were given, so far as they are plain and no secret; of others only that they were given. */
function detailOf({ body }: Operation, asked: Asked<OperationId>): unknown {
  const secrets = (body ?? []).filter(({ secret }) => secret === true).map(({ name }) => name);
  const given = { ...asked.query, ...(asked.body as Record<string, unknown> | undefined) };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, secrets.includes(name) ? '[hidden]' : shown(value)]),
  );
}

function shown(value: unknown): unknown {
  if (typeof value === 'string') return redact(value).slice(0, LONGEST_VALUE);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.slice(0, 10).map(shown);
  return typeof value === 'object' && value !== null ? '[given]' : value;
}
