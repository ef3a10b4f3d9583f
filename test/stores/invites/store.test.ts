import { expect } from '@open-wc/testing';
import { InvitesStore, sentInvitations } from '../../../src/stores/invites/store.ts';
import type { InvitesState, Outcome } from '../../../src/stores/invites/state.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import type { Invitee } from '../../../src/protocol/invitation.ts';
import { hostileInvitees } from '../../protocol/fixtures/hostile-invitees.ts';
import { configOf } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

describe('inviting people', () => {
  let world: World;
  let spaces: Spaces;
  let store: InvitesStore;
  const states: InvitesState[] = [];

  const begin = async (nick = 'ada', switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: nick });
    spaces = openSpaces({ ...configOf(world), token });
    store = new InvitesStore(spaces);
    states.length = 0;
    store.$invites.listen((state) => states.push(state));
  };
  afterEach(async () => {
    store.dispose();
    spaces.dispose();
    await world.stop();
  });

  const email = (invitee: string, role: Invitee['role'] = 'guest'): Invitee => ({
    invitee,
    kind: 'email',
    role,
  });
  const people = (count: number): Invitee[] =>
    Array.from({ length: count }, (_, number) => email(`person.${number}@example.test`));
  const terms = { time: undefined, mode: 'join', language: 'en-US', channel: 'server' } as const;
  const state = <Step extends InvitesState['step']>(step: Step): Extract<InvitesState, { step: Step }> => {
    const now = store.$invites.get();
    expect(now.step, JSON.stringify(now)).to.equal(step);
    return now as Extract<InvitesState, { step: Step }>;
  };
  const outcomes = (): Record<string, Outcome['status']> =>
    Object.fromEntries(state('sent').outcomes.map(({ invitee, status }) => [invitee, status]));
  const counts = (): Record<string, number> => {
    const found: Record<string, number> = {};
    for (const { status } of state('sent').outcomes) found[status] = (found[status] ?? 0) + 1;
    return found;
  };
  const invites = async () => (await world.requests()).filter(({ path }) => path.endsWith('/invite'));
  const send = (invitees: Invitee[], channel: 'server' | 'client' = 'server', title = ''): Promise<void> =>
    store.send({ title, invitees, terms: { ...terms, channel } });

  it('creates a space and invites all people in one request', async () => {
    await begin();
    await store.open(undefined);
    await send([email('one@example.test'), email('two@example.test')], 'server', 'Plans');
    expect(outcomes()).to.deep.equal({ 'one@example.test': 'sent', 'two@example.test': 'sent' });
    expect(await invites()).to.have.lengthOf(1);
    expect((await world.mails()).map(({ to }) => to)).to.deep.equal(['one@example.test', 'two@example.test']);
    const { room, made } = state('sent');
    expect(room).to.include({ title: 'Plans', spaceId: made[0]?.spaceId });
    expect(made[0]?.link?.url).to.contain('/spaces/invites/').and.to.contain('inviteInfo=');
  });

  it('sends no request for members and invalid addresses', async () => {
    await begin();
    await store.open(world.space);
    await send([email('BEN.okafor@example.test'), email('no address'), email('new@münchen.example')]);
    expect(outcomes()).to.deep.equal({
      'BEN.okafor@example.test': 'in-space',
      'no address': 'invalid',
      'new@xn--mnchen-3ya.example': 'sent',
    });
    expect((await world.mails()).map(({ raw }) => /^To: (.*)/m.exec(raw)?.[1])).to.deep.equal([
      'new@xn--mnchen-3ya.example',
    ]);
  });

  it('sends 10 requests for 500 people, reports progress, and repeats only the one that failed', async () => {
    await begin();
    await store.open(world.space);
    await world.control({ do: 'fail', status: 429, path: '*/invite', times: 1 });
    await send(people(500), 'client');
    expect(await invites()).to.have.lengthOf(10);
    expect(counts()).to.deep.equal({ sent: 450, refused: 50 });
    const progress = states.flatMap((one) => (one.step === 'sending' ? [one.done] : []));
    expect(progress).to.deep.equal([0, 50, 100, 150, 200, 250, 300, 350, 400, 450]);
    await store.retry();
    expect(await invites()).to.have.lengthOf(11);
    expect(counts()).to.deep.equal({ sent: 500 });
    expect(state('sent').made, 'only the new invitation is listed').to.have.lengthOf(1);
  }).timeout(20_000);

  for (const [moment, fault] of [
    ['before the service has read it', { do: 'reset', when: 'before' }],
    ['after the work was done', { do: 'reset', when: 'after' }],
    ['in the middle of the answer', { do: 'truncate' }],
    ['behind an error of the service', { do: 'fail', status: 502, when: 'after' }],
  ] as const) {
    it(`reports "unconfirmed" and never invites twice when the answer is lost ${moment}`, async () => {
      await begin();
      await store.open(world.space);
      await world.control({ ...fault, path: '*/invite' });
      await send([email('one@example.test')]);
      expect(outcomes()).to.deep.equal({ 'one@example.test': 'unconfirmed' });
      const before = (await world.mails()).length;
      await store.retry();
      expect(await invites()).to.have.lengthOf(1);
      expect(await world.mails()).to.have.lengthOf(before);
      expect(before).to.be.at.most(1);
    });
  }

  it('invites no more people when it is unknown whether the space was created', async () => {
    await begin();
    await store.open(undefined);
    await world.control({ do: 'reset', when: 'after', path: '*/invite' });
    await send(people(120), 'client', 'Plans');
    expect(counts()).to.deep.equal({ unconfirmed: 120 });
    await store.retry();
    expect(await invites()).to.have.lengthOf(1);
  });

  it('creates the space on retry after the service refused it', async () => {
    await begin();
    await store.open(undefined);
    await world.control({ do: 'fail', status: 429, path: '*/invite' });
    await send([email('one@example.test')], 'server', 'Plans');
    expect(state('failed').failure.code).to.equal('rate-limited');
    await store.retry();
    expect(outcomes()).to.deep.equal({ 'one@example.test': 'sent' });
  });

  it('sends one request for several calls at the same time', async () => {
    await begin();
    await store.open(world.space);
    const invitees = [email('one@example.test')];
    await Promise.all([send(invitees), send(invitees), store.retry(), send(invitees)]);
    expect(await invites()).to.have.lengthOf(1);
  });

  it('lets a member invite guests only, and a guest invite no one', async () => {
    await begin('ben');
    await store.open(world.space);
    expect(state('editing').room.grants).to.deep.equal(['guest']);
    await send([email('one@example.test', 'admin'), email('two@example.test')]);
    expect(outcomes()).to.deep.equal({ 'one@example.test': 'invalid', 'two@example.test': 'sent' });
    spaces.session.signOut();
    await spaces.session.signInGuest('Gwen');
    await store.open(undefined);
    expect(state('barred').reason).to.equal('role');
  });

  it('lets the owner of a personal room invite guests only', async () => {
    await begin();
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const answer = await fetch(`${world.server}/api/users/meetingroom/ada.moreno@example.test`, {
      headers: { authorization: `jwt ${token}` },
    });
    const { data } = (await answer.json()) as { data: { _id: string } };
    await store.open(data._id);
    expect(state('editing').room.grants).to.deep.equal(['guest']);
    await send([email('one@example.test', 'member'), email('two@example.test')]);
    expect(outcomes()).to.deep.equal({ 'one@example.test': 'invalid', 'two@example.test': 'sent' });
  });

  it('forgets sent invitations when another user uses the connection', async () => {
    await begin();
    await store.open(world.space);
    await send([email('one@example.test')]);
    expect(sentInvitations(spaces).get()).to.have.lengthOf(1);
    spaces.session.signOut();
    await spaces.session.signInGuest('Gwen');
    expect(sentInvitations(spaces).get()).to.deep.equal([]);
  });

  it('works without a link, and reports that the page has nothing to mail', async () => {
    await begin('ada', { contentOfServerMail: false });
    await store.open(world.space);
    await send([email('one@example.test')]);
    expect(outcomes()).to.deep.equal({ 'one@example.test': 'sent' });
    expect(state('sent').made[0]?.link).to.equal(undefined);
    await store.open(world.space);
    const body = {
      own: { data: [{ topicId: world.space }], inviteContent: { text: 'https://evil.example/x' } },
    };
    await world.control({ do: 'fail', status: 200, path: '*/invite', body });
    await send([email('two@example.test')], 'client');
    expect(outcomes()).to.deep.equal({ 'two@example.test': 'unconfirmed' });
  });

  it('sends mails to exactly the addresses that it reports, with the intended headers', async () => {
    await begin();
    await store.open(world.space);
    await send(hostileInvitees.map(([, text]) => email(text)));
    const sent = state('sent').outcomes.filter(({ status }) => status === 'sent');
    expect(sent.map(({ invitee }) => invitee)).to.deep.equal(
      hostileInvitees.flatMap(([, , good]) => good ?? []),
    );
    expect(counts()['invalid']).to.equal(hostileInvitees.length - sent.length);
    const mails = await world.mails();
    expect(mails).to.have.lengthOf(sent.length);
    for (const { headers } of mails) {
      const names = headers.map(([name]) => name);
      expect(names.sort()).to.deep.equal(
        ['content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to', 'subject', 'to'].sort(),
      );
    }
  });

  it('remembers sent invitations, resends them with the same link, and forgets them at sign-out', async () => {
    await begin();
    await store.open(world.space);
    await send([email('one@example.test')]);
    const [sent] = sentInvitations(spaces).get();
    expect(await store.resend(sent!)).to.equal('sent');
    const links = (await world.mails()).map(({ text }) => /https?:\S+/.exec(text)?.[0]);
    expect(links).to.have.lengthOf(2);
    expect(links[0]).to.equal(links[1]);
    spaces.session.signOut();
    expect(sentInvitations(spaces).get()).to.deep.equal([]);
    expect(state('barred').reason).to.equal('signed-out');
  });
});
