import { expect } from '@open-wc/testing';
import { startWorld, type World } from '../../support/world.ts';
import { dataOf, guestInside, rest, user, type Answer } from '../rest.ts';

describe('the service sends invitations', () => {
  let world: World;
  let ada: string;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
    ada = await user(world, 'ada');
  };
  afterEach(() => world.stop());

  const stranger = { inviteeType: 'email', invitee: 'new.person@example.test', role: 'guest' };
  const invite = (body: object, token = ada): Promise<Answer> =>
    rest(world, `/api/spaces/${world.space}/invite`, { token, body: { invitees: [stranger], ...body } });
  const contentOf = ({ body }: Answer) => body['inviteContent'] as Record<string, string>;
  const linkIn = (text = ''): string => /https?:\S+\/join\S*/.exec(text)?.[0] ?? '';

  it('to a new space with its creator as admin', async () => {
    await begin();
    const topic = { id: null, title: 'Demo space', type: 'group' };
    const answer = await rest(world, '/api/spaces/invite', {
      token: ada,
      body: { topic, invitees: [stranger] },
    });
    expect(answer.status).to.equal(200);
    const { topicId } = dataOf(answer)[0] as { topicId: string };
    const { body } = await rest(world, `/api/spaces/${topicId}`, { token: ada });
    expect(body).to.include({ title: 'Demo space', role: 'admin' });
    expect((body['members'] as { username: string }[]).map(({ username }) => username)).to.deep.equal([
      'ada.moreno@example.test',
      'new.person@example.test',
    ]);
  });

  it('by mail as text and HTML, with a link like the real service', async () => {
    await begin();
    await invite({});
    const [mail] = await world.mails();
    expect(mail).to.deep.include({
      to: 'new.person@example.test',
      subject: 'Ada Moreno invites you to “Quiet corner”',
    });
    const link = new URL(linkIn(mail?.text));
    expect(link.pathname).to.match(/^\/spaces\/invites\/[0-9a-f]{24}\/join$/);
    expect(JSON.parse(atob(link.searchParams.get('inviteInfo') ?? ''))).to.deep.equal({
      spaceName: 'Quiet corner',
      inviterName: 'Ada Moreno',
      inviterEmail: 'ada.moreno@example.test',
    });
    expect(mail?.html)
      .to.contain('<table')
      .and.not.to.match(/<script|<img|<link|url\(|@import/i);
    expect(mail?.raw).to.contain('multipart/alternative');
  });

  it('with a calendar entry if there is a time, and updates the same entry', async () => {
    await begin();
    const time = { startDateTime: '2026-10-25T00:30:00.000Z', endDateTime: '2026-10-25T02:30:00.000Z' };
    const link = new URL(linkIn(contentOf(await invite(time))['text']));
    const id = link.pathname.split('/')[3];
    await rest(world, `/api/spaces/invites/${id}`, {
      token: ada,
      body: { _id: id, topicId: world.space, invitees: [stranger], ...time },
    });
    const [first, second] = (await world.mails()).map(({ ics }) => ics);
    expect(first).to.contain('DTSTART:20261025T003000Z').and.to.contain('SEQUENCE:0');
    expect(second).to.contain('SEQUENCE:1');
    expect(/UID:.*/.exec(second ?? '')?.[0]).to.equal(/UID:.*/.exec(first ?? '')?.[0]);
  });

  it('in another language on request, otherwise in English', async () => {
    await begin();
    const subjects: string[] = [];
    for (const inviteContentLanguage of ['de-DE', 'ja', 'sv-SE']) {
      subjects.push(
        String(contentOf(await invite({ informChannel: 'client', inviteContentLanguage }))['subject']),
      );
    }
    expect(subjects[0]).to.contain('lädt Sie');
    expect(subjects[1]).to.contain('招待');
    expect(subjects[2]).to.contain('invites you');
    expect(await world.mails(), 'the caller sends these').to.deep.equal([]);
  });

  it('with HTML for Outlook, but not for updates', async () => {
    await begin();
    const answer = await invite({ informChannel: 'outlook' });
    expect(contentOf(answer)['html']).to.contain('<table');
    const id = new URL(linkIn(contentOf(answer)['text'])).pathname.split('/')[3];
    const update = { _id: id, topicId: world.space, invitees: [stranger], informChannel: 'outlook' };
    expect((await rest(world, `/api/spaces/invites/${id}`, { token: ada, body: update })).status).to.equal(
      400,
    );
  });

  it('only in roles that the inviter may give', async () => {
    await begin();
    const as = (role: string) => ({ invitees: [{ ...stranger, role }] });
    const ben = await user(world, 'ben');
    expect((await invite(as('admin'))).status, 'an admin gives any').to.equal(200);
    expect((await invite(as('guest'), ben)).status, 'a member gives guest').to.equal(200);
    expect((await invite(as('member'), ben)).status).to.equal(403);
    expect((await invite(as('guest'), await guestInside(world))).status, 'a guest gives none').to.equal(403);
    expect((await invite(as('guest'), await user(world, 'hana'))).status, 'nor a stranger').to.equal(403);
  });

  it('only to valid people and addresses', async () => {
    await begin();
    const as = (inviteeType: string, invitee: string) => invite({ invitees: [{ inviteeType, invitee }] });
    expect((await as('email', 'a@example.test\r\nBcc: b@example.test')).status).to.equal(400);
    expect((await as('email', 'unknown')).status).to.equal(400);
    expect((await as('userId', '5f0000000000000000000099')).status).to.equal(404);
    const { _id } = (await rest(world, '/api/users/me', { token: await user(world, 'hana') })).body;
    expect((await as('userid', String(_id))).status, 'the older spelling').to.equal(200);
    expect((await world.mails()).map(({ to }) => to)).to.deep.equal(['hana.ito@elsewhere.example']);
  });

  it('with a full or a minimal response', async () => {
    await begin({ inviteItems: 'full', contentOfServerMail: false });
    const answer = await invite({});
    expect(dataOf(answer)[0]).to.have.keys('topicId', '_id', 'invitees', 'url');
    expect(answer.body).not.to.have.property('inviteContent');
    const client = await invite({ informChannel: 'client' });
    expect(linkIn(contentOf(client)['text'])).to.equal(dataOf(client)[0]?.['url']);
  });
});
