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

document.addEventListener('spaces-invitation-ready', ({ detail }) => void mail(detail));

/** Sends an invitation to the portal's server. The server identifies the user by a cookie and validates every field. */
async function mail(invitation: SpacesEventMap['spaces-invitation-ready']['detail']): Promise<void> {
  const response = await fetch('/portal/mail', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invitation),
  }).catch(() => undefined);
  const { sent, message } = (await response?.json().catch(() => undefined)) ?? {};
  if (sent > 0) note(`Mails sent by the portal: ${sent}`);
  if (response?.ok !== true) note(`Mail not sent: ${message ?? 'The portal cannot be reached.'}`);
}

function note(sentence: string): void {
  const line = document.createElement('li');
  line.textContent = sentence;
  log?.prepend(line);
}
