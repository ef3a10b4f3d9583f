/** Speaks to `<spaces-chat>` as its visitors and pages do: by roles, parts and events. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import type { LocalConversation } from './local-conversation.ts';

export class ChatDriver {
  readonly element: SpacesChat;

  constructor(element: SpacesChat) {
    this.element = element;
  }

  static async show(conversation: LocalConversation, part: { readonly?: boolean } = {}): Promise<ChatDriver> {
    const element = await fixture<SpacesChat>(
      html`<spaces-chat .conversation=${conversation} ?readonly=${part.readonly ?? false}></spaces-chat>`,
    );
    const driver = new ChatDriver(element);
    await driver.settled();
    return driver;
  }

  /** Long enough for an update, its rows, and what these uncover. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    for (let i = 0; i < 5; i += 1) await nextFrame();
    await this.element.updateComplete;
  }

  get log(): HTMLElement {
    return this.one('[role="log"]');
  }

  get messages(): HTMLElement[] {
    return this.all('article');
  }

  /** Text of each message, as read. */
  get texts(): string[] {
    return this.all('article .text').map((text) => text.innerText.trim());
  }

  get field(): HTMLTextAreaElement {
    return this.one<HTMLTextAreaElement>('textarea');
  }

  get status(): string {
    return textOf(this.one('[role="status"]'));
  }

  get announcement(): string {
    return textOf(this.one('[aria-live="polite"]'));
  }

  get alert(): string {
    return this.all('[role="alert"]').map(textOf).join(' ');
  }

  get atEnd(): boolean {
    const { scrollHeight, clientHeight, scrollTop } = this.log;
    return Math.abs(scrollHeight - clientHeight - scrollTop) < 1;
  }

  /** Everything that can be read, in one line. */
  get words(): string {
    return this.all('.header, .body, .foot')
      .map((part) => part.innerText)
      .join(' ')
      .replace(/\s+/g, ' ');
  }

  part(name: string): HTMLElement | undefined {
    return this.parts(name)[0];
  }

  parts(name: string): HTMLElement[] {
    return this.all(`[part~="${name}"]`);
  }

  button(name: string): HTMLButtonElement | undefined {
    return this.all<HTMLButtonElement>('button').find(
      (button) => (button.getAttribute('aria-label') ?? textOf(button)) === name,
    );
  }

  async press(name: string): Promise<void> {
    const button = this.button(name);
    if (!button) throw new Error(`There is no button "${name}".`);
    button.click();
    await this.settled();
  }

  async type(text: string): Promise<void> {
    this.field.value = text;
    this.field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Presses a key in the field; true when nobody prevented what it does. */
  key(key: string, part: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...part,
    });
    return this.field.dispatchEvent(event);
  }

  async scrollTo(top: number): Promise<void> {
    this.log.scrollTop = top;
    await this.settled();
  }

  /** Shown elements only. */
  all<E extends HTMLElement>(selector: string): E[] {
    return [...this.element.shadowRoot!.querySelectorAll<E>(selector)].filter((each) =>
      each.checkVisibility(),
    );
  }

  one<E extends HTMLElement>(selector: string): E {
    const found = this.element.shadowRoot!.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }
}

export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Collects the details of an event of `target`. */
export function heard<T>(target: EventTarget, type: string): T[] {
  const details: T[] = [];
  target.addEventListener(type, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}
