/** The probes of the Chat Completions wire, in their order: the first ones tell what the later ones build on. */
import type { Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { echo } from './echo.ts';
import { errors, overflow } from './errors.ts';
import { fields } from './fields.ts';
import { format } from './format.ts';
import { history, messages } from './history.ts';
import { images } from './images.ts';
import { length } from './length.ts';
import { reasoning } from './reasoning.ts';
import { roles } from './roles.ts';
import { schema } from './schema.ts';
import { cancel, keepalives, streaming } from './streaming.ts';
import { toolChoice } from './tool-choice.ts';
import { names, unicode } from './tool-text.ts';
import { parallel, tools } from './tools.ts';
import { usage } from './usage.ts';

export const CHAT_PROBES: readonly Probe<ChatTarget>[] = [
  streaming,
  usage,
  length,
  reasoning,
  tools,
  parallel,
  toolChoice,
  echo,
  names,
  unicode,
  schema,
  history,
  messages,
  roles,
  format,
  images,
  fields,
  errors,
  cancel,
  overflow,
  keepalives,
];
