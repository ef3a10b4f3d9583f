/** The script of "Find people": signs the portal's visitor in, and shows what its forms get. */
import '../src/all.ts';

const provider = document.querySelector('spaces-provider');

// A portal asks its own server here, which knows who is signed in; the emulator stands for that server.
if (provider) provider.getToken = async () => tokenOf('ada', provider.server ?? '');

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
  // Where that is not allowed they are selected, and Ctrl C does the rest.
  navigator.clipboard.writeText(list.textContent).catch(() => undefined);
});

async function tokenOf(user: string, server: string): Promise<{ token: string; tokenType: 'jwt' }> {
  const answer = await fetch(`${server}/_emulator/control`, {
    method: 'POST',
    body: JSON.stringify({ do: 'token', user }),
  });
  return (await answer.json()) as { token: string; tokenType: 'jwt' };
}
