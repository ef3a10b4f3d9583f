/** Opens `<spaces-user-search>` in a page, and does and reads what a user does and reads there. */
import { fixture } from '@open-wc/testing';
import '../../../src/define/spaces-user-search.ts';
import type { SpacesEventMap } from '../../../src/events.ts';
import type { SpacesInviteDialog, SpacesUserSearch } from '../../../src/index.ts';
import { byRole, everything, focused, nameOf } from '../../support/by-role.ts';
import { paste } from '../../support/paste.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

const eventNames: readonly (keyof SpacesEventMap)[] = [
  'spaces-person-picked',
  'spaces-person-removed',
  'spaces-direct-opened',
  'spaces-call-opened',
  'spaces-error',
];

export class UserSearchHarness {
  /** The page, or the part of it with the element. */
  readonly root: HTMLElement;
  readonly search: SpacesUserSearch;
  /** Names and details of the events so far. */
  readonly events: (readonly [string, unknown])[] = [];
  /** The announcements for screen readers so far. */
  readonly said: string[] = [];

  constructor(root: HTMLElement, search = root.querySelector('spaces-user-search')) {
    this.root = root;
    this.search = search!;
    for (const name of eventNames) {
      this.search.addEventListener(name, (event) => this.events.push([name, event.detail]));
    }
  }

  get content(): ShadowRoot {
    return this.search.shadowRoot!;
  }

  get field(): HTMLInputElement {
    return this.content.querySelector<HTMLInputElement>('[role="combobox"]')!;
  }

  get isFieldFocused(): boolean {
    return this.content.activeElement === this.field;
  }

  /** Whether the picker is loaded and rendered. */
  get isReady(): boolean {
    return Boolean(this.search.shadowRoot?.querySelector('[role="listbox"]'));
  }

  get listbox(): HTMLElement {
    return this.content.querySelector<HTMLElement>('[role="listbox"]')!;
  }

  /** The rendered options that are visible. */
  get options(): HTMLElement[] {
    return [...this.listbox.querySelectorAll<HTMLElement>('[role="option"]')].filter((option) =>
      option.checkVisibility(),
    );
  }

  /** What is marked in the options as part of the text. */
  get marked(): string[] {
    return this.options.flatMap((option) =>
      [...option.querySelectorAll('mark')].map(({ textContent }) => textContent),
    );
  }

  /** Names of the people found. */
  get people(): string[] {
    return this.options.filter((option) => option.part.contains('person-option')).map(optionName);
  }

  get optionNames(): string[] {
    return this.options.map(optionName);
  }

  /** Name of the active option. */
  get active(): string | undefined {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? undefined : optionName(this.content.getElementById(id)!);
  }

  /** Why the first person cannot be picked, as a screen reader describes the row. */
  get obstacle(): string | undefined {
    const [first] = this.options;
    if (first?.ariaDisabled !== 'true') return undefined;
    return this.content.getElementById(first.getAttribute('aria-describedby')!)!.textContent!;
  }

  get chips(): string[] {
    return this.removeButtons.map((button) => nameOf(button).replace('Remove ', ''));
  }

  get removeButtons(): HTMLButtonElement[] {
    return everything(this.search).filter((element) =>
      element.matches('.remove'),
    ) as unknown as HTMLButtonElement[];
  }

  get panelText(): string {
    return this.content.querySelector<HTMLElement>('[part="panel"]')!.innerText;
  }

  get report(): string {
    return this.content.querySelector<HTMLElement>('[part="report"]')?.innerText ?? '';
  }

  /** What the last action has led to. */
  get actionText(): string {
    return this.content.querySelector('[part="deed"]')?.textContent ?? '';
  }

  get problem(): string | undefined {
    return this.content.querySelector('[part="problem"]')?.textContent ?? undefined;
  }

  get roleChoices(): HTMLSelectElement[] {
    return [...this.content.querySelectorAll<HTMLSelectElement>('[part="role"] select')];
  }

  get dialog(): SpacesInviteDialog | null {
    return this.content.querySelector('spaces-invite-dialog');
  }

  get dialogText(): string {
    return this.dialog!.shadowRoot!.textContent!;
  }

  get isDialogModal(): boolean {
    return this.dialog!.shadowRoot!.querySelector('dialog')!.matches(':modal');
  }

  /** Searches as a user does, and waits until the search has ended. */
  async find(text: string): Promise<void> {
    this.type(text);
    await this.until(() => {
      const { state } = this.search;
      const isSettled = state.step !== 'searching' && state.step !== 'idle';
      return isSettled && (!('text' in state) || state.text === text.trim());
    }, `an answer for ${text}`);
  }

  type(text: string, composing = false): void {
    this.field.focus();
    this.field.value = text;
    this.field.dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true, isComposing: composing }),
    );
  }

  /** Presses a key on the element that has the focus. True if the page may still act on it. */
  async press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    const isAllowed = focused()!.dispatchEvent(event);
    await this.search.updateComplete;
    return isAllowed;
  }

  paste(text: string): void {
    this.field.focus();
    paste(this.field, text);
  }

  click(button: string): void {
    byRole(this.search, 'button', button).click();
  }

  async until(isTrue: () => boolean, what: string): Promise<void> {
    await until(isTrue, what);
    await this.search.updateComplete;
  }

  /** Notes the announcements from now on. */
  listen(): void {
    const region = this.content.querySelector('[aria-live]')!;
    new MutationObserver(() => {
      const { textContent } = region;
      if (textContent) this.said.push(textContent);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
}

/** @param nick the signed-in user of the seed; undefined without a session */
export async function openSearch(
  world: World,
  nick: string | undefined,
  attributes = '',
  inside = (search: string): string => search,
): Promise<UserSearchHarness> {
  const { token } =
    nick === undefined ? { token: '' } : await world.control<{ token: string }>({ do: 'token', user: nick });
  const given = token === '' ? '' : `token="${token}"`;
  const root = await fixture<HTMLElement>(
    `<div><spaces-provider server="${world.server}" web-server="${world.web}" ${given}>${inside(
      `<spaces-user-search ${attributes}></spaces-user-search>`,
    )}</spaces-provider></div>`,
  );
  const page = new UserSearchHarness(root);
  await page.until(() => page.isReady, 'the picker');
  page.listen();
  return page;
}

/** Adds an element whose picker is not loaded yet. */
export async function addLoadingSearch(
  page: UserSearchHarness,
  isMultiple = false,
): Promise<UserSearchHarness> {
  const search = document.createElement('spaces-user-search');
  search.multiple = isMultiple;
  page.search.after(search);
  await search.updateComplete;
  return new UserSearchHarness(page.root, search);
}

/** The text of another element on the page. */
export function shadowTextOf(element: Element): string {
  return element.shadowRoot!.textContent!;
}

function optionName(option: HTMLElement): string {
  return option.querySelector('[part="option-name"]')!.textContent!;
}
