/** The script of the demo pages: registers the elements, and on "A bad day" makes the buttons work. */
import '../src/all.ts';
import type { SpacesChat } from '../src/index.ts';

interface Action {
  readonly do: string;
}

const faults = document.querySelector<HTMLElement>('#faults');
const log = document.querySelector<HTMLElement>('#log');

if (faults !== null && log !== null) {
  faults.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button !== null) void inject(button, faults.dataset.server ?? '', log);
  });
  document.addEventListener('spaces-message-sent', () => note(log, 'seen', 'Your message is stored.'));
  document.addEventListener('spaces-session-expired', () => note(log, 'seen', 'The session has ended.'));
  document.addEventListener('spaces-joined', () => note(log, 'seen', 'Joined.'));
  watchLine(log);
}

// The same page under the other name of this machine: to a browser that is another site.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-other-site]')) {
  link.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
}

/** Tells the emulator what to do; a button may hold several actions. */
async function inject(button: HTMLButtonElement, server: string, into: HTMLElement): Promise<void> {
  const actions = JSON.parse(button.dataset.do ?? '[]') as readonly Action[];
  const name = (button.firstChild?.textContent ?? '').trim();
  note(into, 'done', name);
  try {
    for (const action of actions) await control(server, action);
  } catch {
    note(into, 'done', `“${name}” did not reach the emulator. Is it still running?`);
  }
}

async function control(server: string, action: Action): Promise<void> {
  const asked = fetch(`${server}/_emulator/control`, { method: 'POST', body: JSON.stringify(action) });
  // An outage cuts this very connection as well: then no answer is the answer.
  const answer = await (action.do === 'outage' ? asked.catch(() => undefined) : asked);
  if (answer?.ok === false) throw new Error(`The emulator answered ${answer.status}.`);
}

const lines: Readonly<Record<string, string>> = {
  connecting: 'Connecting.',
  'catching-up': 'Connected; looking for what was missed.',
  live: 'Live.',
  waiting: 'No connection; waiting for the next try.',
  stopped: 'Stopped.',
};

/** Looks at the public `state` of the conversation and notes when its line changes. */
function watchLine(into: HTMLElement): void {
  let last = '';
  const look = (): void => {
    const join = document.querySelector('spaces-join');
    const chat = join?.shadowRoot?.querySelector<SpacesChat>('spaces-chat');
    const line = chat?.state?.line ?? 'idle';
    if (line !== last && lines[line] !== undefined) note(into, 'seen', lines[line]);
    last = line;
  };
  setInterval(look, 100);
}

function note(into: HTMLElement, kind: 'done' | 'seen', sentence: string): void {
  const line = document.createElement('li');
  const time = document.createElement('time');
  const text = document.createElement('span');
  time.textContent = new Date().toLocaleTimeString([], { hour12: false });
  text.className = kind;
  text.textContent = sentence;
  line.append(time, text);
  into.append(line);
  into.scrollTop = into.scrollHeight;
}
