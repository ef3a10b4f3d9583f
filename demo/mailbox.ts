/** The script of "Mailbox": shows the mails that the emulator's SMTP server received. */

interface Mail {
  readonly id: number;
  readonly to: string;
  /** As in the header: an optional name, which can be quoted, and an address in angle brackets. */
  readonly sender: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly subject: string;
  readonly html: string;
  readonly raw: string;
}

const box = document.querySelector<HTMLElement>('#mailbox');
if (box !== null) {
  void refresh(box);
  setInterval(() => void refresh(box), 2_000);
}

async function refresh(box: HTMLElement): Promise<void> {
  const response = await fetch(`${box.dataset.server ?? ''}/_emulator/mails`).catch(() => undefined);
  if (response?.ok !== true) return;
  const mails = (await response.json()) as readonly Mail[];
  const list = box.querySelector('ul');
  box.classList.toggle('filled', mails.length > 0);
  for (const mail of mails.slice(list?.childElementCount)) list?.prepend(entry(box, mail));
}

function entry(box: HTMLElement, mail: Mail): HTMLElement {
  const line = document.createElement('li');
  const button = document.createElement('button');
  button.type = 'button';
  for (const [tag, text] of [
    ['b', mail.to],
    ['span', mail.subject],
    ['small', `${nameIn(mail.sender)}, ${timeOf(mail)}`],
  ] as const) {
    const part = document.createElement(tag);
    part.textContent = text;
    button.append(part);
  }
  button.addEventListener('click', () => show(box, mail, button));
  line.append(button);
  return line;
}

function show(box: HTMLElement, mail: Mail, button: HTMLElement): void {
  box.querySelector('[aria-current]')?.removeAttribute('aria-current');
  button.setAttribute('aria-current', 'true');
  const letter = box.querySelector<HTMLElement>('article');
  const frame = box.querySelector('iframe');
  if (letter === null || frame === null) return;
  letter.hidden = false;
  fill(letter, 'h2', mail.subject);
  fill(letter, 'p', `From ${mail.sender} to ${mail.to}`);
  fill(letter, 'pre', mail.raw);
  // The frame runs no scripts and has no origin. Links open in a new tab.
  frame.srcdoc = `<base target="_blank">${mail.html}`;
  // On a small screen the mail is below the list.
  letter.querySelector('h2')?.focus({ preventScroll: true });
  letter.scrollIntoView({ block: 'nearest' });
}

function nameIn(sender: string): string {
  return (
    sender
      .replace(/<[^>]*>$/, '')
      .replaceAll('"', '')
      .trim() || sender
  );
}

/** Includes seconds, to distinguish mails with the same text. */
function timeOf({ headers }: Mail): string {
  const [, date = ''] = headers.find(([name]) => name === 'date') ?? [];
  return new Date(date).toLocaleTimeString([], { timeStyle: 'medium' });
}

function fill(within: HTMLElement, selector: string, text: string): void {
  const part = within.querySelector(selector);
  if (part !== null) part.textContent = text;
}
