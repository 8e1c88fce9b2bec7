import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRequest } from './contract.ts';
import { Fault } from './fault.ts';

function faultOf(body: unknown): Fault {
  try {
    checkRequest(body);
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error('the body was accepted');
}

describe('checkRequest', () => {
  test('returns the body itself', () => {
    const body = { model: 'a', input: [{ role: 'user', content: 'b' }], extra: 1 };
    expect(checkRequest(body)).toBe(body);
  });

  test('tells the first fault of many, head first, then items, then tools', () => {
    const bad = { type: 'function_call' };
    expect(faultOf({ input: [bad], tools: [bad] }).param).toBe('model');
    expect(faultOf({ model: 'a', input: ['x', bad], tools: [bad] }).param).toBe('input[0]');
    expect(faultOf({ model: 'a', input: [{ role: 'user', content: 'b' }], tools: [{ type: 'function' }] }).param).toBe(
      'tools[0].name',
    );
  });

  test('keeps its sentence short when the key at fault is long', () => {
    const fault = faultOf({ model: 'a', input: 'b', metadata: { ['k'.repeat(10_000)]: 1 } });
    expect(fault.message.length).toBeLessThan(200);
    expect(fault.param?.length).toBeLessThan(200);
  });

  test('is not misled by names that every object has', () => {
    for (const type of ['__proto__', 'constructor', 'toString']) {
      expect(checkRequest({ model: 'a', input: [{ type }], tools: [{ type }] })).toBeDefined();
    }
  });

  const captures = new URL('../../shared/captures/', import.meta.url);
  if (existsSync(captures)) {
    test('accepts every request the real Codex was seen to send', () => {
      const bodies = readdirSync(captures, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json') && !name.endsWith('.headers.json'))
        .map((name) => JSON.parse(readFileSync(new URL(name.replaceAll('\\', '/'), captures), 'utf8')))
        .filter((body) => typeof body?.model === 'string' && body.input !== undefined);
      expect(bodies.length).toBeGreaterThan(30);
      for (const body of bodies) expect(checkRequest(body)).toBe(body);
    });
  }
});
