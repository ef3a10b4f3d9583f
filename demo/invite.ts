/** The script of "Invite partners": the buttons open the dialogs, and the portal's server sends their mails. */
import type { SpacesEventMap } from '../src/index.ts';
import { letter } from './letter.ts';

const log = document.querySelector<HTMLElement>('#log');
const own = document.querySelector('spaces-invite-dialog#own');

if (own instanceof HTMLElement) {
  await customElements.whenDefined('spaces-invite-dialog');
  Object.assign(own, { mailTemplate: letter });
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-opens]') : null;
  const dialog = document.getElementById(button?.dataset.opens ?? '');
  if (dialog?.localName === 'spaces-invite-dialog') dialog.toggleAttribute('open', true);
});

document.addEventListener('spaces-invited', ({ detail }) => {
  for (const { invitee, status } of detail.outcomes) note(`${invitee}: ${status}`);
  if (detail.outcomes.length === 0) note('The space was created without invitations.');
});

// The dialog shows whether the mail is sent, and dispatches the event again if the user wants another try.
document.addEventListener('spaces-invitation-ready', ({ detail }) => detail.waitUntil(mail(detail)));

/** How many people of an invitation have got their mail although it failed for others: another try leaves them out. */
const delivered = new Map<string, number>();

/**
 * Sends the facts of an invitation to the portal's server, which writes the mail. It identifies the user by a cookie.
 * Throws if a mail was not sent.
 */
async function mail(invitation: SpacesEventMap['spaces-invitation-ready']['detail']): Promise<void> {
  const { link, facts, invitees } = invitation;
  const key = JSON.stringify([link, invitees]);
  const before = delivered.get(key) ?? 0;
  const response = await fetch('/portal/mail', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...facts, invitees: invitees.slice(before) }),
  }).catch(() => undefined);
  const { sent, message } = (await response?.json().catch(() => undefined)) ?? {};
  if (sent > 0) note(`Mails sent by the portal: ${sent}`);
  delivered.set(key, response?.ok === true ? 0 : before + (sent ?? 0));
  if (response?.ok === true) return;
  note(`Mail not sent: ${message ?? 'The portal cannot be reached.'}`);
  throw new Error('The portal did not send the mail.');
}

function note(sentence: string): void {
  const line = document.createElement('li');
  line.textContent = sentence;
  log?.prepend(line);
}
