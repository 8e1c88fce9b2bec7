/** Every metric of m2c as data. Labels hold words of fixed sets only: nobody who asks for something can make a new series. */

export interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in seconds. */
  readonly buckets?: readonly number[];
  /** How the values of several processes come together; their sum unless told. */
  readonly aggregator?: 'max';
}

/** The first word of an answer comes within a second, or after minutes when a long prompt is read without a cache. */
const UNTIL_FIRST_ITEM = [0.1, 0.25, 0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60, 120, 300];
/** A title takes a second, a long thought an hour. */
const WHOLE_TURN = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 7200];
/** Most wait not at all. */
const IN_QUEUE = [0.01, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

export const METRICS = {
  turns: {
    name: 'm2c_turns_total',
    type: 'counter',
    help: 'Turns that have ended.',
    labels: ['provider', 'model', 'status', 'code'],
  },
  firstItem: {
    name: 'm2c_turn_first_item_seconds',
    type: 'histogram',
    help: 'Time from the request to the first item of its answer.',
    labels: ['provider', 'model'],
    buckets: UNTIL_FIRST_ITEM,
  },
  duration: {
    name: 'm2c_turn_duration_seconds',
    type: 'histogram',
    help: 'Time from the request to the end of its answer.',
    labels: ['provider', 'model'],
    buckets: WHOLE_TURN,
  },
  queued: {
    name: 'm2c_turn_queued_seconds',
    type: 'histogram',
    help: "Time that a turn waited in its provider's queue.",
    labels: ['provider'],
    buckets: IN_QUEUE,
  },
  attempts: {
    name: 'm2c_attempts_total',
    type: 'counter',
    help: 'Requests that went to a provider; those with try="again" are the retries.',
    labels: ['provider', 'model', 'outcome', 'try'],
  },
  tokens: {
    name: 'm2c_tokens_total',
    type: 'counter',
    help: 'Tokens that providers told, of every attempt. No token is in two classes.',
    labels: ['provider', 'model', 'class'],
  },
  notes: {
    name: 'm2c_notes_total',
    type: 'counter',
    help: 'What a translation left out or changed, by the part of the request.',
    labels: ['provider', 'part'],
  },
  answers: {
    name: 'm2c_http_answers_total',
    type: 'counter',
    help: 'Answers at the doors of m2c, refused requests too; status="cut" where the client left.',
    labels: ['door', 'status'],
  },
  open: {
    name: 'm2c_http_open_requests',
    type: 'gauge',
    help: 'Requests without the end of their answer; those at door="responses" are the open streams.',
    labels: ['door'],
  },
  breaker: {
    name: 'm2c_breaker_state',
    type: 'gauge',
    help: 'Whether a provider is spared: 0 no, 1 one request may try it, 2 yes.',
    labels: ['provider'],
    aggregator: 'max',
  },
  queue: {
    name: 'm2c_queue_length',
    type: 'gauge',
    help: "Requests that wait in a provider's queue.",
    labels: ['provider'],
  },
  keys: {
    name: 'm2c_keys',
    type: 'gauge',
    help: 'Keys of a provider, by whether they can be used now.',
    labels: ['provider', 'state'],
  },
  logWaiting: {
    name: 'm2c_log_waiting_turns',
    type: 'gauge',
    help: 'Turns that are not written to the log yet.',
    labels: [],
  },
  logBytes: {
    name: 'm2c_log_waiting_bytes',
    type: 'gauge',
    help: 'What those turns take in memory.',
    labels: [],
  },
  logWritten: {
    name: 'm2c_log_written_turns_total',
    type: 'counter',
    help: 'Turns that were written to the log.',
    labels: [],
  },
  logLost: {
    name: 'm2c_log_lost_total',
    type: 'counter',
    help: 'Turns, or bodies of turns, that were given up.',
    labels: ['what'],
  },
  logFailed: {
    name: 'm2c_log_failed_writes_total',
    type: 'counter',
    help: 'Writes that failed and are tried again.',
    labels: [],
  },
  info: {
    name: 'm2c_info',
    type: 'gauge',
    help: 'The version that runs; always 1.',
    labels: ['version'],
    aggregator: 'max',
  },
} as const satisfies Record<string, Metric>;

/** The parts of a request and of what became of it that notes name. */
export const NOTED_PARTS: ReadonlySet<string> = new Set([
  'include',
  'input',
  'instructions',
  'messages',
  'model',
  'parallel_tool_calls',
  'reasoning',
  'reasoning_effort',
  'response_format',
  'text',
  'tool_choice',
  'tools',
  'turn',
]);
