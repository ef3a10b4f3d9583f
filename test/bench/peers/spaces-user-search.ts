/** Mounts `<spaces-user-search>` from the built bundle, with the same directory as the plain combobox it is compared with. */
import type { SpacesUserSearch } from '../../../src/index.ts';
import type { BenchSearch, Directory } from './vanilla-combobox.ts';

declare const elementUrl: string;

export async function load(): Promise<void> {
  await import(elementUrl);
}

export async function mountSearch(container: HTMLElement, directory: Directory): Promise<BenchSearch> {
  const element = document.createElement('spaces-user-search');
  element.search = async (text) =>
    directory(text).map(({ id, name, email }) => ({ id, name, username: email }));
  container.append(element);
  const { field, options } = await rendered(element);
  return { field: () => field, options: () => options.querySelectorAll('[role="option"]') };
}

/** Mounts a search that looks up pasted addresses at the service. */
export async function mountPaste(container: HTMLElement, server: string, token: string) {
  const provider = document.createElement('spaces-provider');
  provider.setAttribute('server', server);
  provider.setAttribute('token', token);
  const element = document.createElement('spaces-user-search');
  element.multiple = true;
  provider.append(element);
  container.append(provider);
  const { field } = await rendered(element);
  return {
    paste(text: string): void {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    report: (): string => element.shadowRoot!.querySelector('[part="report"] li')?.textContent ?? '',
  };
}

async function rendered(element: SpacesUserSearch) {
  for (;;) {
    const field = element.shadowRoot?.querySelector('input');
    const options = element.shadowRoot?.querySelector('[role="listbox"]');
    if (field && options) return { field, options };
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
