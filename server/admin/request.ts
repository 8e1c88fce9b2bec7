/** Which operation a request asks for, and its body, before the validator of the contract sees it. */
import type { Request, RequestHandler } from 'express';
import { type Operation, type OperationId, operations } from '../../generated/operations.ts';
import { Fault } from '../fault.ts';
import { readJson } from '../http/body.ts';
import { excerpt } from '../http/faults.ts';
import { ADMIN_PATH } from './path.ts';

const LONGEST_BODY = 1024 * 1024;

const byId = new Map<string, Operation>(operations.map((one) => [one.operationId, one]));

/** Each path of the contract with its operations; those with the fewest variable parts come first. */
const paths = [...Map.groupBy(operations, ({ path }) => path)]
  .map(([path, ones]) => ({ shape: shapeOf(path), variable: path.split('{').length, ones }))
  .sort((one, other) => one.variable - other.variable);

function shapeOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`);
}

export function operationOf<Id extends OperationId>(id: Id): Operation {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`There is no operation ${id}.`);
  return found;
}

/**
 * Leaves the operation in `response.locals.operation`.
 *
 * @throws Fault `not_found`, or `method_not_allowed` with the methods that there are in `Allow`.
 */
export const findOperation: RequestHandler = (request, response, next) => {
  const path = `${ADMIN_PATH}${request.path}`;
  const { method } = request;
  const found = paths.find(({ shape }) => shape.test(path));
  if (found === undefined) {
    throw new Fault('not_found', `There is no ${method} ${excerpt(path)} in the admin API.`);
  }
  const operation = found.ones.find((one) => one.method === method.toLowerCase());
  if (operation === undefined) {
    const allowed = found.ones.map((one) => one.method.toUpperCase()).join(', ');
    response.setHeader('allow', allowed);
    throw new Fault('method_not_allowed', `${excerpt(path)} takes ${allowed}, and not ${method}.`);
  }
  response.locals.operation = operation;
  next();
};

/** Reads the body of an operation that takes one. */
export const readBody: RequestHandler = async (request, response, next) => {
  const { body } = response.locals.operation as Operation;
  if (body !== null) {
    refuseUntyped(request);
    request.body = await readJson(request, LONGEST_BODY, () => undefined).catch(inWordsOfTheDoor);
  }
  next();
};

/** A web page may send any type but this one without asking first. */
function refuseUntyped({ headers }: Request): void {
  if ((headers['content-type'] ?? '').split(';', 1)[0]?.trim() !== '') return;
  throw new Fault('unsupported_encoding', 'The request names no content type: send application/json.');
}

function inWordsOfTheDoor(thrown: unknown): never {
  if (thrown instanceof Fault && thrown.code === 'payload_too_large')
    throw new Fault('payload_too_large', `The request body is larger than ${LONGEST_BODY} bytes.`);
  throw thrown;
}
