/** The verdict as a Markdown page: for a pull request, or the summary of a build. */
import type { Report, Row } from './report.ts';
import { mark, words } from './report.ts';
import { comparison } from './table.ts';

/** The page, ended by a line feed. */
export function markdown(report: Report): string {
  const { target, profile, rows, unrun, cost } = report;
  const compared =
    profile === null ? 'no shipped profile to compare with' : `compared with the shipped profile \`${profile}\``;
  const lines = [
    `# ${cell(target.model)} at ${cell(target.url)}: ${report.outcome}`,
    '',
    `${report.date}, ${target.wire === 'chat' ? 'Chat Completions' : 'Responses'} wire, ${compared}, ${cost.requests} requests, ${cost.outputTokens} output tokens.`,
    '',
    ...(rows.length === 0
      ? []
      : ['| | Trait | Found | Profile | Shown by |', '|---|---|---|---|---|', ...rows.map(line), '']),
    ...list('Falls short', rows, (row) => row.problem),
    ...list('Worth knowing', rows, (row) => row.remark),
    ...(unrun.length === 0
      ? []
      : ['## Not run', '', ...unrun.map(({ probe, why }) => `- ${cell(probe)}: ${cell(why)}`), '']),
  ];
  return lines.join('\n');
}

function line(row: Row): string {
  return `| ${[mark(row), row.title, words(row.value), comparison(row), row.evidence].map(cell).join(' | ')} |`;
}

function list(title: string, rows: readonly Row[], of: (row: Row) => string | null): string[] {
  const told = rows.filter((row) => of(row) !== null);
  if (told.length === 0) return [];
  return [
    `## ${title}`,
    '',
    ...told.map((row) => `- **${cell(row.title)}** (\`${row.id}\`): ${cell(of(row) ?? '')}`),
    '',
  ];
}

/** What a server said must not become a table, a tag or a link of the page. */
function cell(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/[\\`*_[\]<>|#&]/g, '\\$&')
    .trim();
}
