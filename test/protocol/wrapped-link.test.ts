import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseInviteLink, type InviteLink } from '../../src/protocol/invite-link.ts';
import { serviceWebOrigins } from '../../src/protocol/server.ts';
import { linksIn } from '../../src/protocol/wrapped-link.ts';
import { inviteSeeds } from './fixtures/invite-links.ts';
import { anyText, property } from '../support/property.ts';

const id = '65f3c90b6d21f8e4730a5c44';
const join = `https://spaces.avayacloud.com/spaces/invites/${id}/join`;
const withPin = `${join}?pwd=0123abcd`;
const encoded = encodeURIComponent(withPin);

/** The first link in the text that is an invite link. */
const inviteIn = (text: string): InviteLink | undefined => {
  for (const link of [text, ...linksIn(text)]) {
    const read = parseInviteLink(link);
    if (read.kind !== 'problem') return read;
  }
  return undefined;
};

describe('An invite link that something wraps', () => {
  for (const [title, text] of [
    ['Safe Links', `https://eur03.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C02&reserved=0`],
    [
      'Safe Links of Teams',
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${encoded}&locale=en`,
    ],
    ['URL Defense 3', 'https://urldefense.com/v3/__' + withPin + '__;!!abc!def$'],
    [
      'URL Defense 3 with replaced signs',
      'https://urldefense.com/v3/__' + withPin.replace('?pwd=', '*pwd*') + '__;Pz0!!abc!def$',
    ],
    [
      'URL Defense 3 with a row of replaced signs',
      'https://urldefense.com/v3/__' + withPin.replace('?pwd', '**C') + '__;P3B3ZA!!abc!def$',
    ],
    [
      'URL Defense 2',
      `https://urldefense.proofpoint.com/v2/url?u=${withPin.replaceAll(':', '-3A').replaceAll('?', '-3F').replaceAll('=', '-3D').replaceAll('/', '_')}&d=DwMF&c=x`,
    ],
    ['URL Defense 1', `https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=x`],
    ['a search engine', `https://www.google.com/url?q=${encoded}&sa=D&source=calendar&usg=x`],
    ['a search engine that did not encode it', `https://www.google.com/url?q=${withPin}&sa=D`],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1`],
    ['Cisco', `https://secure-web.cisco.com/1abc/${encoded}`],
    ['Check Point', `https://protect.checkpoint.com/v2/___${withPin}___.YXA`],
    ['Sophos', `https://eu-west-1.protection.sophos.com/?d=avayacloud.com&u=${btoa(withPin)}&i=x`],
    [
      'two of them',
      `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${encoded}`)}`,
    ],
    ['encoding twice', encodeURIComponent(encoded)],
    ['angle brackets', `<${withPin}>`],
    [
      'angle brackets around several lines',
      `<https://spaces.avayacloud.com/spaces/invites/${id}/join\n ?pwd=0123abcd>`,
    ],
    ['"URL:"', `<URL:${withPin}>`],
    ['a sentence', `Please join here: ${withPin}. See you!`],
    ['round brackets and quotes', `("${withPin}")`],
    ['Markdown', `[${withPin}](${withPin})`],
    ['HTML', `<a href="${withPin}&amp;x=1">Join</a>`],
  ] as const) {
    it(`is found: ${title}`, () => {
      expect(inviteIn(text)).to.deep.equal({
        kind: 'invite',
        inviteId: id,
        password: '0123abcd',
        preview: {},
      });
    });
  }

  it('is found with a full stop after it', () => {
    expect(inviteIn(`${join}.`)).to.deep.equal({ kind: 'invite', inviteId: id, preview: {} });
  });

  for (const text of [
    `https://evil.example/spaces/invites/${id}/join`,
    `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://evil.example/spaces/invites/${id}/join`)}`,
    `https://spaces.avayacloud.com@evil.example/spaces/invites/${id}/join`,
    `https://www.google.com/url?q=javascript:alert(1)//${join.slice(8)}`,
    `https://user:pw@${join.slice(8)}`,
    `<${join.replace('https', 'http')}>`,
    `${join}x`,
  ]) {
    it(`is not found in ${text.slice(0, 80)}`, () => expect(inviteIn(text)).to.equal(undefined));
  }

  it('never has another origin and never throws, for seeds, odd URLs and 20,000 random texts', function () {
    this.timeout(60_000);
    const seeds = inviteSeeds.map(({ text }) => text);
    expect(seeds.length).to.be.at.least(76);
    for (const text of [...oddUrls, ...seeds]) {
      expect(isSafe(text), text).to.equal(true);
      expect(isSafe(`https://www.google.com/url?q=${wellFormed(text)}`), text).to.equal(true);
      expect(isSafe(`<${text}>`), text).to.equal(true);
    }
    const pieces = fc.array(
      fc.oneof(
        anyText,
        fc.constantFrom(
          ...seeds,
          ...oddUrls,
          '?url=',
          'https://',
          '%',
          '__;',
          '/v3/__',
          '**',
          '<',
          '>',
          '-3A',
          'aHR0c',
        ),
      ),
      { maxLength: 8 },
    );
    property(
      fc.property(pieces, (parts) => isSafe(parts.join(''))),
      20_000,
    );
  });
});

function wellFormed(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
}

/** What URL parsers read differently. */
const oddUrls = [
  'http://example\t.\norg',
  'http://user:pass@foo:21/bar;par?b#c',
  'https:foo.com',
  'https:/example.com/',
  'https:\\\\x:c\\y',
  'http://f:999999/c',
  'http://[1::2]:3:4',
  'http://2001::1',
  'https://\uff05\uff14\uff11.com',
  'https://GOO\u200b\u2060\ufeffgoo.com',
  'https://0Xc0.0250.01',
  'https://a_b',
  'https://example.com:/',
  'https://:@c:29/d',
  'https://\ud83d\ude00/',
  'https://%zz%66%a.com',
  'file:///C|/m/',
  'javascript:https://spaces.avayacloud.com/',
  'data:text/html,https://spaces.avayacloud.com/',
  'blob:https://spaces.avayacloud.com/x',
  '//spaces.avayacloud.com/',
  'https://spaces.avayacloud.com\\@evil.example/',
  'https://spaces.avayacloud.com%2f@evil.example/',
  'https://spaces.avayacloud.com.:443/',
  'https://spaces.avayacloud.com%00.evil.example/',
];

function isSafe(text: string): boolean {
  return linksIn(text).every((link) => {
    const read = parseInviteLink(link);
    return read.kind === 'problem' || read.kind === 'id' || serviceWebOrigins.includes(new URL(link).origin);
  });
}
