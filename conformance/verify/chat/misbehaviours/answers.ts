/** Misbehaviour towards the form of answers, images, options and mistakes. */
import { errorAnswer, type HeardMessage } from '../../../upstream/fake-upstream.ts';
import { list, record } from '../../json.ts';
import { isText, type Row, refuse, refusing, thinking, without } from './row.ts';

const formatted = (type: string) => refuse((body) => record(body.response_format).type === type);

export const FORMAT: readonly Row[] = [
  {
    probe: 'format',
    name: 'refuses json_schema',
    misbehaviour: formatted('json_schema'),
    changes: { 'format.json_schema': 'refused' },
  },
  {
    probe: 'format',
    name: 'refuses json_object',
    misbehaviour: formatted('json_object'),
    changes: { 'format.json_object': 'refused' },
  },
  {
    probe: 'format',
    name: 'ignores both',
    misbehaviour: without('response_format'),
    changes: { 'format.json_schema': 'ignored', 'format.json_object': 'ignored' },
  },
];

const shows = ({ content }: HeardMessage) => list(content).some((part) => record(part).type === 'image_url');
const UNSEEN = { 'images.alone': null, 'images.tool': null };

export const IMAGES: readonly Row[] = [
  {
    probe: 'images',
    name: 'refuses images',
    misbehaviour: refuse(({ messages }) => messages.some(shows), "unknown variant 'image_url', expected 'text'"),
    changes: { images: 'refused', ...UNSEEN },
  },
  {
    probe: 'images',
    name: 'looks away',
    misbehaviour: {
      say: (said) => ({ ...said, text: said.text.replace('Red.', 'Blue.') }),
    },
    changes: { images: 'ignored', ...UNSEEN },
  },
  refusing(
    'images',
    'wants a text beside an image',
    refuse(({ messages }) => messages.some((message) => shows(message) && !list(message.content).some(isText))),
    'images.alone',
  ),
];

export const FIELDS: readonly Row[] = [
  {
    probe: 'fields',
    name: 'refuses what only OpenAI documents',
    misbehaviour: refuse((body) => 'verbosity' in body || 'service_tier' in body),
    changes: {
      'fields.refused': ['verbosity', 'service_tier'],
      'fields.refusedThinking': ['verbosity', 'service_tier'],
    },
  },
  {
    probe: 'fields',
    name: 'refuses a temperature while it thinks',
    misbehaviour: refuse((body) => thinking(body) && 'temperature' in body),
    changes: { 'fields.refusedThinking': ['temperature'] },
  },
];

const HTML = { status: 502, headers: { 'content-type': 'text/html' }, pieces: ['<html><h1>Bad gateway</h1></html>'] };

export const ERRORS: readonly Row[] = [
  {
    probe: 'errors',
    name: 'takes any key',
    misbehaviour: { instead: (same) => (same.status === 401 ? null : same) },
    changes: { 'errors.badKey': 200 },
  },
  {
    probe: 'errors',
    name: 'fails on a wrong key',
    misbehaviour: { instead: (same) => (same.status === 401 ? errorAnswer(500, 'Internal error.') : same) },
    changes: { 'errors.badKey': 500 },
    fallsShort: ['errors.badKey'],
  },
  {
    probe: 'errors',
    name: 'answers for any model',
    misbehaviour: { instead: (same) => (same.status === 404 ? null : same) },
    changes: { 'errors.badModel': 200 },
  },
  {
    probe: 'errors',
    name: 'blames the key for a model that is not there',
    misbehaviour: { instead: (same) => (same.status === 404 ? errorAnswer(401, 'Model not supported.') : same) },
    changes: { 'errors.badModel': 401 },
  },
  {
    probe: 'errors',
    name: 'gives a page for a model that is not there',
    misbehaviour: { instead: (same) => (same.status === 404 ? HTML : same) },
    changes: { 'errors.badModel': 502, 'errors.sentence': 'html' },
    fallsShort: ['errors.badModel', 'errors.sentence'],
  },
  {
    probe: 'errors',
    name: 'fails on a bad request',
    misbehaviour: {
      instead: (same, body) => (body.messages.length === 0 ? errorAnswer(500, 'Internal error.') : same),
    },
    changes: { 'errors.badRequest': 500 },
    fallsShort: ['errors.badRequest'],
  },
  {
    probe: 'errors',
    name: 'gives no reason for a bad request',
    misbehaviour: { instead: (same) => (same.status === 400 ? { status: 400, pieces: ['{}'] } : same) },
    changes: { 'errors.sentence': 'nowhere' },
    fallsShort: ['errors.sentence'],
  },
  {
    probe: 'overflow',
    name: 'cuts a prompt that is too long',
    misbehaviour: { instead: (same, body) => (body.messages.length > 0 && same.status === 400 ? null : same) },
    changes: { 'errors.overflow': 200, 'errors.overflowSentence': null },
    fallsShort: ['errors.overflow'],
  },
  {
    probe: 'overflow',
    name: 'fails on a prompt that is too long',
    misbehaviour: {
      instead: (same, body) =>
        body.messages.length > 0 && same.status === 400 ? errorAnswer(503, 'Overloaded.') : same,
    },
    changes: { 'errors.overflow': 503, 'errors.overflowSentence': 'Overloaded.' },
    fallsShort: ['errors.overflow'],
  },
];
