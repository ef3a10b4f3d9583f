/** The addresses of the service's web client. Apart from their reader, because `<spaces-join>` writes links only later. */
import { type InviteLink, type InvitePreview, withoutEmpty } from './invite-link.ts';
import { cleanLine, formatJson } from './read.ts';

/** Writes the link that `parseInviteLink` reads as `link`; the bare id for kind `id`. `webOrigin`: origin of the web client. */
export function formatInviteLink(link: InviteLink, webOrigin: string): string {
  switch (link.kind) {
    case 'id':
      return link.id;
    case 'invite': {
      const query = { pwd: link.password, inviteInfo: formatInviteInfo(link.preview), ...video(link) };
      return `${webOrigin}/spaces/invites/${encode(link.inviteId)}/join${search(query)}`;
    }
    case 'space':
      return `${webOrigin}/spaces/${encode(link.spaceId)}${search({ pwd: link.password, ...video(link) })}`;
    case 'room':
      return `${webOrigin}/u/${encode(link.email)}${search(video(link))}`;
    case 'direct':
      return `${webOrigin}/d/${link.way}${search({ email: link.email })}`;
  }
}

function video({ startVideo }: { readonly startVideo?: boolean }): Record<string, string> {
  return startVideo ? { videoMode: 'expanded', videoStart: 'true' } : {};
}

/** `encodeURIComponent` throws on lone surrogates. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

function search(query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value ? [`${name}=${encode(value)}`] : []));
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** The query value of a preview, not yet percent-encoded; "" when it is empty. */
function formatInviteInfo(preview: InvitePreview): string {
  const { spaceName = '', inviterName = '', inviterEmail = '' } = preview;
  const clean = withoutEmpty({
    spaceName: cleanLine(spaceName),
    inviterName: cleanLine(inviterName),
    inviterEmail: cleanLine(inviterEmail),
  });
  if (Object.keys(clean).length === 0) return '';
  return btoa(String.fromCharCode(...new TextEncoder().encode(formatJson(clean))));
}
