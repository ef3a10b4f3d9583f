import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseInviteLink, type InviteLink } from '../../src/protocol/invite-link.ts';
import { formatInviteLink } from '../../src/protocol/link-address.ts';
import { cleanLine } from '../../src/protocol/read.ts';
import { serviceWebOrigins } from '../../src/protocol/server.ts';
import { inviteSeeds } from './fixtures/invite-links.ts';
import { anyText, property } from '../support/property.ts';

const web = 'https://spaces.avayacloud.com';
const loopback = 'http://127.0.0.1:8080';
const id = '65f3c90b6d21f8e4730a5c44';

describe('A pasted invite link', () => {
  for (const { title, text, expected } of inviteSeeds) {
    const outcome =
      typeof expected === 'string' ? `is refused as ${expected}` : `is read as ${expected.kind}`;
    it(`${outcome}: ${title}`, () => {
      const wanted = typeof expected === 'string' ? { kind: 'problem', reason: expected } : expected;
      expect(parseInviteLink(text)).to.deep.equal(wanted);
    });
  }

  it('may be on a local server when the page lists exactly that origin', () => {
    const link = `${loopback}/spaces/invites/${id}/join`;
    expect(parseInviteLink(link)).to.deep.equal({ kind: 'problem', reason: 'foreign-host' });
    expect(parseInviteLink(link, [loopback])).to.deep.equal({ kind: 'invite', inviteId: id, preview: {} });
    expect(parseInviteLink(link.replace('8080', '8081'), [loopback])).to.deep.equal({
      kind: 'problem',
      reason: 'foreign-host',
    });
    expect(parseInviteLink(link.replace('http:', 'https:'), [loopback])).to.have.property(
      'reason',
      'foreign-host',
    );
  });

  it('of the service is refused when the page lists only other origins', () => {
    const link = `${web}/spaces/invites/${id}/join`;
    expect(parseInviteLink(link, ['https://meet.garden.example'])).to.have.property('reason', 'foreign-host');
    expect(parseInviteLink(link, [])).to.have.property('reason', 'foreign-host');
  });

  it('is never accepted from another host and never throws, for 100,000 broken links', function () {
    this.timeout(60_000);
    property(
      fc.property(brokenLink, (text) => isSafe(text)),
      100_000,
    );
  });

  it('is never accepted from another host, for any text', () => {
    property(
      fc.property(fc.oneof(anyText, fc.webUrl()), (text) => isSafe(text)),
      10_000,
    );
  });

  it('is the same after writing and reading it', () => {
    property(
      fc.property(anyLink, fc.constantFrom(web, loopback), (link, origin) => {
        expect(parseInviteLink(formatInviteLink(link, origin), [origin])).to.deep.equal(link);
      }),
      10_000,
    );
  });

  it('is the same after writing and reading it, also for broken links that can be read', () => {
    property(
      fc.property(brokenLink, (text) => {
        const link = parseInviteLink(text);
        if (link.kind === 'problem') return;
        expect(parseInviteLink(formatInviteLink(link, web))).to.deep.equal(link);
      }),
      10_000,
    );
  });

  it('can be written with any content', () => {
    property(
      fc.property(anyText, anyText, (one, other) => {
        const preview = { spaceName: one, inviterName: other };
        expect(formatInviteLink({ kind: 'invite', inviteId: id, password: one, preview }, web)).to.be.a(
          'string',
        );
        expect(formatInviteLink({ kind: 'room', email: one, startVideo: true }, web)).to.be.a('string');
        expect(formatInviteLink({ kind: 'direct', email: other, way: 'chat' }, web)).to.be.a('string');
      }),
    );
  });

  it('is read at once, even if it is made to be slow', () => {
    const bombs = ['/', '%', '=', '@', ' ', '\\', '%2f', 'a@', '+', '\u202e'].map((part) =>
      part.repeat(16_000 / part.length),
    );
    const started = performance.now();
    for (const bomb of bombs) {
      for (const start of [
        '',
        `${web}/`,
        `${web}/u/`,
        `${web}/d/chat?email=`,
        `${web}/spaces/invites/${id}/join?inviteInfo=`,
      ]) {
        parseInviteLink((start + bomb).slice(0, 16_384));
      }
    }
    expect(performance.now() - started).to.be.below(5_000);
  });
});

