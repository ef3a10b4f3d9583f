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
  /** Types into the text field of this name, or into a field of another role. */
  fill(name: string, value: string, role?: 'combobox'): Promise<void>;
  /** Waits for something of this role and name, through shadow roots, also where no navigation follows. */
  find(role: string, name: string): Promise<void>;
  /** The same, and clicks it. */
  click(role: string, name: string): Promise<void>;
  /** Clicks the first link in the frame of that title. */
  follow(frame: string): Promise<void>;
  /** Waits for an element, through shadow roots, that the selector finds and that has this text in it. */
  read(selector: string, text: string): Promise<void>;
  clickText(selector: string, text: string): Promise<void>;
  key(key: string): Promise<void>;
  /** Presses the button or link of this name and waits for the page it leads to, or until it has closed. */
  press(name: string): Promise<void>;
  go(url: string): Promise<void>;
  /** The value, or what it promises, of an expression in that page. */
  run<T>(script: string): Promise<T>;
  close(): Promise<void>;
}

const open = new Set<OtherPage>();

/** A page at this address; unless `alone: false`, with cookies and storage of its own. `width` is in CSS pixels. */
export async function openPage(url: string, { alone = true, width = 800 } = {}): Promise<OtherPage> {
  return take(await executeServerCommand<{ id: string }, object>('page:open', { url, alone, width }));
}

/** The popup that the test has opened, by a part of its address; waits for it. */
export async function popupAt(url: string): Promise<OtherPage> {
  return take(await executeServerCommand<{ id: string }, object>('page:popup', { url }));
}

/** Closes what a test has left open. */
export async function closePages(): Promise<void> {
  await Promise.all([...open].map((page) => page.close()));
}

const aria = (role: string, name: string): string => `::-p-aria([name="${name}"][role="${role}"])`;

function take({ id }: { id: string }): OtherPage {
  const tell = <T>(verb: string, wish: object = {}): Promise<T> =>
    executeServerCommand<T, object>(`page:${verb}`, { id, ...wish });
  const page: OtherPage = {
    look: () => tell('look'),
    fill: (name, value, role) => tell('fill', { name, value, ...(role && { role }) }),
    find: (role, name) => tell('find', { selector: aria(role, name) }),
    click: (role, name) => tell('click', { selector: aria(role, name) }),
    follow: (frame) => tell('follow', { frame }),
    read: (selector, text) => tell('text', { selector, text }),
    clickText: (selector, text) => tell('text', { selector, text, press: true }),
    key: (key) => tell('key', { key }),
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
