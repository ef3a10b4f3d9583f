import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { mailRelay, type RelayedMail } from '../../demo/portal/mail-relay.ts';
import { parseInviteLink } from '../../src/protocol/invite-link.ts';
import { hostileInvitees } from '../protocol/fixtures/hostile-invitees.ts';

describe("the portal's mail relay", () => {
  const portal = 'https://portal.example';
  const web = 'https://spaces.avayacloud.com';
  const good = {
    inviteId: '64c000000000000000000001',
    title: 'Plans <b>',
    note: 'See you "there"',
    language: 'en',
    meet: false,
    invitees: [{ invitee: 'one@example.test', role: 'guest' }],
  };
  const meeting = { starts: 1_800_000_000_000, ends: 1_800_003_600_000, zone: 'Europe/Berlin' };
  let sent: RelayedMail[];
  let time: number;
  let fails: boolean;
  let said: unknown;
  let relay: ReturnType<typeof mailRelay>;

  beforeEach(() => {
    sent = [];
    time = 0;
    fails = false;
    relay = mailRelay({
      pageOrigin: () => portal,
      linkOrigin: () => web,
      nameOf: () => 'Ada "X" <b>',
      // A Request in a test cannot carry a cookie, so another header replaces the session.
      memberOf: ({ req }) => req.header('x-member') || undefined,
      send: async (one) => {
        if (fails && sent.length === 1) throw new Error('No route.');
        sent.push(one);
      },
      now: () => time,
      perHour: 60,
    });
  });

  /** Pages cannot set the header Origin, so this replaces the headers of the Request. */
  const post = async (body: unknown, headers: Record<string, string> = {}): Promise<number> => {
    const all: Record<string, string> = {
      origin: portal,
      'content-type': 'application/json',
      'content-length': '100',
      'x-member': 'ada',
      ...headers,
    };
    const request = new Request(`${portal}/`, { method: 'POST', body: JSON.stringify(body) });
    Object.defineProperty(request, 'headers', {
      value: new Map(Object.entries(all).filter(([, value]) => value)),
    });
    const answer = await relay.fetch(request);
    said = await answer.json().catch(() => undefined);
    return answer.status;
  };

  /** What mail programs make a link of, also without a scheme. */
  const bareName = /[^\s.][.․。．｡]\p{DI}*\p{L}/u;

  /** Where the links of the mails lead, and whether a mail has nothing but markup of the template. */
  const expectOnlyOurs = (mails: readonly RelayedMail[]): void => {
    const tags = /^(?:html|head|meta|title|body|table|tbody|tr|td|a|br|strong|div|span)$/;
    for (const { subject, text, html, icalEvent } of mails) {
      const letter = new DOMParser().parseFromString(html, 'text/html');
      const elements = [...letter.querySelectorAll('*')];
      expect(elements.map(({ localName }) => localName).filter((name) => !tags.test(name))).to.deep.equal([]);
      const names = elements.flatMap((element) => element.getAttributeNames());
      expect(names.filter((name) => name.startsWith('on') || name === 'src')).to.deep.equal([]);
      const links = [...letter.links].map(({ href }) => href);
      const all = [...links, ...(`${subject}\n${text}`.match(/\w+:\/\/\S+|www\.\S+/gi) ?? [])];
      for (const each of all) expect(parseInviteLink(each, [web]).kind, each).to.equal('invite');
      expect(subject).not.to.match(/[\r\n]/);
      const summary = /^(?:SUMMARY|DESCRIPTION).*$/gm;
      const words = icalEvent?.content.replace(/\r\n /g, '').match(summary) ?? [];
      for (const part of [subject, text, letter.body.textContent, letter.title, ...words])
        expect(part.replace(/https:\S+/g, ''), 'a name that becomes a link').not.to.match(bareName);
      const places = icalEvent?.content.replace(/\r\n /g, '').match(/\w+:\/\/[^\s]+/g) ?? [];
      for (const each of places) expect(new URL(each).origin).to.equal(web);
    }
  };

  it('writes a separate mail to each invitee from the facts, with its link and its calendar file', async () => {
    const invitees = [...good.invitees, { invitee: 'two@example.test', role: 'member' }, ...good.invitees];
    expect(await post({ ...good, time: meeting, invitees })).to.equal(200);
    expect(sent.map(({ to }) => to.address)).to.deep.equal(['one@example.test', 'two@example.test']);
    expect(sent[0]?.subject).to.contain('Plans <b>');
    expect(sent[0]?.text).to.contain('See you "there"');
    expect(sent[0]?.html).to.contain('Plans &#60;b&#62;');
    expect(sent[0]?.text).to.contain(`${web}/spaces/invites/${good.inviteId}/join`);
    expect(sent[0]?.icalEvent?.content).to.contain(`UID:${good.inviteId}@`);
    expectOnlyOurs(sent);
  });

  for (const [what, change, headers, status] of [
    ['from another site', {}, { origin: 'https://evil.example' }, 403],
    ['without an origin', {}, { origin: '' }, 403],
    ['with the content type of a form', {}, { 'content-type': 'text/plain' }, 415],
    ['without a sign-in', {}, { 'x-member': '' }, 401],
    ['that is too large', {}, { 'content-length': '70000' }, 413],
    ['without recipients', { invitees: [] }, {}, 400],
    ['to more than 50 people', { invitees: Array(51).fill(good.invitees[0]) }, {}, 400],
    ['with extra recipients', { to: 'b@example.test' }, {}, 400],
    ['with a header in the title', { title: 'Hi\r\nBcc: b@example.test' }, {}, 400],
    ['with a link in the title', { title: 'Win at https://evil.example' }, {}, 400],
    ['with a link in the note', { note: 'Look: www.evil.example' }, {}, 400],
    ['with a disguised link in the note', { note: 'http\u200b:／／evil.example' }, {}, 400],
    ['with its own link', { link: `${web}/spaces/invites/${good.inviteId}/join` }, {}, 400],
    ['with a path in place of the id', { inviteId: '../../account' }, {}, 400],
    ['with its own HTML', { html: '<p>Hi</p>' }, {}, 400],
    ['with its own text', { text: 'Cheap watches' }, {}, 400],
    ['with its own subject', { subject: 'Cheap watches' }, {}, 400],
    ['with its own calendar file', { ics: 'BEGIN:VCALENDAR' }, {}, 400],
    ['with a note that is too long', { note: 'x'.repeat(2_001) }, {}, 400],
    ['that ends before it starts', { time: { ...meeting, ends: 1 } }, {}, 400],
    ['in an unknown time zone', { time: { ...meeting, zone: 'X\r\nY' } }, {}, 400],
  ] as const) {
    it(`refuses a mail ${what}`, async () => {
      const body =
        what === 'that is too large' ? { ...good, note: 'x'.repeat(70_000) } : { ...good, ...change };
      expect(await post(body, headers)).to.equal(status);
      expect(sent).to.deep.equal([]);
    });
  }

  it('mails only its own markup and links to the invitation, whatever 200 crafted bodies contain', async () => {
    relay = mailRelay({
      pageOrigin: () => portal,
      linkOrigin: () => web,
      nameOf: () => 'Ada <i> evil.example',
      memberOf: () => 'ada',
      send: async (one) => void sent.push(one),
      perHour: 1_000,
    });
    const crafted = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '"><script>alert(1)</script>',
      '</title><a href="https://evil.example">x</a>',
      '{{link}}',
      '{{html}}',
      'https://evil.example',
      'HTTPS:\u2060//evil.example',
      'javascript:alert(1)',
      '\r\nBcc: b@example.test',
      'END:VEVENT\nATTACH:https://evil.example',
      '\u2028ATTENDEE:mailto:b@example.test',
      '&#60;script&#62;',
      'evil.example',
      'Look at EVIL.EXAMPLE/path?x',
      'write to b@evil.example',
      'evil\u200d.example',
      'evil.\u200cexample',
      'evil。example',
      'evil．example',
      '=?utf-8?q?=0ABcc:?=',
    );
    const text = fc.array(fc.oneof(crafted, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 4 });
    const fact = text.map((parts) => parts.join(' '));
    const body = fc.record({
      inviteId: fc.oneof({ weight: 4, arbitrary: fc.constant(good.inviteId) }, fact),
      title: fc.oneof(fact, fc.string({ minLength: 1, maxLength: 50 })),
      note: fc.oneof(fact, fc.string()),
      language: fc.constantFrom('en', 'de', 'es', '<b>'),
      meet: fc.boolean(),
      time: fc.constantFrom(meeting, { ...meeting, zone: '<b>' }),
      invitees: fc.constant(good.invitees),
    });
    for (const each of fc.sample(body, { numRuns: 200, seed: 12 })) await post(each);
    expect(sent.length, 'mails').to.be.above(10);
    expectOnlyOurs(sent);
  });

  it('keeps the words of a title and a note apart from names that mail programs make links of', async () => {
    const title = 'Release 2.5, Dr.Miller, evil.example';
    expect(await post({ ...good, title, note: 'See www . evil.example…\nok.' })).to.equal(200);
    expect(sent[0]?.subject).to.contain('Release 2.5, Dr. Miller, evil. example');
    expect(sent[0]?.text).to.contain('See www . evil. example…\nok.');
  });

  for (const [what, invitee, harmless] of hostileInvitees.filter(([, , address]) => address === undefined)) {
    it(`refuses a recipient with ${what}`, async () => {
      expect(harmless).to.equal(undefined);
      expect(await post({ ...good, invitees: [{ invitee, role: 'guest' }] })).to.equal(400);
    });
  }

  it('reports how many mails were sent if the mail server fails', async () => {
    fails = true;
    expect(
      await post({ ...good, invitees: [...good.invitees, { invitee: 'two@example.test', role: 'guest' }] }),
    ).to.equal(502);
    expect(said).to.deep.equal({ sent: 1, message: 'The mail server does not respond.' });
  });

  it('limits the mails of a member per hour, and accepts more after the hour', async () => {
    const invitees = Array.from({ length: 50 }, (_, number) => ({
      invitee: `p${number}@example.test`,
      role: 'guest',
    }));
    expect(await post({ ...good, invitees })).to.equal(200);
    expect(await post({ ...good, invitees })).to.equal(429);
    expect(await post(good, { 'x-member': 'ben' }), 'another member').to.equal(200);
    expect(await post(good), 'refused mails do not count').to.equal(200);
    time = 3_600_001;
    expect(await post({ ...good, invitees })).to.equal(200);
  });
});
