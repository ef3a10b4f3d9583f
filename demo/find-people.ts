/** The script of "Find people": signs Ada and Ben in and shows the data that the forms send. */
import '../src/all.ts';
import { avayaEngine } from '../src/engines/avaya.ts';

for (const provider of document.querySelectorAll('spaces-provider')) {
  // A real portal requests the token from its own server. Here the emulator plays that server.
  provider.getToken = async () => tokenOf(provider.id, provider.server ?? '');
  // The stand-in needs no worker for shared screens, but the SDK does.
  provider.engine = avayaEngine({ contentSharingWorkerPath: '/AvayaClientServicesWorker.min.js' });
}

for (const form of document.forms) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const sent = [...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`);
    const output = form.querySelector('output');
    if (output)
      output.value = sent.length > 0 ? `The form sends ${sent.join(' & ')}` : 'The form sends nothing.';
  });
}

document.querySelector('#example')?.addEventListener('click', () => {
  const list = document.querySelector('#addresses');
  if (list === null) return;
  getSelection()?.selectAllChildren(list);
  // If the browser denies this, the addresses are selected and the user can press Ctrl+C.
  navigator.clipboard.writeText(list.textContent).catch(() => undefined);
});

async function tokenOf(user: string, server: string): Promise<{ token: string; tokenType: 'jwt' }> {
  const response = await fetch(`${server}/_emulator/control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'token', user }),
  });
  return (await response.json()) as { token: string; tokenType: 'jwt' };
}
