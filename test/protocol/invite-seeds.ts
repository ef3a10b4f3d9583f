/** Hand-written invite links and what each must be read as: the link, or the reason why it is none. */
import type { InviteLink, InviteProblemReason } from '../../src/protocol/invite-link.ts';

export interface InviteSeed {
  readonly title: string;
  readonly text: string;
  readonly expected: InviteLink | InviteProblemReason;
}

const id = '65f3c90b6d21f8e4730a5c44';
const web = 'https://spaces.avayacloud.com';
const join = `${web}/spaces/invites/${id}/join`;
const pwd = '9c2f4b7708d1e5a36b90c4f2187d3ea5';
const preview = {
  spaceName: 'Garden plan',
  inviterName: 'Mira Holt',
  inviterEmail: 'mira.holt@garden.example',
};
const email = 'mira.holt@garden.example';

const invite = (details: object = {}): InviteLink => ({
  kind: 'invite',
  inviteId: id,
  preview: {},
  ...details,
});
const room = (startVideo = false): InviteLink => ({ kind: 'room', email, startVideo });

/** Base64 of the UTF-8 of a value's JSON, or of a text as it is. */
export function base64(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

const info = (value: unknown): string => `${join}?inviteInfo=${encodeURIComponent(base64(value))}`;
const urlSafe = (text: string): string => text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');

/** Its base64 holds "+", "/" and padding. */
const awkward = { spaceName: '~~~???>>> ÿþý', inviterName: 'Žofie Ö', inviterEmail: email };

const accepted: readonly (readonly [string, string, InviteLink])[] = [
  ['an invite link without anything else', join, invite()],
  ['an invite link with a trailing slash', `${join}/`, invite()],
  ['an id in upper case', join.replace(id, id.toUpperCase()), invite()],
  ['a scheme and host in capitals', join.replace('https://spaces', 'HTTPS://SPACES'), invite()],
  ['spaces and line breaks around it', ` \n\t${join}\r\n `, invite()],
  ['a line break inside, as mail programs make them', join.replace('/join', '/\njoin'), invite()],
  ['the default port written out', join.replace('.com/', '.com:443/'), invite()],
  ['a fragment', `${join}#anything?pwd=${pwd}`, invite()],
  ['parameters nobody knows', `${join}?utm_source=mail&sig=1`, invite()],
  ['a backslash instead of a slash', join.replace('/join', '\\join'), invite()],
  ['a dot segment', join.replace('/spaces/', '/u/../spaces/'), invite()],
  ['a host with percent-encoded letters', join.replace('spaces.', '%73paces.'), invite()],
  ['the staging host', join.replace(web, 'https://loganstaging.esna.com'), invite()],
  ['the REST host of the guide', join.replace(web, 'https://spacesapis.avayacloud.com'), invite()],
  ['the old host', join.replace(web, 'https://spaces.zang.io'), invite()],
  ['a password', `${join}?pwd=${pwd}`, invite({ password: pwd })],
  ['an empty password', `${join}?pwd=`, invite()],
  ['a password with a line break', `${join}?pwd=a%0D%0AX-Header:%20b`, invite()],
  ['a password out of ASCII', `${join}?pwd=%C3%A4`, invite()],
  ['a password far too long', `${join}?pwd=${'a'.repeat(129)}`, invite()],
  ['two passwords: the first', `${join}?pwd=first&pwd=second`, invite({ password: 'first' })],
  ['invite info', `${join}?inviteInfo=${base64(preview)}`, invite({ preview })],
  [
    'invite info and password',
    `${join}?pwd=${pwd}&inviteInfo=${base64(preview)}`,
    invite({ password: pwd, preview }),
  ],
  ['percent-encoded invite info', info(preview), invite({ preview })],
  [
    'invite info encoded twice',
    `${join}?inviteInfo=${encodeURIComponent(encodeURIComponent(base64(awkward)))}`,
    invite({ preview: awkward }),
  ],
  [
    'invite info without padding',
    `${join}?inviteInfo=${base64(preview).replace(/=/g, '')}`,
    invite({ preview }),
  ],
  [
    'invite info in the URL-safe alphabet',
    `${join}?inviteInfo=${urlSafe(base64(awkward))}`,
    invite({ preview: awkward }),
  ],
  ['invite info with a bare plus', `${join}?inviteInfo=${base64(awkward)}`, invite({ preview: awkward })],
  [
    'invite info whose plus became a space',
    `${join}?inviteInfo=${base64(awkward).replace(/\+/g, '%20')}`,
    invite({ preview: awkward }),
  ],
  ['invite info that is no base64', `${join}?inviteInfo=%%%`, invite()],
  ['invite info of impossible length', `${join}?inviteInfo=abcde`, invite()],
  ['invite info that is no JSON', info('spaceName=Garden'), invite()],
  ['invite info that is a JSON text', info('"Garden"'), invite()],
  ['invite info that is null', info('null'), invite()],
  ['invite info that is a list', info([preview]), invite()],
  ['invite info with wrong types', info({ spaceName: 7, inviterName: ['x'], inviterEmail: null }), invite()],
  [
    'invite info with one good field',
    info({ spaceName: 'Garden plan', inviterName: {} }),
    invite({ preview: { spaceName: 'Garden plan' } }),
  ],
  [
    'invite info with fields nobody knows',
    info({ ...preview, role: 'admin', _id: '1' }),
    invite({ preview }),
  ],
  [
    'invite info with __proto__',
    info('{"__proto__":{"spaceName":"x"},"inviterName":"Mira Holt"}'),
    invite({ preview: { inviterName: 'Mira Holt' } }),
  ],
  [
    'invite info with turning and control characters',
    info({ spaceName: '\u202eGar\u0000den\n\tplan\u2069' }),
    invite({ preview: { spaceName: 'Garden plan' } }),
  ],
  [
    'invite info with markup: it stays text',
    info({ spaceName: '<img src=x onerror=alert(1)>' }),
    invite({ preview: { spaceName: '<img src=x onerror=alert(1)>' } }),
  ],
  [
    'invite info with a long name',
    info({ spaceName: 'x'.repeat(5_000) }),
    invite({ preview: { spaceName: 'x'.repeat(200) } }),
  ],
  ['invite info that is too long', info({ spaceName: 'x'.repeat(7_000) }), invite()],
  [
    'invite info that is half a character',
    `${join}?inviteInfo=${btoa('{"spaceName":"a\xc3"}')}`,
    invite({ preview: { spaceName: 'a\ufffd' } }),
  ],
  ['a space', `${web}/spaces/${id}`, { kind: 'space', spaceId: id }],
  [
    'a space with a password',
    `${web}/spaces/${id}/?pwd=${pwd}`,
    { kind: 'space', spaceId: id, password: pwd },
  ],
  ['a personal room', `${web}/u/${email}`, room()],
  ['a personal room, encoded', `${web}/u/mira.holt%40garden.example/`, room()],
  [
    'a personal room that starts with video',
    `${web}/u/${email}?videoMode=expanded&videoStart=true`,
    room(true),
  ],
  ['a personal room that does not start', `${web}/u/${email}?videoStart=false`, room()],
  ['a direct chat', `${web}/d/chat?email=${email}`, { kind: 'direct', email, way: 'chat' }],
  ['a direct call', `${web}/d/call?email=mira.holt%40garden.example`, { kind: 'direct', email, way: 'call' }],
  [
    'an address with a plus',
    `${web}/d/chat?email=mira+seeds@garden.example`,
    { kind: 'direct', email: 'mira+seeds@garden.example', way: 'chat' },
  ],
  ['a bare id', id, { kind: 'id', id }],
  ['a bare id in capitals, between spaces', `  ${id.toUpperCase()}\n`, { kind: 'id', id }],
];

const refused: readonly (readonly [string, string, InviteProblemReason])[] = [
  ['nothing', '', 'empty'],
  ['only white space', ' \n\t\u00a0 ', 'empty'],
  ['more than 16 KB', `${join}?x=${'y'.repeat(16_384)}`, 'too-long'],
  ['a word', 'garden', 'not-a-link'],
  ['a link without its scheme', 'spaces.avayacloud.com/spaces/invites', 'not-a-link'],
  ['a path alone', `/spaces/invites/${id}/join`, 'not-a-link'],
  ['an id with one digit missing', id.slice(1), 'not-a-link'],
  ['a script', `javascript:location='${join}'`, 'not-a-link'],
  ['data', `data:text/html,${join}`, 'not-a-link'],
  ['a blob of the right origin', `blob:${join}`, 'not-a-link'],
  ['a socket address', join.replace('https:', 'wss:'), 'not-a-link'],
  ['a mail address', `mailto:${email}`, 'not-a-link'],
  ['the right host without encryption', join.replace('https:', 'http:'), 'not-secure'],
  ['another host', join.replace(web, 'https://garden.example'), 'foreign-host'],
  ['another host without encryption', join.replace(web, 'http://garden.example'), 'foreign-host'],
  ['the right name before another host', join.replace('.com/', '.com.garden.example/'), 'foreign-host'],
  ['the right name as user of another host', join.replace('.com/', '.com@garden.example/'), 'foreign-host'],
  ['the right name as path of another host', `https://garden.example/${join}`, 'foreign-host'],
  ['the right name in the query of another host', `https://garden.example/?next=${join}`, 'foreign-host'],
  ['a subdomain of the right host', join.replace('spaces.', 'x.spaces.'), 'foreign-host'],
  ['the domain alone', join.replace('spaces.', ''), 'foreign-host'],
  ['a dot behind the host', join.replace('.com/', '.com./'), 'foreign-host'],
  ['a look-alike letter', join.replace('avaya', '\u0430vaya'), 'foreign-host'],
  ['another port', join.replace('.com/', '.com:8443/'), 'foreign-host'],
  ['the port of the insecure scheme', join.replace('.com/', '.com:80/'), 'foreign-host'],
  ['this device, which is not listed', join.replace(web, 'http://localhost:8080'), 'foreign-host'],
  ['a user name', join.replace('https://', 'https://mira@'), 'has-credentials'],
  ['a user name and password', join.replace('https://', 'https://mira:pw@'), 'has-credentials'],
  ['the front page', web, 'unknown-path'],
  ['the sign-in page', `${web}/account/login/?next=/spaces/invites/${id}/join`, 'unknown-path'],
  ['an invite without its last word', `${web}/spaces/invites/${id}`, 'unknown-path'],
  ['an invite with something behind it', `${join}/now`, 'unknown-path'],
  ['an invite in capitals', `${web}/SPACES/INVITES/${id}/JOIN`, 'unknown-path'],
  ['the address of the REST call', `${web}/api/spaces/invites/${id}/join`, 'unknown-path'],
  ['an encoded slash', `${web}/spaces/invites%2F${id}%2Fjoin`, 'bad-id'],
  ['a doubled slash', `${web}//spaces/invites/${id}/join`, 'unknown-path'],
  ['an invite id of 23 digits', join.replace(id, id.slice(1)), 'bad-id'],
  ['an invite id of 25 digits', join.replace(id, `${id}0`), 'bad-id'],
  ['an invite id with another letter', join.replace(id, `g${id.slice(1)}`), 'bad-id'],
  ['an invite id in full-width digits', join.replace(id, `\uff16${id.slice(1)}`), 'bad-id'],
  ['an invite id with a percent-encoded digit', join.replace(id, `%36${id.slice(1)}`), 'bad-id'],
  ['an invite id with a way up', join.replace(id, '..%2f..%2fusers'), 'bad-id'],
  ['the dashboard', `${web}/spaces/dashboard`, 'bad-id'],
  ['a room of nobody', `${web}/u/`, 'unknown-path'],
  ['a room without an address', `${web}/u/mira`, 'bad-email'],
  ['a room with a broken escape', `${web}/u/mira%E0%A4@garden.example`, 'bad-email'],
  ['a room with two addresses', `${web}/u/mira@garden.example,jonas@garden.example`, 'bad-email'],
  ['a direct chat with nobody', `${web}/d/chat`, 'bad-email'],
  [
    'a direct chat with a line break',
    `${web}/d/chat?email=mira@garden.example%0D%0ABcc:x@y.example`,
    'bad-email',
  ],
  ['a direct chat with a turned address', `${web}/d/chat?email=mira%E2%80%AE@garden.example`, 'bad-email'],
  ['a direct something else', `${web}/d/fax?email=${email}`, 'unknown-path'],
];

export const inviteSeeds: readonly InviteSeed[] = [...accepted, ...refused].map(
  ([title, text, expected]) => ({
    title,
    text,
    expected,
  }),
);
