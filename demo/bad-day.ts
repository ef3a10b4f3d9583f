/** The script of "A bad day": the buttons cause faults in the emulator, and the log shows the effects. */
import type { SpacesChat } from '../src/index.ts';
import type { Action } from './emulator/control/actions.ts';

/** The control actions for each button's `data-fault`. */
const faults: Readonly<Record<string, readonly Action[]>> = {
  cut: [{ do: 'dropSockets' }],
  outage: [{ do: 'outage', ms: 10_000 }],
  silence: [{ do: 'silence', ms: 60_000, ending: 'reset' }],
  refuse: [{ do: 'refuseSockets', times: 3 }],
  'lost-answer': [{ do: 'swallow' }],
  'lost-message': [{ do: 'swallow', stored: false }],
  'refused-message': [{ do: 'refuseMessages' }],
  'double-answer': [{ do: 'duplicateEvents', event: 'MESSAGE_SENT', times: 1 }],
  'one-message': [{ do: 'say', who: 'ada', text: 'Is everyone still here?' }],
  meanwhile: [
    { do: 'silence', ms: 4000, ending: 'reset' },
    { do: 'say', who: 'ben', text: 'Missed message #', count: 5 },
  ],
  twice: [
    { do: 'duplicateEvents', event: 'MESSAGE_SENT', times: 3 },
    { do: 'say', who: 'chiara', text: 'You should see this only once, #', count: 3 },
  ],
  disorder: [
    { do: 'reorderEvents', event: 'MESSAGE_SENT', times: 2 },
    { do: 'say', who: 'emil', text: 'In the right order, #', count: 4 },
  ],
  slow: [{ do: 'delay', ms: 3000, times: 6 }],
  errors: [{ do: 'fail', status: 500, times: 3 }, { do: 'dropSockets' }],
  expiry: [{ do: 'expire' }],
  well: [{ do: 'clear' }, { do: 'resume' }],
};

const buttons = document.querySelector<HTMLElement>('#faults');
const log = document.querySelector<HTMLElement>('#log');

if (buttons !== null && log !== null) {
  buttons.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button !== null) void inject(button, buttons.dataset.server ?? '', log);
  });
  document.addEventListener('spaces-message-sent', () => note(log, 'seen', 'Your message is stored.'));
  document.addEventListener('spaces-session-expired', () => note(log, 'seen', 'The session has expired.'));
  document.addEventListener('spaces-joined', () => note(log, 'seen', 'Joined.'));
  watchLine(log);
}

/** Runs the actions of a button. */
async function inject(button: HTMLButtonElement, server: string, into: HTMLElement): Promise<void> {
  const name = (button.firstChild?.textContent ?? '').trim();
  note(into, 'done', name);
  try {
    for (const action of faults[button.dataset.fault ?? ''] ?? []) await control(server, action);
  } catch {
    note(into, 'done', `“${name}” failed because the emulator did not respond. Is it still running?`);
  }
}

async function control(server: string, action: Action): Promise<void> {
  const request = fetch(`${server}/_emulator/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  // An outage can also reset the connection of this request, so a missing response is fine.
  const response = await (action.do === 'outage' ? request.catch(() => undefined) : request);
  if (response?.ok === false) throw new Error(`The emulator responded with ${response.status}.`);
}

const lineTexts: Readonly<Record<string, string>> = {
  connecting: 'Connecting…',
  'catching-up': 'Connected. Loading missed messages…',
  live: 'Live.',
  waiting: 'Not connected. Waiting to reconnect…',
  stopped: 'Stopped.',
};

/** Logs the changes of the conversation's public `state.line`. */
function watchLine(into: HTMLElement): void {
  let last = '';
  const check = (): void => {
    const join = document.querySelector('spaces-join');
    const chat = join?.shadowRoot?.querySelector<SpacesChat>('spaces-chat');
    const line = chat?.state?.line ?? 'idle';
    if (line !== last && lineTexts[line] !== undefined) note(into, 'seen', lineTexts[line]);
    last = line;
  };
  setInterval(check, 100);
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
