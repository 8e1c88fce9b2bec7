/** What providers have refused and are not sent for a while. */
import { Fault } from '../fault.ts';
import type { Handlers } from './handler.ts';
import { momentOf } from './moments.ts';

export const learnedHandlers = {
  async listLearned(_asked, { health }) {
    const now = performance.now();
    const lessons = health.learned.list(now).map(({ id, provider, model, what, sentence, until }) => {
      return { id, provider, model, what, reason: sentence, until: momentOf(Date.now() + until - now) };
    });
    return { object: 'list', data: lessons };
  },

  async clearLearned(_asked, { health }) {
    await health.learned.clear();
  },

  async forgetLearned({ params }, { health }) {
    if (!(await health.learned.forget(params.fact)))
      throw new Fault('not_found', `Nothing is learned under ${params.fact}.`);
  },
} satisfies Handlers<'listLearned' | 'clearLearned' | 'forgetLearned'>;
