/** The recordings of this repository, served as a provider when no key is set. */
import { openaiCompatible } from './openai-compatible.ts';
import type { Profile } from './profile.ts';

export const replay: Profile = {
  ...openaiCompatible,
  id: 'replay',
  displayName: 'Replay of recordings',
  access: { keyVariables: [], baseUrlVariable: '', modelVariable: '', hosts: [] },
};
