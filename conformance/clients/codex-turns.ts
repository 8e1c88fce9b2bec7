/** What Codex does on a good day: answers, thoughts, tools, patches, MCP, resumed sessions. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { callAnswer, reasoningAnswer, textAnswer } from '../upstream/fake-upstream.ts';
import { itemsOf, said } from './codex.ts';
import { call, callerOf, heard, messagesOf, patchCall, resultOf, steps } from './script.ts';
import { API_KEY, type Scenario } from './world.ts';

/** Everything that a careless hand would trim, escape or normalise. */
const TRICKY_THOUGHT = 'First:\n\n  "look"\\n,\ttab, 🧵 é e\u0301 中文 <think>\u00a0\u2028 {"a":1} ';

export const codexTurns: readonly Scenario[] = [
  {
    name: 'Codex shows a plain answer and its usage',
    play: async (open) => {
      const { codex, upstream } = await open([textAnswer('The answer is 42, as ever.')]);
      const run = await (await codex()).exec('What is the answer?');
      assert.deepEqual(said(run), ['The answer is 42, as ever.']);
      assert.equal(run.exitCode, 0);
      const usage = run.events.find(({ type }) => type === 'turn.completed')?.usage;
      assert.deepEqual(
        [usage?.input_tokens, usage?.cached_input_tokens, usage?.output_tokens, usage?.reasoning_output_tokens],
        [120, 100, 12, 4],
      );
      const [request] = heard(upstream.requests, 1);
      assert.equal(request?.headers.authorization, `Bearer ${API_KEY}`);
      assert.equal(request?.body.model, 'deepseek-v4-pro');
      assert.equal(messagesOf(request).at(-1)?.content, 'What is the answer?');
    },
  },
  {
    name: 'Codex shows each thought, and each goes back to its own message, byte for byte',
    play: async (open) => {
      const second = 'Now the other one.';
      const { codex, upstream } = await open(
        steps(
          (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo one' })], TRICKY_THOUGHT),
          (request) => callAnswer([call(request, 'exec_command', 'call_2', { cmd: 'echo two' })], second),
          reasoningAnswer('That is all.', 'Both done.'),
        ),
      );
      const run = await (await codex()).exec('Run both.');
      assert.deepEqual(said(run), ['Both done.']);
      const shown = itemsOf(run, 'reasoning').map((item) => item.text?.trim());
      assert.deepEqual(shown, [TRICKY_THOUGHT.trim(), second, 'That is all.']);
      const [, afterOne, afterTwo] = heard(upstream.requests, 3);
      assert.equal(callerOf(afterOne, 'call_1').reasoning_content, TRICKY_THOUGHT);
      assert.equal(callerOf(afterTwo, 'call_1').reasoning_content, TRICKY_THOUGHT);
      assert.equal(callerOf(afterTwo, 'call_2').reasoning_content, second);
    },
  },
  {
    name: 'exec_command runs, and its output reaches the provider',
    play: async (open) => {
      const { codex, folder, upstream } = await open(
        steps(
          (request) =>
            callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo written > proof.txt && echo heard' })]),
          textAnswer('It ran.'),
        ),
      );
      const run = await (await codex()).exec('Run it.');
      assert.deepEqual(said(run), ['It ran.']);
      const [command] = itemsOf(run, 'command_execution');
      assert.deepEqual([command?.exit_code, command?.aggregated_output?.trim()], [0, 'heard']);
      assert.equal((await readFile(join(folder, 'proof.txt'), 'utf8')).trim(), 'written');
      const [, second] = heard(upstream.requests, 2);
      assert.match(resultOf(second, 'call_1'), /heard/);
    },
  },
  {
    name: 'parallel calls all run, and their results follow them in one block',
    play: async (open) => {
      const ids = ['call_a', 'call_b', 'call_c'];
      const { codex, upstream } = await open(
        steps(
          (request) => callAnswer(ids.map((id) => call(request, 'exec_command', id, { cmd: `echo from ${id}` }))),
          textAnswer('All three ran.'),
        ),
      );
      const run = await (await codex()).exec('Run three.');
      assert.deepEqual(said(run), ['All three ran.']);
      assert.equal(itemsOf(run, 'command_execution').length, 3);
      const messages = messagesOf(heard(upstream.requests, 2)[1]).slice(-4);
      assert.deepEqual(
        messages[0]?.tool_calls?.map(({ id }) => id),
        ids,
      );
      assert.deepEqual(
        messages
          .slice(1)
          .map((message) => message.tool_call_id)
          .sort(),
        ids,
      );
      for (const id of ids) assert.match(resultOf(upstream.requests[1], id), new RegExp(`from ${id}`));
    },
  },
  {
    name: 'apply_patch changes a file, and the patch goes back as arguments that parse',
    play: async (open) => {
      const patch = [
        '*** Begin Patch',
        '*** Update File: poem.txt',
        '@@',
        ' roses are red',
        '-violets are "green"\\n',
        '+violets are “blue”, \\t really',
        '*** Add File: new.txt',
        '+fresh',
        '*** End Patch',
      ].join('\n');
      const { codex, folder, upstream } = await open(
        steps((request) => callAnswer([patchCall(request, 'call_p', patch)]), textAnswer('Patched.')),
      );
      await writeFile(join(folder, 'poem.txt'), 'roses are red\nviolets are "green"\\n\nend\n');
      const run = await (await codex()).exec('Mend the poem.');
      assert.deepEqual(said(run), ['Patched.']);
      assert.equal(
        await readFile(join(folder, 'poem.txt'), 'utf8'),
        'roses are red\nviolets are “blue”, \\t really\nend\n',
      );
      assert.equal(await readFile(join(folder, 'new.txt'), 'utf8'), 'fresh\n');
      const changes = itemsOf(run, 'file_change').flatMap((item) => item.changes ?? []);
      assert.deepEqual(changes.map(({ kind }) => kind).sort(), ['add', 'update']);
      const [, second] = heard(upstream.requests, 2);
      const [echoed] = callerOf(second, 'call_p').tool_calls ?? [];
      assert.deepEqual(Object.values(JSON.parse(echoed?.function.arguments ?? '')), [patch]);
      assert.match(resultOf(second, 'call_p'), /Success/);
    },
  },
  mcpScenario('an MCP tool is called', 'Reverses a text.'),
  mcpScenario('an MCP tool with a name too long for the provider is called', 'Reverses a text at length.'),
  {
    name: 'a whole task: thinks, runs a command, patches a file, calls an MCP tool, answers',
    play: async (open) => {
      const patch = '*** Begin Patch\n*** Add File: notes.txt\n+one\n*** End Patch\n';
      const { codex, folder, upstream, mcpCalls } = await open(
        steps(
          (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo looked' })], 'I look first.'),
          (request) => callAnswer([patchCall(request, 'call_2', patch)], 'Then I write.'),
          (request) => callAnswer([call(request, 'Reverses a text.', 'call_3', { text: 'abc' })], 'Then I ask.'),
          reasoningAnswer('All is there.', 'The task is done.'),
        ),
      );
      const run = await (await codex()).exec('Do the task.');
      assert.deepEqual(said(run), ['The task is done.']);
      assert.equal(await readFile(join(folder, 'notes.txt'), 'utf8'), 'one\n');
      assert.equal((await mcpCalls()).length, 1);
      const last = heard(upstream.requests, 4)[3];
      assert.match(resultOf(last, 'call_1'), /looked/);
      assert.match(resultOf(last, 'call_3'), /cba/);
      const thoughts = messagesOf(last).flatMap((message) => message.reasoning_content ?? []);
      assert.deepEqual(thoughts, ['I look first.', 'Then I write.', 'Then I ask.']);
    },
  },
  {
    name: 'resume sends the whole history again, as an unchanged prefix',
    play: async (open) => {
      const { codex, upstream } = await open(
        steps(
          (request) => callAnswer([call(request, 'exec_command', 'call_1', { cmd: 'echo kept' })], TRICKY_THOUGHT),
          reasoningAnswer('I have it.', 'Kept in mind.'),
          textAnswer('You asked me to keep it.'),
        ),
      );
      const client = await codex();
      const first = await client.exec('Keep this.');
      const second = await client.exec('resume', '--last', 'What did I ask?');
      assert.deepEqual(said(second), ['You asked me to keep it.']);
      // The thread id is the prompt cache key that Codex sends.
      assert.equal(second.events[0]?.thread_id, first.events[0]?.thread_id);
      const [, before, after] = heard(upstream.requests, 3);
      const earlier = messagesOf(before);
      assert.deepEqual(messagesOf(after).slice(0, earlier.length), earlier);
      const [answer, ...rest] = messagesOf(after).slice(earlier.length);
      assert.deepEqual([answer?.role, answer?.content], ['assistant', 'Kept in mind.']);
      assert.equal(rest.at(-1)?.content, 'What did I ask?');
      assert.deepEqual(after?.body.tools, before?.body.tools);
    },
  },
];

function mcpScenario(name: string, tool: string): Scenario {
  return {
    name,
    play: async (open) => {
      const { codex, upstream, mcpCalls } = await open(
        steps(
          (request) => callAnswer([call(request, tool, 'call_m', { text: 'stressed' })]),
          textAnswer('It said desserts.'),
        ),
      );
      const run = await (await codex()).exec('Turn it round.');
      assert.deepEqual(said(run), ['It said desserts.']);
      assert.equal(itemsOf(run, 'mcp_tool_call')[0]?.status, 'completed');
      assert.equal((await mcpCalls()).length, 1);
      assert.match(resultOf(heard(upstream.requests, 2)[1], 'call_m'), /desserts/);
    },
  };
}
