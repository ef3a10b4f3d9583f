/** Finds and does in a `<spaces-list>` what a user finds and does, without the structure of its shadow root. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/define/spaces-list.ts';
import type { SpacesList } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export class ListHarness {
  readonly list: SpacesList;
  readonly provider: HTMLElement;
  /** The details of `spaces-space-picked`. */
  readonly picked: unknown[] = [];
  /** The details of `spaces-error` of the list. */
  readonly errors: unknown[] = [];

  constructor(provider: HTMLElement, selector = 'spaces-list') {
    this.provider = provider;
    this.list = provider.querySelector<SpacesList>(selector)!;
    provider.addEventListener('spaces-space-picked', ({ detail }) => this.picked.push(detail));
    this.list.addEventListener('spaces-error', ({ detail }) => this.errors.push(detail));
  }

  /** A page for the user `nick`, or for a visitor who is not signed in if `nick` is "". `beside` is HTML after the list. */
  static async open(world: World, nick = 'ada', beside = ''): Promise<ListHarness> {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    provider.setAttribute('web-server', world.web);
    if (nick) provider.setAttribute('token', await user(world, nick));
    provider.innerHTML = `<spaces-list></spaces-list>${beside}`;
    page.append(provider);
    const opened = new ListHarness(provider);
    await until(() => opened.#root!.querySelector('h2') !== null, 'the list is rendered');
    return opened;
  }

  async reach(step: SpacesList['state']['step']): Promise<void> {
    await until(() => this.list.state.step === step, `${step} (it is ${JSON.stringify(this.list.state)})`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.list.updateComplete;
    await nextFrame();
    await this.list.updateComplete;
  }

  get box(): HTMLElement {
    return this.one('[role="listbox"]');
  }

  get field(): HTMLInputElement {
    return this.one<HTMLInputElement>('input');
  }

  get filter(): HTMLSelectElement {
    return this.one<HTMLSelectElement>('select');
  }

  get rows(): HTMLElement[] {
    return [...this.#root!.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  /** The names of the spaces as the user sees them. */
  get names(): string[] {
    return this.rows.map((row) => row.querySelector('[part~="name"]')?.textContent ?? '');
  }

  /** What a screen reader reads for each row. */
  get labels(): string[] {
    return this.rows.map(spoken);
  }

  /** What a screen reader reads for the active row. */
  get active(): string {
    const id = this.box.getAttribute('aria-activedescendant');
    return id === null ? '' : spoken(this.#root!.getElementById(id));
  }

  get selected(): string[] {
    return this.rows.filter((row) => row.ariaSelected === 'true').map(spoken);
  }

  get announcement(): string {
    return this.one('[aria-live="polite"]').textContent ?? '';
  }

  /** The dialog for people who cannot be found. */
  get invitation(): HTMLElementTagNameMap['spaces-invite-dialog'] | null {
    return this.#root!.querySelector('spaces-invite-dialog');
  }

  get text(): string {
    return this.#root!.textContent ?? '';
  }

  /** The shapes in place of rows that are loading; screen readers skip them. */
  get isSkeletonShown(): boolean {
    return this.#root!.querySelector('.skeleton')?.getAttribute('aria-hidden') === 'true';
  }

  /** The element in the list that has the focus. */
  get focused(): Element | null {
    return this.#root!.activeElement;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const target = this.focused ?? this.box;
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      );
      await this.settled();
    }
  }

  async focus(): Promise<void> {
    this.list.focus();
    await this.settled();
  }

  get #root(): ShadowRoot | null {
    return this.list.shadowRoot;
  }

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.#root!.querySelector<Found>(selector);
    if (!found) throw new Error(`There is no ${selector} in the list.`);
    return found;
  }
}

/** The accessible name of a row, which comes from its content without the hidden parts. */
function spoken(row: Element | null): string {
  if (!row) return 'a row that is not rendered';
  const parts = [...row.children].filter((part) => part.ariaHidden !== 'true');
  const words = parts.flatMap((part) => [...part.children].filter((word) => word.ariaHidden !== 'true'));
  return words
    .map((word) => word.textContent ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',')
    .trim();
}
