/** The script of "Invite partners": buttons open the dialogs, and what they tell is noted. */
const log = document.querySelector<HTMLElement>('#log');

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-opens]') : null;
  const dialog = document.getElementById(button?.dataset.opens ?? '');
  if (dialog?.localName === 'spaces-invite-dialog') dialog.toggleAttribute('open', true);
});

document.addEventListener('spaces-invited', ({ detail }) => {
  for (const { invitee, status } of detail.outcomes) note(`${invitee}: ${status}`);
});

function note(sentence: string): void {
  const line = document.createElement('li');
  line.textContent = sentence;
  log?.prepend(line);
}
