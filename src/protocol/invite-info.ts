/**
 * `inviteInfo` of an invite link: base64 of unsigned JSON that anybody can forge [inferred from real links].
 * A hint to show as "the link says", never a base for a decision.
 */
import { cleanLine, line, read, record } from './read.ts';

/** What a link says about itself: unverified text, at most 200 characters each. */
export interface InvitePreview {
  readonly spaceName?: string;
  readonly inviterName?: string;
  readonly inviterEmail?: string;
}

/** The preview inside a query value; `{}` for anything that is none. Never throws. */
export function readInviteInfo(value: string): InvitePreview {
  if (value.length > longestInfo) return {};
  const found = read(infoSchema, parse(value));
  return found ? withoutEmpty(found) : {};
}

/** The query value for a preview, not yet percent-encoded; "" when there is nothing to say. */
export function inviteInfoOf(preview: InvitePreview): string {
  const { spaceName = '', inviterName = '', inviterEmail = '' } = preview;
  const clean = withoutEmpty({
    spaceName: cleanLine(spaceName),
    inviterName: cleanLine(inviterName),
    inviterEmail: cleanLine(inviterEmail),
  });
  if (Object.keys(clean).length === 0) return '';
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(clean))));
}

const longestInfo = 8_192;

const infoSchema = record({ spaceName: line, inviterName: line, inviterEmail: line });

function parse(value: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(toBase64(value)), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Undoes what mail programs and form decoding do: a second percent-encoding, "+" as space, URL-safe letters. */
function toBase64(value: string): string {
  return decodeURIComponent(value).trim().replace(/[ -]/g, '+').replace(/_/g, '/').replace(/=/g, '');
}

function withoutEmpty(preview: Required<InvitePreview>): InvitePreview {
  return Object.fromEntries(Object.entries(preview).filter(([, text]) => text !== ''));
}
