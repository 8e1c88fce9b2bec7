/** The probes of the Responses wire, in the order in which they tell most. */
import type { Probe } from '../probe.ts';
import { CUSTOM } from './custom.ts';
import { CANCEL, DOORS, MODELS } from './doors.ts';
import { ERRORS } from './errors.ts';
import type { JudgedServer } from './exchange.ts';
import { FORM, LIMIT } from './options.ts';
import { PLAIN } from './plain.ts';
import { HISTORY, IMAGE, INSTRUCTIONS } from './prompt.ts';
import { REASONING } from './reasoning.ts';
import { STORED } from './stored.ts';
import { TEXT } from './text.ts';
import { TOLERANCE } from './tolerance.ts';
import { NAMESPACE, PARALLEL, TOOLS } from './tools.ts';

export const RESPONSES_PROBES: readonly Probe<JudgedServer>[] = [
  ...[TEXT, PLAIN, INSTRUCTIONS, HISTORY],
  ...[TOOLS, PARALLEL, CUSTOM, NAMESPACE, REASONING],
  ...[IMAGE, FORM, LIMIT, TOLERANCE],
  ...[ERRORS, STORED, CANCEL, MODELS, DOORS],
];
