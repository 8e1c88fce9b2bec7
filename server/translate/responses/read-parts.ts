/** Content of the Responses wire → parts of the middle language. */
import { isKnownContentPart } from '../../../generated/kinds.ts';
import type { ContentPart } from '../../../generated/types/responses.ts';
import type { Part } from '../conversation.ts';

type Content = string | readonly ContentPart[];
type TakeNote = (reason: string) => void;

export function readParts(content: Content, note: TakeNote): readonly Part[] {
  if (typeof content === 'string') return content === '' ? [] : [{ type: 'text', text: content }];
  return content.flatMap((part) => readPart(part, note));
}

/** The text of content where only text can stand; anything else becomes a note. */
export function readText(content: Content, note: TakeNote): string {
  const texts = readParts(content, note).flatMap((part) => {
    if (part.type === 'text') return [part.text];
    note('An image was left out: it cannot stand in this message.');
    return [];
  });
  return joinTexts(texts);
}

/** Several texts of one message as one: paragraphs, as the client would show them. */
export function joinTexts(texts: readonly string[]): string {
  return texts.join('\n\n');
}

function readPart(part: ContentPart, note: TakeNote): readonly Part[] {
  if (!isKnownContentPart(part)) {
    note(`A content part of the unknown type "${part.type}" was left out.`);
    return [];
  }
  switch (part.type) {
    case 'input_text':
    case 'output_text':
    case 'text':
    case 'summary_text':
    case 'reasoning_text':
      return [{ type: 'text', text: part.text }];
    case 'refusal':
      return [{ type: 'text', text: part.refusal }];
    case 'input_image':
      return readImage(part.image_url, part.detail, note);
    case 'input_file':
      note('A file was left out: Chat Completions providers take none.');
      return [{ type: 'text', text: `[The file ${part.filename ?? 'attached here'} could not be passed on.]` }];
    case 'input_audio':
      note('A sound was left out: it is not passed on.');
      return [{ type: 'text', text: '[A sound attached here could not be passed on.]' }];
  }
}

function readImage(url: string | null | undefined, detail: string | null | undefined, note: TakeNote): readonly Part[] {
  if (typeof url === 'string' && url !== '') return [{ type: 'image', url, detail: detail ?? null }];
  note('An image given by file id was left out: only its uploader can read it.');
  return [{ type: 'text', text: '[An image attached here could not be passed on.]' }];
}
