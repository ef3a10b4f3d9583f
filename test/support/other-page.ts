/** A page beside the test's own, such as a sign-in popup; the runner drives it from outside. */
import { executeServerCommand } from '@web/test-runner-commands';

/** What there is to see on it. */
export interface Sight {
  readonly closed: boolean;
  readonly url: string;
  readonly title: string;
  /** Text of its first heading. */
  readonly heading: string;
  /** Text of its first alert, "" without one. */
  readonly alert: string;
  readonly text: string;
}

export interface OtherPage {
  look(): Promise<Sight>;
  /** Types into the text field of this name. */
  fill(name: string, value: string): Promise<void>;
  /** Presses the button or link of this name and waits for the page it leads to, or until it has closed. */
  press(name: string): Promise<void>;
  go(url: string): Promise<void>;
  /** The value, or what it promises, of an expression in that page. */
  run<T>(script: string): Promise<T>;
  close(): Promise<void>;
}

const open = new Set<OtherPage>();

/** A page at this address; unless `alone: false`, with cookies and storage of its own. */
export async function openPage(url: string, { alone = true } = {}): Promise<OtherPage> {
  return take(await executeServerCommand<{ id: string }, object>('page:open', { url, alone }));
}

/** The popup that the test has opened, by a part of its address; waits for it. */
export async function popupAt(url: string): Promise<OtherPage> {
  return take(await executeServerCommand<{ id: string }, object>('page:popup', { url }));
}

/** Closes what a test has left open. */
export async function closePages(): Promise<void> {
  await Promise.all([...open].map((page) => page.close()));
}

function take({ id }: { id: string }): OtherPage {
  const tell = <T>(verb: string, wish: object = {}): Promise<T> =>
    executeServerCommand<T, object>(`page:${verb}`, { id, ...wish });
  const page: OtherPage = {
    look: () => tell('look'),
    fill: (name, value) => tell('fill', { name, value }),
    press: (name) => tell('press', { name }),
    go: (url) => tell('go', { url }),
    run: async <T>(script: string) => (await tell<{ value: T }>('run', { script })).value,
    close: async () => {
      open.delete(page);
      await tell('close');
    },
  };
  open.add(page);
  return page;
}
