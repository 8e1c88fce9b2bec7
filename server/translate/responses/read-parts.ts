/** Content of the Responses wire → parts of the middle language. */
import { isKnownContentPart } from '../../../generated/kinds.ts';
import type { ContentPart, InputFilePart } from '../../../generated/types/responses.ts';
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
    case 'encrypted_content':
      // Models other than the vendor's own put the text itself here; its seals begin with these letters (codex-cli 0.169.0).
      if (!part.encrypted_content.startsWith('gAAAA')) return [{ type: 'text', text: part.encrypted_content }];
      note('A part that is sealed for another server was left out: only that server can read it.');
      return [];
    case 'input_image':
      return readImage(part.image_url, part.detail, note);
    case 'input_file':
      return [{ type: 'text', text: readFile(part, note) }];
    case 'input_audio':
      note('A sound was left out: it is not passed on.');
      return [{ type: 'text', text: '[A sound attached here could not be passed on.]' }];
  }
}

/** A text file goes into the message, since Chat Completions takes no files; of another one only the name. */
function readFile({ filename, file_data }: InputFilePart, note: TakeNote): string {
  const name = filename ?? 'attached here';
  const text = textOf(file_data ?? '');
  if (text !== null) return `File ${name}:\n\n${text}`;
  note(`The file ${name} was left out: only text files can be passed on.`);
  return `[The file ${name} could not be passed on.]`;
}

const TEXT_FILE =
  /^data:(?:text\/[\w.+-]+|application\/(?:[\w.-]+\+)?(?:json|xml|yaml|toml|javascript|x-sh))(?:;[\w=-]+)*?(;base64)?,/i;

/** The content of a data URL of text, null for anything else. */
function textOf(url: string): string | null {
  const [head, base64] = TEXT_FILE.exec(url.slice(0, 200)) ?? [];
  if (head === undefined) return null;
  const content = url.slice(head.length);
  try {
    if (base64 === undefined) return decodeURIComponent(content);
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(atob(content), (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}

function readImage(url: string | null | undefined, detail: string | null | undefined, note: TakeNote): readonly Part[] {
  if (typeof url === 'string' && url !== '') return [{ type: 'image', url, detail: detail ?? null }];
  note('An image without a URL was left out: files of other servers cannot be read here.');
  return [{ type: 'text', text: '[An image attached here could not be passed on.]' }];
}
