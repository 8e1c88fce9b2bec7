/** Every conversation before every ear: whatever a client listens with, it hears what the provider said. */
import { judge } from '../ears/judge.ts';
import { type Recording, readRecordings } from '../recordings/recording.ts';
import { ears } from './ears/all.ts';
import { asRecording, CONVERSATIONS } from './made-up.ts';
import type { Scenario } from './world.ts';

export const hearing: readonly Scenario[] = [
  ...readRecordings().map((recording) => heardByAll(`the recording ${recording.name}`, () => listen(recording))),
  ...Object.entries(CONVERSATIONS).map(([name, steps]) => heardByAll(name, () => asRecording(steps, listen))),
];

function heardByAll(what: string, play: Scenario['play']): Scenario {
  return { name: `${ears.length} ears hear ${what}`, play };
}

async function listen(recording: Recording): Promise<void> {
  const heard = ears.map(async (ear) => (await judge(ear, recording)).map((complaint) => `${ear.name}: ${complaint}`));
  const found = (await Promise.all(heard)).flat();
  if (found.length > 0) throw new Error(found.join('\n'));
}
