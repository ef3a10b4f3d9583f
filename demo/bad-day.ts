/** The script of "A bad day": its buttons tell the emulator what to do wrong, and its log says what came of it. */
import type { SpacesChat } from '../src/index.ts';
import type { Action } from './emulator/control/actions.ts';

/** By the `data-fault` of the button. */
const faults: Readonly<Record<string, readonly Action[]>> = {
  cut: [{ do: 'dropSockets' }],
  outage: [{ do: 'outage', ms: 10_000 }],
  silence: [{ do: 'silence', ms: 60_000, ending: 'reset' }],
  refuse: [{ do: 'refuseSockets', times: 3 }],
  'lost-answer': [{ do: 'swallow' }],
  'lost-message': [{ do: 'swallow', stored: false }],
  'refused-message': [{ do: 'refuseMessages' }],
  'double-answer': [{ do: 'duplicateEvents', event: 'MESSAGE_SENT', times: 1 }],
  'one-message': [{ do: 'say', who: 'ada', text: 'Is everybody still with us?' }],
  meanwhile: [
    { do: 'silence', ms: 4000, ending: 'reset' },
    { do: 'say', who: 'ben', text: 'Said while you were away, #', count: 5 },
  ],
  twice: [
    { do: 'duplicateEvents', event: 'MESSAGE_SENT', times: 3 },
    { do: 'say', who: 'chiara', text: 'You should see this once, #', count: 3 },
  ],
  disorder: [
    { do: 'reorderEvents', event: 'MESSAGE_SENT', times: 2 },
    { do: 'say', who: 'emil', text: 'One after the other, #', count: 4 },
  ],
  slow: [{ do: 'delay', ms: 3000, times: 6 }],
  errors: [{ do: 'fail', status: 500, times: 3 }, { do: 'dropSockets' }],
  expiry: [{ do: 'expire' }],
  well: [{ do: 'clear' }, { do: 'resume' }],
};

const desk = document.querySelector<HTMLElement>('#faults');
const log = document.querySelector<HTMLElement>('#log');

if (desk !== null && log !== null) {
  desk.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button !== null) void inject(button, desk.dataset.server ?? '', log);
  });
  document.addEventListener('spaces-message-sent', () => note(log, 'seen', 'Your message is stored.'));
  document.addEventListener('spaces-session-expired', () => note(log, 'seen', 'The session has ended.'));
  document.addEventListener('spaces-joined', () => note(log, 'seen', 'Joined.'));
  watchLine(log);
}

/** Tells the emulator what to do. */
async function inject(button: HTMLButtonElement, server: string, into: HTMLElement): Promise<void> {
  const name = (button.firstChild?.textContent ?? '').trim();
  note(into, 'done', name);
  try {
    for (const action of faults[button.dataset.fault ?? ''] ?? []) await control(server, action);
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
  into.firstElementChild?.append(line);
  into.scrollTop = into.scrollHeight;
}
