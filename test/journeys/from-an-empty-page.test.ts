/** From the demo's pages to a conversation: create a space, send invitations, open the link in the mail, and write as a guest. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { closePages, openPage, popupAt } from '../support/other-page.ts';

describe('From an empty page to a conversation', () => {
  let demo: { readonly id: string; readonly url: string };

  before(async () => {
    demo = await executeServerCommand<typeof demo, object>('demo:start', { seed: 'empty' });
  });
  afterEach(closePages);
  after(() => executeServerCommand('demo:stop', { id: demo.id }));

  for (const { what, begin, send, done, from, subject } of [
    {
      what: "by the service's mail",
      begin: 'New space',
      send: 'Send invitations',
      done: 'All invitations sent',
      from: '"Ada Moreno (Spaces)" <no-reply@spaces.example>',
      subject: 'Ada Moreno invites you to',
    },
    {
      what: "by the portal's mail",
      begin: 'New space with our own mail',
      send: 'Create invitations',
      done: 'All invitations sent',
      from: '"Larkfield Partners" <invitations@larkfield.example>',
      subject: 'Ada Moreno of Larkfield invites you to',
    },
  ]) {
    it(`a user invites a colleague and two outsiders ${what}, and one of them writes a message`, async () => {
      const title = `Harbour works, ${what}`;
      const page = await openPage(`${demo.url}invite.html`, { alone: false });
      await page.click('button', begin);
      await page.fill('Space title', title);
      const people = 'Invite by name or e-mail';
      await page.fill(people, 'Gil', 'combobox');
      await page.click('option', 'Gil Novák gil.novak@example.test');
      for (const address of ['mira@harbour.example', 'tom@quay.example']) {
        await page.fill(people, address, 'combobox');
        await page.key('Enter');
        await page.find('button', `Remove ${address}`);
      }
      await page.click('button', send);
      await page.find('heading', done);

      const mailbox = await openPage(`${demo.url}mailbox.html`, { alone: false });
      const entry = (address: string): string =>
        `${address}${subject} “${title}”${from.replace(/"| <.*/g, '')}, `;
      for (const address of ['gil.novak@example.test', 'tom@quay.example']) {
        await mailbox.read('.mails button', entry(address));
      }
      await mailbox.clickText('.mails button', entry('mira@harbour.example'));
      await mailbox.read('h2:focus', title);
      const letter = await mailbox.look();
      expect(letter.text).to.contain(`From ${from} to mira@harbour.example`).and.to.contain(title);
      await mailbox.follow('The mail');

      const mira = await popupAt('join.html');
      await mira.fill('Your name', 'Mira Holt');
      await mira.click('button', 'Join as guest');
      await mira.find('heading', title);
      await mira.fill('Message', 'Good morning from the quay');
      await mira.click('button', 'Send');
      await mira.read('[data-message-id]', 'Good morning from the quay');
    }).timeout(60_000);
  }
});
