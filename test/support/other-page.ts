/** Another page, such as a sign-in popup, that the test runner controls from outside. */
import { executeServerCommand } from '@web/test-runner-commands';
import type { Region } from './painted-view.ts';

/** The visible content of a page. */
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
  /** Types into the text field with this name, or into a field of another role. */
  fill(name: string, value: string, role?: 'combobox'): Promise<void>;
  /** Waits for an element of this role and name, through shadow roots. */
  find(role: string, name: string): Promise<void>;
  /** Waits for an element of this role and name, and clicks it. Does not wait for a navigation. */
  click(role: string, name: string): Promise<void>;
  /** Clicks the first link in the frame with this title. */
  follow(frame: string): Promise<void>;
  /** Waits for an element, through shadow roots, that matches the selector and contains the text. */
  read(selector: string, text: string): Promise<void>;
  clickText(selector: string, text: string): Promise<void>;
  key(key: string): Promise<void>;
  /** The page inside the frame with this title. Only its elements can be used; close the page around it. */
  inside(frame: string): Promise<OtherPage>;
  /** What the page, with its frames, has written to the console, and its uncaught errors. */
  console(): Promise<readonly string[]>;
  /** Presses the button or link with this name and waits until the page navigates or closes. */
  press(name: string): Promise<void>;
  go(url: string): Promise<void>;
  /** The value of an expression in the page; waits for promises. */
  run<T>(script: string): Promise<T>;
  /** What the page shows in a region, as a PNG in base64. */
  picture(clip: Region): Promise<string>;
  /** Sets the size of the viewport, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** Source of a script for `run`: an array of all elements of the page, through open shadow roots. */
export const allElements = `((deep) => deep(deep, document))((deep, root) =>
  [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? deep(deep, one.shadowRoot) : [])]))`;

/** Source of a script for `run`: all text of the page, through open shadow roots. */
export const allText = `[document.body.innerText, ...${allElements}.map(({ shadowRoot }) => shadowRoot?.textContent ?? '')].join(' ')`;

const open = new Set<OtherPage>();

/** Opens a page, with its own cookies and storage unless `alone` is false. `width` and `height`: CSS pixels. */
export async function openPage(
  url: string,
  { alone = true, width = 800, height = 600 } = {},
): Promise<OtherPage> {
  return take(await executeServerCommand<{ id: string }, object>('page:open', { url, alone, width, height }));
}

/** The page of the test itself, seen from outside. */
export async function ownPage(): Promise<OtherPage> {
  const page = take(await executeServerCommand<{ id: string }, object>('page:own', {}));
  open.delete(page);
  return page;
}

/** Waits for a popup of the test, found by a part of its URL. */
export async function popupAt(url: string): Promise<OtherPage> {
  return take(await executeServerCommand<{ id: string }, object>('page:popup', { url }));
}

/** Closes all pages that a test left open. */
export async function closePages(): Promise<void> {
  await Promise.all([...open].map((page) => page.close()));
}

const aria = (role: string, name: string): string => `>>> ::-p-aria([name="${name}"][role="${role}"])`;

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
    inside: async (frame) => {
      const inner = take(await tell<{ id: string }>('inside', { frame }));
      open.delete(inner);
      return inner;
    },
    console: async () => (await tell<{ said: string[] }>('console')).said,
    press: (name) => tell('press', { name }),
    go: (url) => tell('go', { url }),
    run: async <T>(script: string) => (await tell<{ value: T }>('run', { script })).value,
    picture: async (clip) => (await tell<{ png: string }>('picture', { clip })).png,
    resize: (width, height) => tell('resize', { width, height }),
    close: async () => {
      open.delete(page);
      await tell('close');
    },
  };
  open.add(page);
  return page;
}
