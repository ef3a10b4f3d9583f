/** A page with `<spaces-list>` for a user of the world's seed, and what a visitor finds and does there. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/define/spaces-list.ts';
import type { SpacesList } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export class ListPage {
  readonly list: SpacesList;
  readonly provider: HTMLElement;
  readonly picked: unknown[] = [];

  constructor(provider: HTMLElement) {
    this.provider = provider;
    this.list = provider.querySelector('spaces-list')!;
    provider.addEventListener('spaces-space-picked', ({ detail }) => this.picked.push(detail));
  }

  /** Signed in as `nick`; "" for nobody. */
  static async open(world: World, nick = 'ada', beside = ''): Promise<ListPage> {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    provider.setAttribute('web-server', world.web);
    if (nick) provider.setAttribute('token', await user(world, nick));
    provider.innerHTML = `<spaces-list></spaces-list>${beside}`;
    page.append(provider);
    const opened = new ListPage(provider);
    await until(() => opened.list.shadowRoot?.querySelector('h2') !== null, 'the list is there');
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

  get kinds(): HTMLSelectElement {
    return this.one<HTMLSelectElement>('select');
  }

  get rows(): HTMLElement[] {
    return [...this.list.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  /** Names of the spaces as they are seen. */
  get names(): string[] {
    return this.rows.map((row) => row.querySelector('[part~="name"]')?.textContent ?? '');
  }

  /** What a screen reader reads for each row. */
  get labels(): string[] {
    return this.rows.map(spoken);
  }

  /** What it reads while the keys move. */
  get active(): string {
    const id = this.box.getAttribute('aria-activedescendant');
    return id === null ? '' : spoken(this.list.shadowRoot!.getElementById(id));
  }

  get selected(): string[] {
    return this.rows.filter((row) => row.ariaSelected === 'true').map(spoken);
  }

  get announcement(): string {
    return this.one('[aria-live="polite"]').textContent ?? '';
  }

  get text(): string {
    return this.list.shadowRoot!.textContent ?? '';
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const target = this.list.shadowRoot!.activeElement ?? this.box;
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

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.list.shadowRoot!.querySelector<Found>(selector);
    if (!found) throw new Error(`There is no ${selector} in the list.`);
    return found;
  }
}

/** The name that a row gets from its content, where nothing hidden counts. */
function spoken(row: Element | null): string {
  if (!row) return 'a row that is not there';
  const parts = [...row.children].filter((part) => part.ariaHidden !== 'true');
  const words = parts.flatMap((part) => [...part.children].map((word) => word.textContent ?? ''));
  return words.join(' ').replaceAll(' ,', ',').trim();
}
