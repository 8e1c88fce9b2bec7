/** The load, a process of its own: so many streams at a time, each heard to its end and judged. */
import { Agent, request } from 'node:http';
import { type BodySize, requestBody } from './bodies.ts';
import { hearing, type Wire } from './hear.ts';
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
}

export interface Done {
  readonly streams: number;
  /** What was wrong with the first few, and with how many. */
  readonly wrong: readonly string[];
  readonly wrongs: number;
  /** From the request to its first piece of text, in milliseconds. */
  readonly firstMs: readonly number[];
  readonly ages: readonly number[];
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
  const agent = task.keepAlive ? new Agent({ keepAlive: true, maxSockets: task.concurrency }) : false;
  const done = { streams: 0, wrong: [] as string[], wrongs: 0, firstMs: [] as number[], ages: [] as number[] };
  let begun = 0;
  const follow = async () => {
    while (begun < task.requests) {
      begun += 1;
      const { wrong, ages } = await one(task, body, agent, (firstMs) => {
        done.firstMs.push(firstMs);
        if (done.firstMs.length === task.requests) tell('reached');
      });
      done.streams += 1;
      for (const age of ages) done.ages.push(age);
      if (wrong === null) continue;
      done.wrongs += 1;
      if (done.wrong.length < FEW) done.wrong.push(wrong);
    }
  };
  await Promise.all(Array.from({ length: task.concurrency }, follow));
  if (agent !== false) agent.destroy();
  return done;
}

const bodies = new Map<string, Buffer>();

function bodyOf({ size, plan }: Task): Buffer {
  const name = `${size.name} ${modelOf(plan)}`;
  const body = bodies.get(name) ?? Buffer.from(requestBody(size, `generic/${modelOf(plan)}`));
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
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        ear.push(text);
        if (begun || ear.deltas === 0) return;
        begun = true;
        begins(performance.now() - startedAt);
      });
      response.on('error', (error) => over(error.message));
      response.on('end', () => over(response.statusCode === 200 ? null : `the status is ${response.statusCode}`));
    });
    asked.on('error', (error) => over(error.message));
    asked.end(body);
  });
}
