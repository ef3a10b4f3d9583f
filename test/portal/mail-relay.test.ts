import { expect } from '@open-wc/testing';
import { mailRelay, type RelayedMail } from '../../demo/portal/mail-relay.ts';
import { invitationMail } from '../../src/protocol/invitation-mail.ts';
import { hostileInvitees } from '../protocol/fixtures/hostile-invitees.ts';

describe("the portal's mail relay", () => {
  const portal = 'https://portal.example';
  const link =
    'https://spaces.avayacloud.com/spaces/invites/64c000000000000000000001/join?inviteInfo=e30%3D&videoStart=true';
  const mail = invitationMail({ title: 'Plans', inviter: 'Ada "X" <b>', link, meet: false, language: 'en' });
  const good = { spaceId: 's1', link, ...mail, invitees: [{ invitee: 'one@example.test', role: 'guest' }] };
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
      linkOrigins: () => ['https://spaces.avayacloud.com'],
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
    said = await answer.json();
    return answer.status;
  };

  it('sends a separate mail to each invitee, with the content from the page', async () => {
    const invitees = [...good.invitees, { invitee: 'two@example.test', role: 'member' }, ...good.invitees];
    expect(await post({ ...good, ics: 'BEGIN:VCALENDAR\r\n', invitees })).to.equal(200);
    expect(sent.map(({ to }) => to.address)).to.deep.equal(['one@example.test', 'two@example.test']);
    expect(sent[0]).to.include({ subject: mail.subject, text: mail.text, html: mail.html });
  });

  for (const [what, change, headers, status] of [
    ['from another site', {}, { origin: 'https://evil.example' }, 403],
    ['without an origin', {}, { origin: '' }, 403],
    ['with the content type of a form', {}, { 'content-type': 'text/plain' }, 415],
    ['without a sign-in', {}, { 'x-member': '' }, 401],
    ['without recipients', { invitees: [] }, {}, 400],
    ['to more than 50 people', { invitees: Array(51).fill(good.invitees[0]) }, {}, 400],
    ['with extra recipients', { to: 'b@example.test' }, {}, 400],
    ['with a header in the subject', { subject: 'Hi\r\nBcc: b@example.test' }, {}, 400],
    ['with a link to another site', { link: link.replace('avayacloud', 'evil') }, {}, 400],
    ['with a link that is not an invitation', { link: 'https://spaces.avayacloud.com/account' }, {}, 400],
    ['without the link in its text', { text: 'Cheap watches' }, {}, 400],
    ['with another link in its HTML', { html: `${mail.html}<a href="https://evil.example">x</a>` }, {}, 400],
    ['with a script', { html: `${mail.html}<script>1</script>` }, {}, 400],
    ['with a picture from another site', { html: `${mail.html}<img src=https://evil.example/x>` }, {}, 400],
    ['with a file that is not a calendar', { ics: 'MZ' }, {}, 400],
  ] as const) {
    it(`refuses a mail ${what}`, async () => {
      expect(await post({ ...good, ...change }, headers)).to.equal(status);
      expect(sent).to.deep.equal([]);
    });
  }

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
