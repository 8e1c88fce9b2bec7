/** Every way in which the model upstream can misbehave, with what a verification must say of it, and of nothing else. */

import { ERRORS, FIELDS, FORMAT, IMAGES } from './answers.ts';
import { HISTORY, MESSAGES, ROLES } from './histories.ts';
import { REASONING } from './reasoning.ts';
import type { Row } from './row.ts';
import { LENGTH, STREAM, USAGE } from './stream.ts';
import { SCHEMA, TOOL_TEXT } from './tool-text.ts';
import { TOOL_CHOICE, TOOLS } from './tools.ts';

export const MISBEHAVIOURS: readonly Row[] = [
  ...STREAM,
  ...USAGE,
  ...LENGTH,
  ...REASONING,
  ...TOOLS,
  ...TOOL_CHOICE,
  ...TOOL_TEXT,
  ...SCHEMA,
  ...HISTORY,
  ...MESSAGES,
  ...ROLES,
  ...FORMAT,
  ...IMAGES,
  ...FIELDS,
  ...ERRORS,
];