/** Reading does not throw, and a link that is accepted has an allowed origin. */
function isSafe(text: string): boolean {
  const link = parseInviteLink(text);
  if (link.kind === 'problem') return true;
  if (link.kind === 'id') return /^[0-9a-f]{24}$/.test(link.id);
  const { origin, username, password } = new URL(text.trim());
  return (
    serviceWebOrigins.includes(origin) &&
    username === '' &&
    password === '' &&
    /^[0-9a-f]{24}$|@/.test(named(link))
  );
}

function named(link: Exclude<InviteLink, { kind: 'id' }>): string {
  if (link.kind === 'invite') return link.inviteId;
  return link.kind === 'space' ? link.spaceId : link.email;
}

const hostilePieces = [
  '@',
  ':',
  '/',
  '//',
  '\\',
  '?',
  '#',
  '%',
  '%00',
  '%2e',
  '%2f',
  '%40',
  '..',
  '.',
  ' ',
  '\t',
  '\n',
  '\0',
  '[',
  ']',
  ';',
  '&',
  'garden.example',
  '@garden.example',
  '.garden.example',
  'https://garden.example/',
  'http:',
  'javascript:',
  'user:pw@',
  ':8443',
  '\u202e',
  '\u3002',
  '\uff0f',
  '\u0430',
  '\u2044',
  '\ud800',
  'xn--',
  '__proto__',
  'localhost',
  '127.0.0.1',
  '0x7f.1',
  '?inviteInfo=',
  '=',
];

/** A sample link with a few parts replaced, removed or filled with hostile text. */
const brokenLink = fc
  .tuple(
    fc.constantFrom(...inviteSeeds.map(({ text }) => text.slice(0, 600))),
    fc.array(
      fc.tuple(
        fc.nat(600),
        fc.nat(12),
        fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ maxLength: 4 })),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [place, removed, added]) => {
      const at = place % (changed.length + 1);
      return changed.slice(0, at) + added + changed.slice(at + removed);
    }, text),
  );

const anyId = fc.stringMatching(/^[0-9a-f]{24}$/);
const anyPassword = fc.option(fc.stringMatching(/^[!-~]{1,128}$/), { nil: undefined });
const anyLine = fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 250 })).map(cleanLine);
const anyEmail = fc.oneof(
  fc.emailAddress(),
  fc.constantFrom('a+b/c%d?e#f@garden.example', "o'neil&co=1@garden.example", 'żółw@ogród.example'),
);
const anyPreview = fc
  .record({ spaceName: anyLine, inviterName: anyLine, inviterEmail: anyLine }, { requiredKeys: [] })
  .map((preview) => Object.fromEntries(Object.entries(preview).filter(([, text]) => text !== '')));

const anyLink: fc.Arbitrary<InviteLink> = fc.oneof(
  fc.tuple(anyId, anyPassword, anyPreview, fc.boolean()).map(([inviteId, password, preview, isCall]) => ({
    kind: 'invite' as const,
    inviteId,
    ...(password && { password }),
    ...(isCall && { startVideo: true as const }),
    preview,
  })),
  fc.tuple(anyId, anyPassword, fc.boolean()).map(([spaceId, password, isCall]) => ({
    kind: 'space' as const,
    spaceId,
    ...(password && { password }),
    ...(isCall && { startVideo: true as const }),
  })),
  fc.record({ kind: fc.constant('room' as const), email: anyEmail, startVideo: fc.boolean() }),
  fc.record({
    kind: fc.constant('direct' as const),
    email: anyEmail,
    way: fc.constantFrom('chat' as const, 'call' as const),
  }),
  anyId.map((hex) => ({ kind: 'id' as const, id: hex })),
);
