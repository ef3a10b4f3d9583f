/** An invitation that the partner portal mails itself: from the dialog through its relay and SMTP to a guest. */
import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import '../../src/define/spaces-join.ts';
import type { SpacesEventMap } from '../../src/events.ts';
import { openDialog } from '../elements/invite-dialog/invite-dialog-harness.ts';
import { guest, until } from '../support/visitors.ts';
import { startWorld, type StoredMail, type World } from '../support/world.ts';
import { hostileInvitees } from '../protocol/fixtures/hostile-invitees.ts';

type InvitationReady = SpacesEventMap['spaces-invitation-ready']['detail'];

describe('An invitation that the page mails', () => {
  const key = 'member of the portal';
  let world: World;
  let relay: { readonly id: string; readonly url: string };

  /** Sends the invitation to the portal's server, as the page's script does. */
  const post = (invitation: InvitationReady | undefined, as = key): Promise<Response> =>
    fetch(relay.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-key': as },
      body: JSON.stringify({ ...invitation?.facts, invitees: invitation?.invitees }),
    });
  const arrived = (): Promise<StoredMail[]> =>
    executeServerCommand<StoredMail[], { id: string }>('relay:mails', { id: relay.id });
  const namesOf = ({ headers }: StoredMail): string =>
    headers
      .map(([name]) => name)
      .sort()
      .join(' ');
  const expectedHeaders = 'content-type date from message-id mime-version subject to';

  beforeEach(async () => {
    world = await startWorld({ seed: 'empty' });
    relay = await executeServerCommand<typeof relay, object>('relay:start', {
      origin: location.origin,
      linkOrigin: world.web,
      key,
    });
  });
  afterEach(async () => {
    await executeServerCommand('relay:stop', { id: relay.id });
    await world.stop();
  });

  it('arrives as a mail, and a guest joins with its link and writes a message', async () => {
    const dialog = await openDialog(world, { delivery: 'page' });
    await dialog.typeTitle('Harbour works');
    await dialog.choose('mira@harbour.example', 'tom@quay.example');
    await dialog.pick('Gil Novák');
    await dialog.press('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');

    expect((await post(dialog.ready[0], 'a stranger')).status).to.equal(401);
    expect((await post(dialog.ready[0])).status).to.equal(200);
    const mails = await arrived();
    expect(mails.map(({ to }) => to)).to.deep.equal([
      'mira@harbour.example',
      'tom@quay.example',
      'gil.novak@example.test',
    ]);
    expect(mails.map(namesOf)).to.deep.equal(Array(3).fill(expectedHeaders));
    const [, kind] = mails[0]?.headers.find(([name]) => name === 'content-type') ?? [];
    expect(kind, 'plain and rich').to.match(/^multipart\/alternative/);
    expect(await world.mails(), 'the service mails nothing').to.deep.equal([]);

    const letter = new DOMParser().parseFromString(mails[0]?.html ?? '', 'text/html');
    const mira = await guest({ ...world, invite: letter.links[0]?.href ?? '' }, 'Mira Holt');
    await until(() => mira.isLive(), 'Mira is live');
    mira.chat.send('Good morning from the quay');
    await until(() => mira.texts().includes('Good morning from the quay'), 'the stored message');
    mira.leave();
  });

  it('leads to the page of the portal, where the guest joins', async () => {
    await executeServerCommand('relay:stop', { id: relay.id });
    const here = location.href;
    const joinPage = location.origin + location.pathname;
    const wish = { origin: location.origin, linkOrigin: world.web, joinPage, key };
    relay = await executeServerCommand<typeof relay, object>('relay:start', wish);
    const dialog = await openDialog(world, { delivery: 'page', 'join-page': location.pathname });
    await dialog.typeTitle('Harbour works');
    await dialog.choose('mira@harbour.example');
    await dialog.press('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    expect((await post(dialog.ready[0])).status).to.equal(200);
    const [mail] = await arrived();
    const [anchor] = new DOMParser().parseFromString(mail?.html ?? '', 'text/html').links;
    expect(anchor?.href.startsWith(`${joinPage}?invite=`)).to.equal(true);
    history.replaceState(null, '', anchor?.href);
    try {
      const page = await fixture(
        html`<spaces-provider server=${world.server} web-server=${world.web}>
          <spaces-join invite-param="invite"></spaces-join>
        </spaces-provider>`,
      );
      const join = page.querySelector('spaces-join')!;
      await until(() => join.state.step === 'invited', 'the invitation');
      expect(location.href, 'nothing private stays').not.to.contain('inviteInfo');
      await join.join('Mira Holt');
      expect(join.state).to.include({ step: 'joined', title: 'Harbour works' });
    } finally {
      history.replaceState(null, '', here);
    }
  });

  it('goes only to the people in the field after a paste of 35 hostile texts, with only the expected headers', async () => {
    const dialog = await openDialog(world, {
      delivery: 'page',
      space: world.space,
      role: 'guest',
    });
    await dialog.paste(hostileInvitees.map(([, text]) => text).join('\n'), 'to invite by e-mail');
    const chosen = await dialog.chips();
    await dialog.press('Create invitations');
    await until(() => dialog.ready.length === 1, 'the mail is ready');
    expect(dialog.ready[0]?.invitees.map(({ invitee }) => invitee)).to.deep.equal(chosen);
    expect((await post(dialog.ready[0])).status).to.equal(200);
    const mails = await arrived();
    expect(mails.map(({ headers }) => headers.find(([name]) => name === 'to')?.[1])).to.deep.equal(chosen);
    for (const mail of mails) expect(namesOf(mail)).to.equal(expectedHeaders);
  });
});
