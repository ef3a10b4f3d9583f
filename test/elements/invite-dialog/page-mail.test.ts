/** The page tells the dialog whether it has sent the mails. */
import { expect } from '@open-wc/testing';
import type { SpacesEventDetail } from '../../../src/events.ts';
import { aWhile, until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { type InviteDialogHarness, openDialog } from './invite-dialog-harness.ts';

type Ready = SpacesEventDetail<'spaces-invitation-ready'>;

/** A promise that the test settles. */
function deferred(): {
  promise: Promise<unknown>;
  resolve: (value?: unknown) => void;
  reject: (cause: unknown) => void;
} {
  let resolve: (value?: unknown) => void = () => {};
  let reject: (cause: unknown) => void = () => {};
  const promise = new Promise<unknown>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('a mail that the page sends', () => {
  let world: World;
  let dialog: InviteDialogHarness;

  /** Invites people; `onReady` is the page's listener. */
  const invite = async (onReady: (detail: Ready) => void, ...people: string[]): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    dialog = await openDialog(world, { space: world.space, role: 'guest', delivery: 'page' });
    dialog.element.addEventListener('spaces-invitation-ready', ({ detail }) => onReady(detail));
    await dialog.choose(...(people.length > 0 ? people : ['one@example.test']));
    await dialog.press('Create invitations');
    await dialog.reach('sent');
    await until(() => dialog.ready.length > 0, 'the page is asked');
    await dialog.element.updateComplete;
  };
  const headingIs = (heading: string): Promise<void> =>
    until(() => dialog.heading === heading, `${heading} (it is ${dialog.heading})`);

  afterEach(async () => {
    dialog.element.hide();
    await world.stop();
  });

  it('is only ready when the page says nothing about it', async () => {
    await invite(() => {});
    expect(dialog.heading).to.equal('Invitation ready');
    expect(dialog.outcomes).to.contain('Invitation ready');
  });

  it('is being sent until the page’s promise is fulfilled', async () => {
    const mail = deferred();
    await invite(({ waitUntil }) => waitUntil(mail.promise));
    await headingIs('Sending invitations…');
    expect(dialog.outcomes).to.contain('Sending…');
    await expect(dialog.element).to.be.accessible();
    mail.resolve();
    await headingIs('Invitation sent');
    expect(dialog.outcomes).to.contain('Invited');
    expect(dialog.alerts).to.deep.equal([]);
    await until(() => dialog.announcement.includes('Invitation sent'), 'it is announced');
  });

  it('is not sent when the promise is rejected, and the page is asked again by "Try again"', async () => {
    const mails = [deferred(), deferred()];
    await invite(
      ({ waitUntil }) => waitUntil(mails[dialog.ready.length - 1]!.promise),
      'one@example.test',
      'two@example.test',
    );
    mails[0]!.reject(new Error('secret 4711'));
    await headingIs('2 of 2 invitations were not sent');
    expect(dialog.alerts).to.deep.equal(['The mail was not sent. Try again, or share the link yourself.']);
    expect(dialog.outcomes).to.contain('Not sent').and.not.to.contain('ready');
    expect(dialog.text).not.to.contain('4711');
    expect(JSON.stringify(dialog.element.state)).not.to.contain('4711');
    await expect(dialog.element).to.be.accessible();
    await dialog.press('Try again');
    await headingIs('Sending invitations…');
    expect(dialog.ready).to.have.lengthOf(2);
    expect(dialog.ready[1]).to.deep.equal(dialog.ready[0]);
    expect(dialog.alerts).to.deep.equal([]);
    mails[1]!.resolve();
    await headingIs('All invitations sent');
    expect(dialog.has('button', 'Try again')).to.equal(false);
  });

  it('is not sent when the server refused the request', async () => {
    await invite(({ waitUntil }) => waitUntil(fetch('/there-is-no-mail-server', { method: 'POST' })));
    await headingIs('The invitation was not sent');
  });

  for (const [what, settle] of Object.entries({
    'the first fails': [false, true],
    'the second fails': [true, false],
  })) {
    it(`needs all promises of the page (${what})`, async () => {
      const parts = settle.map(() => deferred());
      await invite(({ waitUntil }) => parts.forEach(({ promise }) => waitUntil(promise)));
      parts[0]![settle[0] ? 'resolve' : 'reject'](undefined);
      await aWhile();
      expect(dialog.heading).to.equal('Sending invitations…');
      parts[1]![settle[1] ? 'resolve' : 'reject'](undefined);
      await headingIs('The invitation was not sent');
    });
  }

  it('may also be promised after the event', async () => {
    await invite(({ waitUntil }) => void Promise.resolve().then(() => waitUntil(Promise.resolve())));
    await headingIs('Invitation sent');
  });

  it('ignores a promise of an earlier attempt', async () => {
    const old: Ready[] = [];
    await invite((detail) => {
      old.push(detail);
      detail.waitUntil(old.length === 1 ? Promise.reject(new Error('no')) : Promise.resolve());
    });
    await headingIs('The invitation was not sent');
    await dialog.press('Try again');
    await headingIs('Invitation sent');
    old[0]!.waitUntil(
      Promise.resolve()
        .then(() => Promise.reject(new Error('late')))
        .catch(() => {}),
    );
    old[0]!.waitUntil(new Promise(() => {}));
    await aWhile();
    expect(dialog.heading).to.equal('Invitation sent');
  });

  it('fails visibly although the dialog was closed in the meantime', async () => {
    const mail = deferred();
    await invite(({ waitUntil }) => waitUntil(mail.promise));
    await headingIs('Sending invitations…');
    await dialog.hide();
    mail.reject(new Error('no'));
    await aWhile();
    await dialog.reopen();
    await headingIs('The invitation was not sent');
    await dialog.press('Done');
    await dialog.reopen();
    await dialog.reach('editing');
  });

  it('leaves a detail that can be cloned and written as JSON', async () => {
    await invite(({ waitUntil }) => waitUntil(Promise.resolve()));
    const [detail] = dialog.ready;
    expect(structuredClone(detail)).to.deep.equal(JSON.parse(JSON.stringify(detail)));
    await headingIs('Invitation sent');
  });

  it('says whether it was sent again', async () => {
    const mails = [Promise.resolve(), Promise.reject(new Error('no'))];
    mails[1]!.catch(() => {});
    await invite(({ waitUntil }) => waitUntil(mails[dialog.ready.length - 1]!));
    await headingIs('Invitation sent');
    dialog.openWaiting();
    await dialog.press('Send again to one@example.test');
    await until(() => dialog.text.includes('Not sent'), 'it was not sent again');
  });
});
