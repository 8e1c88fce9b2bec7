/** What a handler gives, onto the wire. */
import type { Response } from 'express';
import type { Operation } from '../../generated/operations.ts';
import { caughtUp } from '../http/sse.ts';
import { type Lines, Tagged } from './handler.ts';

/** Browsers and proxies end a connection that is silent for long. */
const HEARTBEAT_MS = 15_000;

/** Sends the answer of an operation that went well. */
export async function reply({ answers, statuses }: Operation, answer: unknown, response: Response): Promise<void> {
  response.status(statuses.find((status) => status < 300) ?? 200);
  if (answers === 'events') await sendEvents(answer as AsyncIterable<{ readonly type: string }>, response);
  else if (answers === 'text') await sendLines(answer as Lines, response);
  else if (answers === 'nothing') response.end();
  else {
    if (answer instanceof Tagged) response.setHeader('etag', answer.etag);
    // By way of the validator.
    response.json(answer instanceof Tagged ? answer.body : answer);
  }
}

async function sendEvents(events: AsyncIterable<{ readonly type: string }>, response: Response): Promise<void> {
  response.writeHead(response.statusCode, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  const beat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
  try {
    for await (const event of events) {
      if (!(await wrote(response, `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`))) break;
    }
  } finally {
    clearInterval(beat);
    response.end();
  }
}

async function sendLines({ type, lines }: Lines, response: Response): Promise<void> {
  response.writeHead(response.statusCode, { 'content-type': `${type}; charset=utf-8` });
  for await (const line of lines) if (!(await wrote(response, line))) return;
  response.end();
}

/** Waits for a reader that is behind. @returns whether it is still there. */
async function wrote(response: Response, text: string): Promise<boolean> {
  if (response.destroyed) return false;
  if (!response.write(text)) await caughtUp(response);
  return !response.destroyed;
}
