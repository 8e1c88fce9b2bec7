/** Whether the form of the answer can be demanded. */

import { type Json, parseObject } from '../json.ts';
import { type Finding, finding, type Probe } from '../probe.ts';
import type { ChatTarget } from './client.ts';
import { ANSWER_TOKENS, askTwice, honour, quote, user } from './kit.ts';
import type { Reply } from './reply.ts';

/** No model would call it so by itself: the schema alone says it. */
const MEMBER = 'capital_city_7';

interface Format {
  readonly id: string;
  readonly title: string;
  readonly body: Json;
  readonly honoured: (answer: Json | null) => boolean;
}

const FORMATS: readonly Format[] = [
  {
    id: 'format.json_schema',
    title: 'JSON by a schema',
    body: {
      // Without the word JSON some servers refuse each JSON mode (vendors' guides, 2026-11).
      messages: [user('What is the capital of France? Answer in JSON.')],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'answer',
          strict: true,
          schema: {
            type: 'object',
            properties: { [MEMBER]: { type: 'string' } },
            required: [MEMBER],
            additionalProperties: false,
          },
        },
      },
    },
    honoured: (answer) => answer !== null && MEMBER in answer,
  },
  {
    id: 'format.json_object',
    title: 'JSON without a schema',
    body: {
      messages: [user('What is the capital of France? Answer in JSON, with the member "capital".')],
      response_format: { type: 'json_object' },
    },
    honoured: (answer) => answer !== null,
  },
];

export const format: Probe<ChatTarget> = {
  id: 'format',
  title: 'JSON answers',
  requests: FORMATS.length * 2,
  maxTokens: ANSWER_TOKENS,
  async run(target) {
    const findings: Finding[] = [];
    for (const { id, title, body, honoured } of FORMATS) {
      const fits = ({ answer }: Reply) => honoured(parseObject(answer.text));
      const reply = await askTwice(target, body, ANSWER_TOKENS, fits);
      const silent = !reply.refused && reply.answer.text === '';
      findings.push(finding(id, title, silent ? null : honour(reply, fits(reply)), quote(reply)));
    }
    return findings;
  },
};
