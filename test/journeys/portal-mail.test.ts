/** The way of an invitation that the partner portal mails itself: from the dialog over its relay and SMTP to a guest. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { choose, openDialog, press } from '../elements/invite-dialog/dialog-page.ts';
import { byRole, typeInto } from '../support/by-role.ts';
import { guest, until } from '../support/visitors.ts';
import { startWorld, type StoredMail } from '../support/world.ts';

describe('an invitation that the page mails', () => {
  it('leaves by the relay, arrives as a mail, and lets a guest in who talks', async () => {
    const world = await startWorld({ seed: 'empty' });
    const wish = { origin: location.origin, linkOrigin: world.web, key: 'member of the portal' };
    const { id, url } = await executeServerCommand<{ id: string; url: string }, typeof wish>(
      'relay:start',
      wish,
    );
    const { dialog, ready } = await openDialog(world, { delivery: 'page' });
    typeInto(byRole(dialog, 'textbox', 'Space title'), 'Harbour works');
    await choose(dialog, 'mira@harbour.example', 'tom@quay.example');
    await press(dialog, 'Create invitations');
    await until(() => ready.length === 1, 'the mail is ready');

    const post = (key: string): Promise<Response> =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-key': key },
        body: JSON.stringify(ready[0]),
      });
    expect((await post('a stranger')).status).to.equal(401);
    expect((await post(wish.key)).status).to.equal(200);
    const mails = await executeServerCommand<StoredMail[], { id: string }>('relay:mails', { id });
    expect(mails.map(({ to }) => to)).to.deep.equal(['mira@harbour.example', 'tom@quay.example']);
    expect(mails[0]?.headers.map(([name]) => name).sort()).to.deep.equal([
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
    expect(await world.mails(), 'the service mails nothing').to.deep.equal([]);

    const letter = new DOMParser().parseFromString(mails[0]?.html ?? '', 'text/html');
    const mira = await guest({ ...world, invite: letter.links[0]?.href ?? '' }, 'Mira Holt');
    await until(() => mira.isLive(), 'she is in');
    mira.chat.send('Good morning from the quay');
    await until(() => mira.texts().includes('Good morning from the quay'), 'what she says is stored');
    mira.leave();
    await executeServerCommand('relay:stop', { id });
    await world.stop();
  });
});
