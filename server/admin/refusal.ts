/** What went wrong in the admin API, as one Fault. */
import type { Operation } from '../../generated/operations.ts';
import { Fault, type FaultCode } from '../fault.ts';
import { excerpt } from '../http/faults.ts';
import { didYouMean } from '../providers-file/complaint.ts';
import { StoreError, type StoreErrorKind } from '../store/error.ts';

/** The validator's word for one breach of the contract. */
interface Breach {
  /** `/body/limits/models/0`, `/query/limit`. */
  readonly path: string;
  readonly message: string;
  readonly errorCode?: string;
}

const STORE_FAULTS: { readonly [Kind in StoreErrorKind]: FaultCode } = {
  absent: 'not_found',
  duplicate: 'conflict',
  stale: 'stale',
  invalid: 'invalid_request',
  sealed: 'conflict',
  unavailable: 'not_offered',
  newer: 'store_away',
  foreign: 'store_away',
  broken: 'store_away',
  full: 'store_away',
  busy: 'store_away',
  unusable: 'store_away',
};

/** Anything that a handler, the validator or the reader of the body has thrown; the operation is undefined for a path of nobody's. */
export function refusalOf(thrown: unknown, operation: Operation | undefined): unknown {
  if (thrown instanceof StoreError) {
    const code = STORE_FAULTS[thrown.kind];
    return new Fault(code, thrown.message, code === 'store_away' ? { cause: thrown.cause } : {});
  }
  if (thrown instanceof Fault) {
    // The word that Codex knows for it.
    if (thrown.code !== 'invalid_prompt') return thrown;
    return new Fault('invalid_request', thrown.message, { param: thrown.param ?? undefined });
  }
  if (!isRefusal(thrown)) return thrown;
  const breaches: readonly Breach[] = thrown.errors ?? [];
  const breach = breaches.find(({ errorCode }) => errorCode?.startsWith('additionalProperties')) ?? breaches[0];
  if (breach === undefined)
    return new Fault('invalid_request', `The request cannot be read: ${excerpt(thrown.message)}.`);
  return refused(breach, operation);
}

interface Refusal extends Error {
  readonly status: number;
  readonly errors?: readonly Breach[];
}

/** What the validator and the router throw of a request; a 5xx of theirs is a fault of m2c. */
function isRefusal(thrown: unknown): thrown is Refusal {
  if (!(thrown instanceof Error) || !('status' in thrown)) return false;
  const { status } = thrown;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function refused({ path, message, errorCode = '' }: Breach, operation: Operation | undefined): Fault {
  const [place = '', ...steps] = path.split('/').slice(1).map(decoded);
  const param = shownPath(steps);
  const [name = ''] = steps;
  const known = knownAt(place, steps, operation);
  if (errorCode.startsWith('additionalProperties') || message.startsWith('Unknown query')) {
    const where = place === 'query' ? 'parameter' : 'field';
    const meant =
      didYouMean(steps.at(-1) ?? '', known) || (known.length === 0 ? '' : ` Known are ${known.join(', ')}.`);
    return new Fault('invalid_request', `The ${where} ${param} is not known here.${meant}`, { param });
  }
  if (param === '') return new Fault('invalid_request', `The ${place || 'request'} ${message}.`);
  if (errorCode.startsWith('required')) return new Fault('invalid_request', `${param} is missing.`, { param });
  const described = describedIn(place, name, operation);
  const meant = steps.length === 1 && described !== '' ? ` ${described}` : '';
  const broken = message.startsWith('Empty value') ? 'is empty' : message.replace(/\.$/, '');
  return new Fault('invalid_request', `${param} ${broken}.${meant}`, { param });
}

/** `limits.models[0]`. */
function shownPath(steps: readonly string[]): string {
  const shown = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return excerpt(shown.replace(/^\./, ''));
}

/** A step of a JSON pointer. */
function decoded(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The names that could stand there; none are told of what lies deeper. */
function knownAt(place: string, steps: readonly string[], operation: Operation | undefined): readonly string[] {
  if (operation === undefined || steps.length !== 1) return [];
  if (place === 'body') return (operation.body ?? []).map(({ name }) => name);
  return operation.parameters.filter((one) => one.in === place).map(({ name }) => name);
}

/** What the contract says of it. */
function describedIn(place: string, name: string, operation: Operation | undefined): string {
  const fields = place === 'body' ? (operation?.body ?? []) : (operation?.parameters ?? []);
  const { description = '', choices } = fields.find((field) => field.name.toLowerCase() === name.toLowerCase()) ?? {};
  return choices === undefined ? description : '';
}
