/** The script of "Invite partners": buttons open the dialogs, and the portal's server mails what they hand over. */
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
  if (detail.outcomes.length === 0) note('The space is there; nobody is invited yet.');
});

document.addEventListener('spaces-invitation-ready', ({ detail }) => void mail(detail));

/** The portal's server knows by its cookie who asks, and looks at every part of what it gets. */
async function mail(invitation: SpacesEventMap['spaces-invitation-ready']['detail']): Promise<void> {
  const answer = await fetch('/portal/mail', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(invitation),
  }).catch(() => undefined);
  const { sent, message } = (await answer?.json().catch(() => undefined)) ?? {};
  if (sent > 0) note(`Mailed by the portal: ${sent}`);
  if (answer?.ok !== true) note(`Not mailed: ${message ?? 'the portal cannot be reached.'}`);
}

function note(sentence: string): void {
  const line = document.createElement('li');
  line.textContent = sentence;
  log?.prepend(line);
}
