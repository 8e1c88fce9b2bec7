/** Whether a request keeps the contract, and one short sentence about the first place where it does not. */
import { isItemType, isToolType } from '../generated/kinds.ts';
import type { CreateResponse } from '../generated/types/responses.ts';
import {
  createResponse,
  easyMessage,
  items,
  tools,
  unknownItem,
  unknownTool,
  type Validate,
  type ValidationError,
} from '../generated/validators.js';
import { Fault } from './fault.ts';

/**
 * The body as a request: its head first, then each input item and each tool by its own type. Types nobody knows pass.
 *
 * @throws Fault `invalid_prompt` whose `param` is the path of the field at fault.
 */
export function checkRequest(body: unknown): CreateResponse {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Fault('invalid_prompt', 'The request body must be a JSON object.');
  }
  check(createResponse, body, '');
  checkMembers('input', body.input, validateItem);
  checkMembers('tools', body.tools, validateTool);
  return body;
}

type Chooser = (type: unknown) => Validate<unknown>;

const validateItem: Chooser = (type) => {
  if (isItemType(type)) return items[type];
  return type === undefined || type === null ? easyMessage : unknownItem;
};
const validateTool: Chooser = (type) => (isToolType(type) ? tools[type] : unknownTool);

function checkMembers(field: string, members: unknown, choose: Chooser): void {
  if (!Array.isArray(members)) return;
  members.forEach((member: unknown, index) => {
    const path = `${field}[${index}]`;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) {
      throw new Fault('invalid_prompt', `${path} must be an object, not ${nameOf(member)}.`, { param: path });
    }
    const { type } = member as { readonly type?: unknown };
    check(choose(type), member, path, typeof type === 'string' ? type : undefined);
  });
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** The first error is the one of the branch that the value's own type chose. */
function check<T>(validate: Validate<T>, value: unknown, path: string, type?: string): asserts value is T {
  if (validate(value)) return;
  const error = validate.errors?.[0];
  if (error === undefined) throw new Fault('invalid_prompt', `${path || 'The request body'} is not valid.`);
  const at = pathOf(path, error.instancePath);
  const { missingProperty: missing } = error.params;
  const param = typeof missing === 'string' ? join(at, missing) : at;
  throw new Fault('invalid_prompt', sentence(at, at === path ? type : undefined, error), { param: short(param) });
}

function sentence(at: string, type: string | undefined, error: ValidationError): string {
  const place = at === '' ? 'The request' : short(at);
  return `${place}${type === undefined ? '' : ` (${short(type)})`} ${complaint(error)}.`;
}

function complaint({ keyword, params, message }: ValidationError): string {
  if (keyword === 'minItems' || keyword === 'minLength') return 'is empty: it must hold something';
  if (keyword === 'type') return `must be of type ${[params.type].flat().join(' or ')}`;
  if (keyword === 'enum' && Array.isArray(params.allowedValues)) {
    return `must be one of ${params.allowedValues.map((word) => JSON.stringify(word)).join(', ')}`;
  }
  return message ?? 'is not valid';
}

/** `/content/0/text` below `input[2]` is `input[2].content[0].text`. */
function pathOf(base: string, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')).reduce(join, base);
}

function join(path: string, step: string): string {
  if (/^\d+$/.test(step)) return `${path}[${step}]`;
  return path === '' ? step : `${path}.${step}`;
}

const LONGEST = 120;

/** A path may hold the client's own keys, of any length. */
function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
