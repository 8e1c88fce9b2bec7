/** The load, a process of its own: so many streams at a time, each heard to its end and judged. */
import { Agent, type IncomingMessage, request } from 'node:http';
import { AgeCount, type Ages } from './ages.ts';
import { type BodySize, requestBody } from './bodies.ts';
import { hearing } from './hear.ts';
import type { Wire } from './judge.ts';
import { modelOf, type Plan } from './plan.ts';
import { heardFrom, tell } from './process.ts';

export interface Task {
  readonly url: string;
  readonly wire: Wire;
  readonly size: BodySize;
  readonly plan: Plan;
  readonly concurrency: number;
  readonly requests: number;
  /** Whether connections are used again; Codex opens a new one for each request. */
  readonly keepAlive: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** From how many addresses of this machine it asks: one may hold so many connections and no more. */
  readonly addresses?: number;
  /** It reads no faster than so many bytes a second, and leaves after so many seconds. */
  readonly slow?: { readonly bytesPerSecond: number; readonly seconds: number };
}

export interface Done {
  readonly streams: number;
  /** What was wrong with the first few, and with how many. */
  readonly wrong: readonly string[];
  readonly wrongs: number;
  /** From the request to its first piece of text, in milliseconds. */
  readonly firstMs: readonly number[];
  /** Of paced streams: how old the pieces were when they came. */
  readonly ages: Ages;
}

/** What the load says: every stream has its first piece; all is over. */
export type LoadWord = 'reached' | Done;

const FEW = 5;

heardFrom((task) => {
  void run(task as Task).then(tell);
});
tell('ready');

async function run(task: Task): Promise<Done> {
  const body = bodyOf(task);
  const agents = agentsOf(task);
  const done = { streams: 0, wrong: [] as string[], wrongs: 0, firstMs: [] as number[] };
  const counted = new AgeCount();
  let begun = 0;
  const follow = async (_: unknown, follower: number) => {
    const agent = agents[follower % agents.length] ?? false;
    while (begun < task.requests) {
      begun += 1;
      const { wrong, ages } = await one(task, body, agent, (firstMs) => {
        done.firstMs.push(firstMs);
        if (done.firstMs.length === task.requests) tell('reached');
      });
      done.streams += 1;
      for (const age of ages) counted.add(age);
      if (wrong === null) continue;
      done.wrongs += 1;
      if (done.wrong.length < FEW) done.wrong.push(wrong);
    }
  };
  await Promise.all(Array.from({ length: task.concurrency }).map(follow));
  for (const agent of agents) if (agent !== false) agent.destroy();
  return { ...done, ages: counted.ages() };
}

function agentsOf({ keepAlive, concurrency, addresses = 1 }: Task): (Agent | false)[] {
  if (!keepAlive) return [false];
  const from = (index: number) => (addresses === 1 ? {} : { localAddress: `127.0.0.${index + 1}` });
  return Array.from(
    { length: addresses },
    (_, index) => new Agent({ keepAlive: true, maxSockets: concurrency, ...from(index) }),
  );
}

const bodies = new Map<string, Buffer>();

function bodyOf({ size, plan, wire }: Task): Buffer {
  const name = `${size.name} ${modelOf(plan)} ${wire === 'json'}`;
  const body = bodies.get(name) ?? Buffer.from(requestBody(size, `generic/${modelOf(plan)}`, wire !== 'json'));
  bodies.set(name, body);
  return body;
}

interface Heard {
  readonly wrong: string | null;
  readonly ages: readonly number[];
}

function one(task: Task, body: Buffer, agent: Agent | false, begins: (firstMs: number) => void): Promise<Heard> {
  const { wire, plan } = task;
  const ear = hearing(wire, plan);
  const path = wire === 'chat' ? '/v1/chat/completions' : '/v1/responses';
  const headers = { 'content-type': 'application/json', 'content-length': body.length, ...task.headers };
  const startedAt = performance.now();
  let begun = false;
  return new Promise((resolve) => {
    const over = (broken: string | null) => resolve({ wrong: broken ?? ear.end(), ages: ear.ages });
    const asked = request(`${task.url}${path}`, { method: 'POST', agent, headers }, (response) => {
      response.on('error', (error) => over(error.message));
      if (task.slow !== undefined) return readSlowly(response, task.slow, resolve);
      response.setEncoding('utf8');
      const begin = () => {
        if (begun) return;
        begun = true;
        begins(performance.now() - startedAt);
      };
      response.on('data', (text: string) => {
        ear.push(text);
        if (ear.begun) begin();
      });
      // One body has all at its end.
      if (wire === 'json') response.on('end', begin);
      response.on('end', () => over(response.statusCode === 200 ? null : `the status is ${response.statusCode}`));
    });
    asked.on('error', (error) => over(error.message));
    asked.end(body);
  });
}

const READS_A_SECOND = 4;

/** A client that lags far behind, and leaves in the middle: until then its answer must neither end nor break off. */
function readSlowly(response: IncomingMessage, slow: NonNullable<Task['slow']>, resolve: (heard: Heard) => void): void {
  const { bytesPerSecond, seconds } = slow;
  let wrong: string | null = response.statusCode === 200 ? null : `the status is ${response.statusCode}`;
  response.on('readable', () => undefined);
  response.on('end', () => {
    wrong ??= 'an answer ended that was not read';
  });
  let reads = seconds * READS_A_SECOND;
  const timer = setInterval(() => {
    response.read(Math.min(response.readableLength, Math.ceil(bytesPerSecond / READS_A_SECOND)));
    reads -= 1;
    if (reads > 0) return;
    clearInterval(timer);
    response.removeAllListeners('error').on('error', () => undefined);
    response.destroy();
    resolve({ wrong, ages: [] });
  }, 1000 / READS_A_SECOND);
}
