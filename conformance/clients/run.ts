/**
 * Drives the real clients, the Codex CLI and the openai SDK, through the real `m2c start` to a scripted provider, and lets
 * every client hear every recording.
 * `node run.ts [words]` plays the scenarios whose names hold these words, all without.
 */
import type { Script } from '../upstream/fake-upstream.ts';
import { killAllChildren } from './children.ts';
import { codexIsInstalled } from './codex.ts';
import { within } from './within.ts';
import { openWorld, type Scenario, type Variables, type World } from './world.ts';

const LIMIT_MS = 60_000;
const open = new Set<World>();

let stopping = false;
process.once('exit', killAllChildren);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping = true;
    // The scenario fails with its world, and its end is ours.
    void closeWorlds();
  });
}

if (!codexIsInstalled()) {
  console.error('The clients are not installed in conformance/clients: run `make test-clients`.');
  process.exit(1);
}
// Only now: what is not installed cannot be imported either.
const all = (await import('./scenarios.ts')).scenarios;
const words = process.argv.slice(2).join(' ');
const scenarios = all.filter(({ name }) => name.includes(words));
let failed = 0;
for (const scenario of scenarios) {
  if (!(await passes(scenario))) failed += 1;
  if (stopping) process.exit(130);
}
console.log(`${scenarios.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && scenarios.length > 0 ? 0 : 1;

async function passes(scenario: Scenario): Promise<boolean> {
  const startedAt = performance.now();
  try {
    await within(LIMIT_MS, scenario.play(openAndKeep));
    const [refusal] = refusals();
    if (refusal !== undefined) throw new Error(refusal);
    console.log(`✓ ${scenario.name} (${Math.round(performance.now() - startedAt)} ms)`);
    return true;
  } catch (cause) {
    if (stopping) return false;
    // What the provider refused explains what Codex then did not do.
    const reasons = [...refusals(), cause instanceof Error ? cause.message : String(cause)];
    const testimonies = [...open].map((world) => world.testimony());
    console.log([`✗ ${scenario.name}: ${reasons.join('\n')}`, ...testimonies].join('\n').replaceAll('\n', '\n    '));
    return false;
  } finally {
    await closeWorlds();
  }
}

async function openAndKeep(script: Script, variables: Variables = {}): Promise<World> {
  const world = await openWorld(script, variables);
  open.add(world);
  if (stopping) throw new Error('interrupted');
  return world;
}

async function closeWorlds(): Promise<void> {
  await Promise.all([...open].map((world) => world.close()));
  open.clear();
}

function refusals(): string[] {
  const requests = [...open].flatMap((world) => world.upstream.requests);
  const sentences = new Set(requests.flatMap(({ refusal }) => refusal ?? []));
  return [...sentences].map((sentence) => `the strict provider refused what m2c sent: ${sentence}`);
}
