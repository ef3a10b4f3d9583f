/** Text that is made to be slow: twice the text may take about twice the time, and never four times. */
import { expect } from '@open-wc/testing';
import { parseAddressFile } from '../../src/protocol/address-file.ts';
import * as addressList from '../../src/protocol/address-list.ts';
import * as call from '../../src/protocol/call.ts';
import * as channel from '../../src/protocol/channel.ts';
import * as emailAddress from '../../src/protocol/email-address.ts';
import * as errorBody from '../../src/protocol/error-body.ts';
import * as frames from '../../src/protocol/frames.ts';
import * as invitation from '../../src/protocol/invitation.ts';
import * as invitationMail from '../../src/protocol/invitation-mail.ts';
import * as inviteLink from '../../src/protocol/invite-link.ts';
import { enMail } from '../../src/protocol/mail-en.ts';
import * as message from '../../src/protocol/message.ts';
import * as oauth from '../../src/protocol/oauth.ts';
import * as people from '../../src/protocol/people.ts';
import * as person from '../../src/protocol/person.ts';
import * as read from '../../src/protocol/read.ts';
import * as pagedLists from '../../src/protocol/paged-lists.ts';
import * as rest from '../../src/protocol/rest.ts';
import * as ring from '../../src/protocol/ring.ts';
import * as server from '../../src/protocol/server.ts';
import * as serviceConfigurations from '../../src/protocol/service-configurations.ts';
import * as signIn from '../../src/protocol/sign-in.ts';
import * as space from '../../src/protocol/space.ts';
import * as tabEntry from '../../src/protocol/tab-entry.ts';
import * as wrappedLink from '../../src/protocol/wrapped-link.ts';

type Reader = (bomb: string) => unknown;

const origins = ['https://spaces.avayacloud.com'];

/** A response with the bomb in each field that a reader may look at. */
function responseOf(bomb: string): object {
  const one = {
    _id: 'm1',
    id: 'm1',
    topicId: 's1',
    category: 'chat',
    type: 'group',
    title: bomb,
    name: bomb,
    member: bomb,
    username: bomb,
    displayname: bomb,
    picture_url: bomb,
    email: bomb,
    value: bomb,
    code: bomb,
    message: bomb,
    created: bomb,
    organization: bomb,
    picture: bomb,
    access_token: bomb,
    token: bomb,
    error: bomb,
    error_description: bomb,
  };
  const whole = {
    ...one,
    emails: [one],
    sender: one,
    content: { bodyText: bomb, description: bomb, data: [one] },
    topic: { ...one, members: [one] },
    members: [one],
    channel: one,
  };
  return {
    ...whole,
    data: [whole],
    nextPageUrl: bomb,
    inviteContent: { text: bomb, html: bomb },
    error: { ...one, message: bomb },
  };
}

/** Calls a reader with what it may get: the text itself, and a response that contains it. */
function withBoth(reader: (given: never, more: never) => unknown, more: unknown): Reader {
  return (bomb) => [reader(bomb as never, more as never), reader(responseOf(bomb) as never, more as never)];
}

/** Only these take text; an object in its place is an error of our own code. */
const textReaders: Readonly<Record<string, Reader>> = {
  parseAddressList: (bomb) => addressList.parseAddressList(bomb),
  parseAddressFile: (bomb) => [...parseAddressFile(new TextEncoder().encode(bomb).buffer)],
  readAddress: (bomb) => emailAddress.readAddress(bomb),
  readEmail: (bomb) => emailAddress.readEmail(bomb),
  domainOf: (bomb) => emailAddress.domainOf(bomb),
  parseInviteLink: (bomb) => inviteLink.parseInviteLink(bomb, origins),
  invitationMail: (bomb) =>
    invitationMail.invitationMail(
      { title: bomb, inviter: bomb, link: bomb, meet: true, note: bomb },
      enMail,
      { html: bomb },
    ),
  bodyToText: (bomb) => message.bodyToText(bomb),
  textToBody: (bomb) => message.textToBody(bomb),
  isPlainBody: (bomb) => message.isPlainBody(bomb),
  readSessionEnd: (bomb) => oauth.readSessionEnd(bomb, 0),
  parseJson: (bomb) => read.parseJson(bomb),
  cleanLine: (bomb) => read.cleanLine(bomb, Infinity),
  isId: (bomb) => read.isId(bomb),
  readTime: (bomb) => read.readTime(bomb),
  readPageUrl: (bomb) => pagedLists.readPageUrl(bomb),
  pageQuery: (bomb) => pagedLists.pageQuery(bomb),
  searchPattern: (bomb) => pagedLists.searchPattern(bomb),
  searchWords: (bomb) => people.searchWords(bomb),
  readSignInRedirect: (bomb) => signIn.readSignInRedirect(`https://garden.example/#${bomb}`),
  readReturnTarget: (bomb) => signIn.readReturnTarget(bomb, origins[0]!),
  readRole: (bomb) => space.readRole(bomb),
  linksIn: (bomb) => wrappedLink.linksIn(bomb),
};

