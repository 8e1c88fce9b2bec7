/** Ears as columns of the report. */
import { type Ear, SENSES } from '../ears/ear.ts';
import { judge } from '../ears/judge.ts';
import type { Column } from './matrix.ts';

/** What an ear hears, asked of each recording. */
export function earColumn(ear: Ear): Column {
  return { kind: 'ear', name: ear.name, promise: promiseOf(ear), judge: (recording) => judge(ear, recording) };
}

function promiseOf({ client, form, requests, deaf }: Ear): string {
  const hears = SENSES.filter((sense) => !deaf.includes(sense)).join(', ');
  const cannot = deaf.length === 0 ? '' : ` It cannot tell: ${deaf.join(', ')}.`;
  return `${client}, ${form} answers, ${requests} requests: hears ${hears} as the provider said them.${cannot}`;
}
