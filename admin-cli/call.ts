/** One operation of the admin API over HTTP. */
import type { Operation } from '../generated/operations.ts';

type Values = { readonly [name: string]: unknown };

/** The server could not be reached or refused; the message is one line for the user. */
export class CallError extends Error {
  override readonly name = 'CallError';
}

/** Sends the operation and returns the JSON of its answer. */
export async function call(url: string, operation: Operation, values: Values, body: unknown): Promise<unknown> {
  const target = targetOf(url, operation, values);
  const response = await fetch(target, {
    method: operation.method.toUpperCase(),
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    // A redirect could lead whatever the request carries to another host.
    redirect: 'error',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new CallError(
      `No m2c answers at ${target.origin}: start one with \`m2c start\`, or name another with --url.`,
      { cause },
    );
  });
  const text = await response.text();
  const answer = parse(text);
  if (response.ok && answer !== undefined) return answer;
  throw new CallError(
    refusal(answer) ?? `${target.origin} answered ${response.status} without a word m2c-admin knows: is it an m2c?`,
  );
}

function targetOf(url: string, operation: Operation, values: Values): URL {
  const base = URL.parse(url);
  if (base === null || !/^https?:$/.test(base.protocol)) {
    throw new CallError(`--url must be an http(s) URL such as http://127.0.0.1:8788, not "${url}".`);
  }
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const target = new URL(base.pathname.replace(/\/+$/, '') + path, base);
  for (const { name, in: place } of operation.parameters) {
    if (place === 'query' && values[name] !== undefined) target.searchParams.set(name, String(values[name]));
  }
  return target;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(answer: unknown): string | null {
  const message = (answer as { readonly error?: { readonly message?: unknown } } | null | undefined)?.error?.message;
  return typeof message === 'string' ? message : null;
}