const responseReaders = Object.entries({
  ...call,
  ...channel,
  ...frames,
  ...invitation,
  ...oauth,
  ...people,
  ...person,
  ...rest,
  ...errorBody,
  ...pagedLists,
  ...serviceConfigurations,
  ...ring,
  ...server,
  ...signIn,
  ...space,
  ...tabEntry,
  ...message,
}).filter(([name]) => /^(?:read|decode)/.test(name) && !(name in textReaders));

const readers: readonly (readonly [string, Reader])[] = [
  ...Object.entries(textReaders),
  ...responseReaders.map(
    ([name, reader]) =>
      [name, withBoth(reader as () => unknown, name === 'readInviteResult' ? origins : 0)] as const,
  ),
];

const units = [
  ...[
    '.',
    ',',
    ';',
    ':',
    ' ',
    '@',
    '<',
    '>',
    '"',
    "'",
    '&',
    '%',
    '/',
    '\\',
    '=',
    '-',
    '_',
    '*',
    '|',
    '(',
    '[',
    '{',
    '+',
    '~',
    '0',
    'a',
  ],
  ...['\n', '\r\n', '\t', '\u00a0', '\u0301', '\u0316\u0301', '\u200b', '\u200d', '\ud83d', 'é', '谢'],
  ...[
    'a@',
    'a.',
    'a@b.',
    '""',
    '"a"@',
    '<a ',
    '<a@b ',
    '<p>',
    '&#',
    '&amp;',
    'http',
    'https://',
    'mailto:',
    '__;',
    '%25',
    '"",',
    '"\n',
    '{"a":',
    '.a@',
  ],
];
const starts = ['', 'https://spaces.avayacloud.com/', '42["a","'];
const frameStarts = ['4', '42/', '40/chat?', '42/chat,', '0'];

const length = 25_000;
/**
 * Ms. A reader that is not linear takes steps in the square of the length, 2.5 · 10⁹ of them, which no machine does in less.
 * Shorter times say more about how the browser keeps memory.
 */
const shortest = 50;
const limit = 3;

function bombOf(start: string, unit: string, size: number): string {
  return `${start}${unit.repeat(Math.floor(size / unit.length))}!`;
}

/** Ms. */
function timeOf(reader: Reader, bomb: string): number {
  const started = performance.now();
  reader(bomb);
  return performance.now() - started;
}

/** How much longer `times` the text takes: the median of five pairs. Too short to measure: 0. */
function growth(reader: Reader, start: string, unit: string, times: number): number {
  const [small, large] = [bombOf(start, unit, length), bombOf(start, unit, times * length)];
  if (Math.min(timeOf(reader, large), timeOf(reader, large)) < shortest) return 0;
  const ratios = Array.from({ length: 5 }, () => timeOf(reader, large) / timeOf(reader, small));
  return ratios.sort((one, other) => one - other)[2]!;
}

/**
 * Twice the text may take up to three times the time. The collection of garbage and other work on the machine can
 * disturb that, so a reader is judged by four times the text, too: nine times is the limit, and a quadratic one takes 16.
 */
function growsTooFast(reader: Reader, start: string, unit: string): boolean {
  return growth(reader, start, unit, 2) > limit && growth(reader, start, unit, 4) > limit ** 2;
}

/** Takes this long for the longer text, and for half of it a share of that. */
function busy(ms: number, share: (part: number) => number): Reader {
  return (bomb) => {
    const end = performance.now() + ms * share(bomb.length / (2 * length));
    while (performance.now() < end);
  };
}

describe('A reader of text from outside', () => {
  it('is one of these: none is left out', () => {
    expect(readers.length).to.be.at.least(60);
  });

  for (const [name, reader] of readers) {
    it(`takes about twice the time for twice the text: ${name}`, function () {
      this.timeout(60_000);
      for (const start of name === 'decodeFrame' ? [...starts, ...frameStarts] : starts) {
        for (const unit of units)
          expect(growsTooFast(reader, start, unit), JSON.stringify([start, unit])).to.equal(false);
      }
    });
  }

  it('would be noticed if it took four times as long, although it is fast', () => {
    expect(
      growsTooFast(
        busy(150, (part) => part ** 2),
        '',
        '.,',
      ),
    ).to.equal(true);
  });

  it('is not blamed for taking twice as long', () => {
    expect(
      growsTooFast(
        busy(400, (part) => part),
        '',
        '.,',
      ),
    ).to.equal(false);
  });
});
