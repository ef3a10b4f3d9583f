/** A page in a language whose texts are the English ones between marks, so that a text which comes from no catalogue can be seen. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/all.ts';
import { defineStrings, type PageStrings } from '../../src/config.ts';
import { user } from '../emulator/rest.ts';
import { allByRole, everything, nameOf, typeInto } from '../support/by-role.ts';
import { until } from '../support/visitors.ts';
import type { World } from '../support/world.ts';
import { english } from './english.ts';

const lang = 'qps';
defineStrings(lang, marked(english) as PageStrings);

export class PseudoPage {
  readonly #world: World;
  readonly #page: HTMLElement;

  private constructor(world: World, page: HTMLElement) {
    this.#world = world;
    this.#page = page;
  }

  /** `markup` in a provider with these attributes, on the page of a seeded user, or of a visitor. */
  static async open(
    world: World,
    markup: string,
    nick = '',
    settings: Readonly<Record<string, string>> = {},
  ): Promise<PseudoPage> {
    const page = await fixture<HTMLElement>(html`<div lang=${lang}></div>`);
    const provider = document.createElement('spaces-provider');
    const token = nick && (await user(world, nick));
    const all = { server: world.server, 'web-server': world.web, ...(token && { token }), ...settings };
    for (const [name, value] of Object.entries(all)) provider.setAttribute(name, value);
    provider.innerHTML = markup;
    page.append(provider);
    return new PseudoPage(world, page);
  }

  /** Signs a visitor out, and removes the page. */
  close(): void {
    this.#page.querySelector('spaces-join')?.signOut();
    this.#page.remove();
  }

  /** The tag with this name on the page. */
  tag<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
    return this.#page.querySelector(name)!;
  }

  /** The first element that matches, through shadow roots. */
  one<E extends HTMLElement>(selector: string): E {
    return everything(this.#page).find((element): element is E => element.matches(selector))!;
  }

  get texts(): readonly string[] {
    return shown(this.#page);
  }

  async shows(text: string): Promise<void> {
    await until(
      () => this.texts.some((own) => own.includes(`⟦${text}`)),
      `"${text}" in ${this.texts.join(' | ')}`,
    );
  }

  /** Waits for what the service or the user has written. */
  async has(text: string): Promise<void> {
    await until(() => this.texts.some((own) => own.includes(text)), text);
  }

  /** Parts that have just loaded may show English until their catalogue is there. */
  async isMarked(...content: string[]): Promise<void> {
    const unmarked = (): string[] => this.texts.filter((text) => /\p{L}/u.test(withoutOurs(text, content)));
    await until(() => unmarked().length === 0, 'all texts are marked').catch(() => {});
    expect(unmarked()).to.deep.equal([]);
  }

  async press(name: string, role: 'button' | 'menuitem' | 'checkbox' = 'button'): Promise<void> {
    const all = (): HTMLElement[] =>
      allByRole(this.#page, role).filter((one) => nameOf(one).startsWith(`⟦${name}`));
    await until(() => all().length > 0, `a button "${name}" in ${this.texts.join(' | ')}`);
    all()[0]!.click();
  }

  type(text: string, into = 'input'): void {
    typeInto(this.one(into), text);
  }

  /** Presses a key in a field. */
  key(key: string, into = 'input'): void {
    this.one(into).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  }

  chooseFiles(...chosen: File[]): void {
    const input = this.one<HTMLInputElement>('input[type="file"]');
    const files = new DataTransfer();
    for (const file of chosen) files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  control<T = unknown>(action: Parameters<World['control']>[0]): Promise<T> {
    return this.#world.control<T>(action);
  }
}

/** The same strings, each between marks. */
function marked(strings: object): object {
  const mark = (value: unknown): unknown => {
    if (typeof value === 'string') return `⟦${value}⟧`;
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value === 'function') return (...args: unknown[]) => `⟦${String(value(...args))}⟧`;
    return marked(value as object);
  };
  return Object.fromEntries(
    Object.entries(strings).map(([name, value]: [string, unknown]) => [name, mark(value)]),
  );
}

/** What is not ours: dates, languages, time zones, mails in another language, and the names of emoji. */
const foreign =
  'style, time, time *, #language option, #zone option, .emoji, [part~="mail"], [part="subject"] *';

/** All texts and names that the elements in `root` give to users, but for initials in place of a picture. */
function shown(root: HTMLElement): string[] {
  const names = ['label', 'description', 'roledescription', 'valuetext', 'placeholder'].map(
    (name) => `aria-${name}`,
  );
  return everything(root)
    .filter((element) => element.getRootNode() !== document && !element.matches(foreign))
    .flatMap((element) => [
      ...[...element.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])),
      ...[...names, 'alt', 'placeholder', 'title'].flatMap((name) => element.getAttribute(name) ?? []),
    ])
    .map((text) => text.trim())
    .filter((text) => text && !/^\p{Lu}{1,2}$/u.test(text));
}

/** `text` without what is marked and what the service or the user has written. Marks are nested. */
function withoutOurs(text: string, content: readonly string[]): string {
  const rest = content.reduce((left, own) => left.replaceAll(own, ''), text.replace(/[\d:]+ [AP]M/, ''));
  const inner = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
  return inner === rest ? rest : withoutOurs(inner, []);
}
