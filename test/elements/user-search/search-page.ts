/** A page with providers and a `<spaces-user-search>` in each, and what its visitor does and hears there. */
import { fixture } from '@open-wc/testing';
import '../../../src/define/spaces-user-search.ts';
import type { SpacesEventMap } from '../../../src/events.ts';
import type { SpacesUserSearch } from '../../../src/index.ts';
import { byRole, everything, focused, nameOf } from '../../support/by-role.ts';
import { paste } from '../../support/paste.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

const names: readonly (keyof SpacesEventMap)[] = [
  'spaces-person-picked',
  'spaces-person-removed',
  'spaces-direct-opened',
  'spaces-call-opened',
  'spaces-error',
];

export class SearchPage {
  readonly root: HTMLElement;
  readonly search: SpacesUserSearch;
  /** Names and details of the events so far. */
  readonly events: (readonly [string, unknown])[] = [];
  /** Everything a screen reader was told, sentence by sentence. */
  readonly said: string[] = [];

  constructor(root: HTMLElement, search = root.querySelector('spaces-user-search')) {
    this.root = root;
    this.search = search!;
    for (const name of names) {
      this.search.addEventListener(name, (event) => this.events.push([name, event.detail]));
    }
  }

  get field(): HTMLInputElement {
    return this.search.shadowRoot!.querySelector<HTMLInputElement>('[role="combobox"]')!;
  }

  get listbox(): HTMLElement {
    return this.search.shadowRoot!.querySelector<HTMLElement>('[role="listbox"]')!;
  }

  /** The options drawn and in view of the visitor. */
  get options(): HTMLElement[] {
    return [...this.listbox.querySelectorAll<HTMLElement>('[role="option"]')].filter((option) =>
      option.checkVisibility(),
    );
  }

  /** Names of the people found. */
  get people(): string[] {
    return this.options.filter((option) => option.part.contains('person-option')).map(optionName);
  }

  get optionNames(): string[] {
    return this.options.map(optionName);
  }

  /** The option that a screen reader is at. */
  get active(): string | undefined {
    const id = this.field.getAttribute('aria-activedescendant');
    return id === null ? undefined : optionName(this.search.shadowRoot!.getElementById(id)!);
  }

  get chips(): string[] {
    const buttons = everything(this.search).filter((element) => element.matches('.remove'));
    return buttons.map((button) => nameOf(button).replace('Remove ', ''));
  }

  get text(): string {
    return this.search.shadowRoot!.querySelector<HTMLElement>('[part="panel"]')!.innerText;
  }

  get report(): string {
    return this.search.shadowRoot!.querySelector<HTMLElement>('[part="report"]')?.innerText ?? '';
  }

  /** Looks for people as a visitor does, and waits until the search has ended. */
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

  /** Presses a key on whatever has the focus; true when the page may still act on it. */
  async press(key: string, init: KeyboardEventInit = {}): Promise<boolean> {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    const goesOn = focused()!.dispatchEvent(event);
    await this.search.updateComplete;
    return goesOn;
  }

  paste(text: string): void {
    this.field.focus();
    paste(this.field, text);
  }

  click(button: string): void {
    byRole(this.search, 'button', button).click();
  }

  async until(holds: () => boolean, what: string): Promise<void> {
    await until(holds, what);
    await this.search.updateComplete;
  }

  /** From now on, notes what the live region says. */
  listen(): void {
    const region = this.search.shadowRoot!.querySelector('[aria-live]')!;
    new MutationObserver(() => {
      const { textContent } = region;
      if (textContent) this.said.push(textContent);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  }
}

function optionName(option: HTMLElement): string {
  return option.querySelector('[part="option-name"]')!.textContent!;
}

/** @param nick who is signed in: an account user of the seed; nobody when undefined */
export async function openSearch(
  world: World,
  nick: string | undefined,
  attributes = '',
  inside = (search: string): string => search,
): Promise<SearchPage> {
  const { token } =
    nick === undefined ? { token: '' } : await world.control<{ token: string }>({ do: 'token', user: nick });
  const given = token === '' ? '' : `token="${token}"`;
  const root = await fixture<HTMLElement>(
    `<div><spaces-provider server="${world.server}" web-server="${world.web}" ${given}>${inside(
      `<spaces-user-search ${attributes}></spaces-user-search>`,
    )}</spaces-provider></div>`,
  );
  const page = new SearchPage(root);
  await page.until(() => Boolean(page.search.shadowRoot?.querySelector('[role="listbox"]')), 'it is drawn');
  page.listen();
  return page;
}
