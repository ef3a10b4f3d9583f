/** Drives a `<spaces-chat>` in tests as users and pages do: by roles, names, parts and events. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import type { SpacesChat } from '../../../src/elements/chat/spaces-chat.ts';
import { pasteOf } from '../../support/paste.ts';
import type { LocalConversation } from './local-conversation.ts';

export class ChatHarness {
  readonly element: SpacesChat;

  constructor(element: SpacesChat) {
    this.element = element;
  }

  /** Puts an element into the page that shows `conversation`. */
  static async show(
    conversation: LocalConversation,
    options: { readonly?: boolean } = {},
  ): Promise<ChatHarness> {
    const element = await fixture<SpacesChat>(
      html`<spaces-chat .conversation=${conversation} ?readonly=${options.readonly ?? false}></spaces-chat>`,
    );
    const chat = new ChatHarness(element);
    await chat.settled();
    return chat;
  }

  /** Resolves when the element and its rows are drawn. */
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

  /** The text of each message, as users read it. */
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

  /** All visible text, in one line. */
  get words(): string {
    return this.all('.header, .body, .foot')
      .map((part) => part.innerText)
      .join(' ')
      .replace(/\s+/g, ' ');
  }

  get isRendered(): boolean {
    return this.element.shadowRoot?.querySelector('textarea') instanceof HTMLElement;
  }

  /** The element inside that has the focus. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /** The visible text of a part; "" when it is not shown. */
  textOfPart(name: string): string {
    return this.part(name)?.innerText.trim() ?? '';
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

  /** Presses a key in the field. Returns false when the default action was prevented. */
  key(key: string, init: KeyboardEventInit = {}): boolean {
    const event = new KeyboardEvent('keydown', {
      key,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...init,
    });
    return this.field.dispatchEvent(event);
  }

  /** Whether the code of the menu is there. */
  get hasMenu(): boolean {
    return this.#root.querySelector('.menu-place') !== null;
  }

  /** What the open menu offers. */
  get menuItems(): string[] {
    return this.all('[role="menuitem"]').map(textOf);
  }

  row(messageId: string): HTMLElement | undefined {
    return this.messages.find(({ dataset }) => dataset['messageId'] === messageId);
  }

  /** Moves the pointer over a message. */
  hover(messageId: string): void {
    this.row(messageId)?.dispatchEvent(
      new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }),
    );
  }

  /** The links of the files that are drawn. */
  get links(): HTMLElement[] {
    return this.all('a[role="link"]');
  }

  /** Picks files as in the dialog of the browser. */
  picks(...files: File[]): void {
    const input = this.one<HTMLInputElement>('input[type="file"]');
    input.files = transferOf(files).files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Drops or pastes files. Returns false when the element took them. */
  hand(type: 'drop' | 'paste', files: readonly File[], text = ''): boolean {
    const transfer = transferOf(files);
    if (text) transfer.setData('text/plain', text);
    const init = { bubbles: true, composed: true, cancelable: true };
    return this.one('.composer').dispatchEvent(
      type === 'drop' ? new DragEvent(type, { ...init, dataTransfer: transfer }) : pasteOf(transfer),
    );
  }

  async scrollTo(top: number): Promise<void> {
    this.log.scrollTop = top;
    await this.settled();
  }

  /** Visible elements only. */
  all<E extends HTMLElement>(selector: string): E[] {
    return [...this.#root.querySelectorAll<E>(selector)].filter((each) => each.checkVisibility());
  }

  one<E extends HTMLElement>(selector: string): E {
    const found = this.#root.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
}

function transferOf(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Collects the details of the events that `target` dispatches. */
export function heard<T>(target: EventTarget, type: string): T[] {
  const details: T[] = [];
  target.addEventListener(type, (event) => details.push((event as CustomEvent<T>).detail));
  return details;
}
