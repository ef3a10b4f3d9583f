/** An invitation that the service mails: create a space, receive the mail, and write as a guest. */
import { expect } from '@open-wc/testing';
import { openChat, configOf, guest, until } from '../support/visitors.ts';
import { InvitesStore } from '../../src/stores/invites/store.ts';
import { openSpaces } from '../../src/stores/spaces.ts';
import { startWorld, type World } from '../support/world.ts';

describe('An invitation by mail', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(() => world.stop());

  it('invites a colleague and two outsiders to a new space, where they write messages', async () => {
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'ada' });
    const spaces = openSpaces({ ...configOf(world), token });
    const invites = new InvitesStore(spaces);
    await invites.open(undefined);
    await invites.send({
      title: 'Harbour works',
      invitees: ['ben.okafor@example.test', 'mira@harbour.example', 'tom@quay.example'].map((invitee) => ({
        invitee,
        kind: 'email',
        role: 'guest',
      })),
      terms: { time: undefined, mode: 'join', language: 'de', channel: 'server' },
    });
    const mails = await world.mails();
    expect(mails.map(({ to }) => to)).to.deep.equal([
      'ben.okafor@example.test',
      'mira@harbour.example',
      'tom@quay.example',
    ]);
    const document = new DOMParser().parseFromString(mails[1]?.html ?? '', 'text/html');
    const [button] = document.links;
    expect(button?.textContent).to.equal('Zum Gespräch');

    const mira = await guest({ ...world, invite: button?.href ?? '' }, 'Mira Holt');
    const state = invites.$invites.get();
    const spaceId = state.step === 'sent' ? (state.room.spaceId ?? '') : '';
    await spaces.admissions.join({ kind: 'space', spaceId });
    const ada = openChat(spaces, spaceId);
    await until(() => ada.isLive() && mira.isLive(), 'both are live');
    mira.chat.send('Good morning from the quay');
    await until(() => ada.texts().includes('Good morning from the quay'), 'Ada reads it');
    mira.leave();
    ada.leave();
    invites.dispose();
  });
});
