/** Whether a value has the shape of the file: the complaints of the generated validator, with the words of the spec. */
import type { Providers } from '../../generated/types/files.ts';
import type { ValidationError } from '../../generated/validators.d.ts';
import { isProviders } from '../../generated/validators-files.js';
import { type Complaint, didYouMean } from './complaint.ts';
import type { Path } from './json-text.ts';

/** The generated validators of files tell the schema that was broken, and so its words. */
interface Broken extends ValidationError {
  readonly parentSchema: {
    readonly description?: string;
    readonly properties?: { readonly [field: string]: { readonly description?: string } };
  };
}

/** The file, or everything that is wrong with its shape. */
export function readShape(value: unknown): Providers | readonly Complaint[] {
  if (isProviders(value)) return value;
  const errors = (isProviders.errors ?? []) as readonly Broken[];
  const told = errors.filter((error) => !isBesideTheBranch(error, errors)).map((error) => complaintOf(error, value));
  // One value may break several keywords of one sentence.
  return [...new Map(told.map((complaint) => [JSON.stringify(complaint), complaint])).values()];
}

/**
 * Where a value may be one of several things, each of them complains. Those of another type say nothing; the choice itself
 * speaks only when no other complaint is left.
 */
function isBesideTheBranch(error: Broken, errors: readonly Broken[]): boolean {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath);
  const ofAnotherType = ({ keyword, instancePath }: Broken) =>
    ['type', 'enum', 'const'].includes(keyword) && choices.includes(instancePath);
  if (ofAnotherType(error)) return true;
  if (error.keyword !== 'anyOf') return false;
  const inside = ({ instancePath, keyword }: Broken) =>
    instancePath.startsWith(`${error.instancePath}/`) || (instancePath === error.instancePath && keyword !== 'anyOf');
  return errors.some((other) => inside(other) && !ofAnotherType(other));
}

function complaintOf({ instancePath, keyword, params, parentSchema }: Broken, value: unknown): Complaint {
  const path = pathOf(instancePath, value);
  const { properties = {}, description = 'as the schema says' } = parentSchema;
  if (keyword === 'additionalProperties') {
    const field = String(params.additionalProperty);
    const known = Object.keys(properties);
    const meant = didYouMean(field, known) || ` The fields are ${known.join(', ')}.`;
    return { path: [...path, field], sentence: `is not known here.${meant}` };
  }
  if (keyword === 'required') {
    const field = String(params.missingProperty);
    return { path: [...path, field], sentence: `is missing: it must be ${properties[field]?.description}.` };
  }
  return { path, sentence: `must be ${description}.` };
}

/** A step of digits is a place in a list only where the value is one. */
function pathOf(pointer: string, value: unknown): Path {
  const path: (string | number)[] = [];
  let part = value;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(part) ? Number(name) : name);
    part = (part as Record<string, unknown> | null | undefined)?.[name];
  }
  return path;
}
