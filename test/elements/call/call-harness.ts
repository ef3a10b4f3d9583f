/** Finds and does in a `<spaces-call>` what a user finds and does, without the structure of its shadow root. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/define/spaces-call.ts';
import type { CallEngine, SpacesCall } from '../../../src/index.ts';
import { user } from '../../emulator/rest.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export interface CallPageWish {
  /** A seeded user; "" for a visitor who is not signed in. */
  readonly nick?: string;
  readonly space?: string;
  readonly person?: string;
  readonly engine?: CallEngine;
  readonly lang?: string;
}

export class CallHarness {
  readonly call: SpacesCall;
  readonly provider: HTMLElement;
  /** The events of the element so far, with their details. */
  readonly events: (readonly [type: string, detail: unknown])[] = [];

  constructor(provider: HTMLElement, call: SpacesCall) {
    this.provider = provider;
    this.call = call;
    for (const type of [
      'spaces-call-joined',
      'spaces-call-left',
      'spaces-call-incoming',
      'spaces-error',
    ] as const)
      provider.addEventListener(type, ({ detail }) => this.events.push([type, detail]));
  }

  /** A page with a call: of the world's space, unless the wish names another space or a person. */
  static async open(world: World, wish: CallPageWish = {}): Promise<CallHarness> {
    const { nick = 'ada', space, person, engine, lang } = wish;
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const provider = document.createElement('spaces-provider');
    provider.setAttribute('server', world.server);
    provider.setAttribute('web-server', world.web);
    if (nick) provider.setAttribute('token', await user(world, nick));
    if (lang) provider.setAttribute('lang', lang);
    const call = document.createElement('spaces-call');
    if (person) call.person = person;
    else call.space = space ?? world.space;
    call.engine = engine;
    provider.append(call);
    page.append(provider);
    const opened = new CallHarness(provider, call);
    await until(() => opened.text.trim() !== '', 'the strip is rendered');
    return opened;
  }

  async reach(step: SpacesCall['state']['step']): Promise<void> {
    await until(() => this.call.state.step === step, `${step} (it is ${JSON.stringify(this.call.state)})`);
    await this.settled();
  }

  async shows(text: string | RegExp): Promise<void> {
    const holds = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await until(holds, `the call shows ${String(text)} (it shows "${this.text}")`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.call.updateComplete;
    await nextFrame();
    await this.call.updateComplete;
  }

  /** What the user reads, on one line. */
  get text(): string {
    const shown = this.call.shadowRoot?.querySelector('[part="strip"]');
    return (shown?.textContent ?? '')
      .replaceAll(/[\u2068\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  get announcement(): string {
    const region = this.call.shadowRoot?.querySelector('[aria-live="polite"]');
    return (region?.textContent ?? '').replaceAll(/[\u2068\u2069]/g, '');
  }

  get buttons(): string[] {
    return allByRole(this.call, 'button').map((button) => nameOf(button).replaceAll(/[\u2068\u2069]/g, ''));
  }

  button(name: string | RegExp): HTMLElement {
    return byRole(this.call, 'button', name);
  }

  /** The link to the page on which the call happens. */
  link(name: string | RegExp): HTMLAnchorElement {
    const found = this.button(name);
    if (!(found instanceof HTMLAnchorElement)) throw new Error(`${String(name)} is no link.`);
    return found;
  }

  /** What a screen reader reads after the name of a button. */
  descriptionOf(button: HTMLElement): string {
    const id = button.getAttribute('aria-describedby');
    return (id && this.call.shadowRoot?.getElementById(id)?.textContent) || '';
  }

  one<Found extends HTMLElement = HTMLElement>(selector: string): Found | null {
    return this.call.shadowRoot?.querySelector<Found>(selector) ?? null;
  }

  all<Found extends HTMLElement = HTMLElement>(selector: string): Found[] {
    return [...(this.call.shadowRoot?.querySelectorAll<Found>(selector) ?? [])];
  }

  get focused(): string {
    const { activeElement } = this.call.shadowRoot ?? {};
    return activeElement instanceof HTMLElement ? nameOf(activeElement) : '';
  }
}
