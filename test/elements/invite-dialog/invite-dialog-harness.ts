/** Drives a `<spaces-invite-dialog>` as a user does, and hides its shadow DOM from the tests. */
import { fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-invite-dialog.ts';
import type { SpacesEventDetail } from '../../../src/events.ts';
import type { SpacesInviteDialog, SpacesUserSearch } from '../../../src/index.ts';
import { allByRole, byRole, nameOf, typeInto } from '../../support/by-role.ts';
import { paste as pasteInto } from '../../support/paste.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

/**
 * Opens a dialog on a page with a provider and a button.
 *
 * @param attributes `space=""` is the space of the world; `join-page` is an attribute of the provider
 * @param user who is signed in; null for a visitor who is not
 * @param step the step to wait for
 */
export async function openDialog(
  world: World,
  attributes: Readonly<Record<string, string>> = {},
  user: string | null = 'ada',
  step = 'editing',
): Promise<InviteDialogHarness> {
  const given = user === null ? {} : await world.control<{ token: string }>({ do: 'token', user });
  const { 'join-page': joinPage, ...own } = attributes;
  const page = await fixture<HTMLElement>(html`<div><button>Invite</button></div>`);
  const provider = document.createElement('spaces-provider');
  for (const [name, value] of Object.entries({ server: world.server, 'web-server': world.web, ...given })) {
    provider.setAttribute(name, value);
  }
  if (joinPage !== undefined) provider.setAttribute('join-page', joinPage);
  const element = document.createElement('spaces-invite-dialog');
  const settings = { ...own, ...(own['space'] === '' && { space: world.space }) };
  for (const [name, value] of Object.entries(settings)) element.setAttribute(name, value);
  const opener = page.querySelector('button')!;
  const dialog = new InviteDialogHarness(element, opener);
  provider.append(element);
  page.append(provider);
  opener.addEventListener('click', () => element.show());
  opener.focus();
  opener.click();
  await dialog.reach(step);
  return dialog;
}

export class InviteDialogHarness {
  readonly element: SpacesInviteDialog;
  /** The button that opens the dialog. */
  readonly opener: HTMLElement;
  readonly errors: SpacesEventDetail<'spaces-error'>[] = [];
  readonly ready: SpacesEventDetail<'spaces-invitation-ready'>[] = [];
  readonly invited: SpacesEventDetail<'spaces-invited'>[] = [];

  constructor(element: SpacesInviteDialog, opener: HTMLElement = document.body) {
    this.element = element;
    this.opener = opener;
    element.addEventListener('spaces-error', ({ detail }) => this.errors.push(detail));
    element.addEventListener('spaces-invitation-ready', ({ detail }) => this.ready.push(detail));
    element.addEventListener('spaces-invited', ({ detail }) => this.invited.push(detail));
  }

  get text(): string {
    return this.#root.textContent.replace(/\s+/g, ' ');
  }

  get heading(): string {
    return nameOf(byRole(this.element, 'heading'));
  }

  get isModal(): boolean {
    return this.#one('dialog').matches(':modal');
  }

  get alerts(): string[] {
    return allByRole(this.element, 'alert').map(nameOf);
  }

  /** What the dialog has announced to screen readers. */
  get announcement(): string {
    return this.#one('dialog > [aria-live="polite"]').textContent;
  }

  /** The message below the sharing buttons. */
  get sharingStatus(): HTMLElement {
    return this.#one('.message');
  }

  get sharingButtons(): HTMLElement {
    return this.#one('.buttons');
  }

  get link(): string {
    return this.#one<HTMLInputElement>('#link').value;
  }

  /** The link that opens a mail program, once the texts of the mail are there. */
  async mailto(): Promise<string> {
    const link = (): HTMLAnchorElement | null => this.#root.querySelector('a[part~="mail"]');
    await until(() => link() !== null, 'the link to a mail program');
    return link()!.href;
  }

  get qrCode(): SVGSVGElement | null {
    return this.#root.querySelector<SVGSVGElement>('[part~="qr-code"]');
  }

  get outcomes(): string {
    return this.#one('[part~="outcomes"]').textContent;
  }

  /** The counts that the user is asked to confirm, such as "Admin 1". */
  get confirmedRoles(): string {
    return this.#one('.body:not([hidden]) .people').textContent.replace(/\s+/g, ' ').trim();
  }

  get hasRoleFields(): boolean {
    return this.#root.querySelector('#usual-role, [part="roles"]') !== null;
  }

  /** Marks such as "External", by the name of the person. */
  get marks(): Record<string, string> {
    const rows = [...this.#root.querySelectorAll('[part="roles"] [data-mark]')];
    return Object.fromEntries(
      rows.map((row) => [row.querySelector('bdi')!.textContent, row.querySelector('.mark')!.textContent]),
    );
  }

  /** The question about an imported file; undefined when there is none. */
  get fileQuestion(): string | undefined {
    const legend = this.#root.querySelector<HTMLElement>('legend');
    return legend ? nameOf(legend) : undefined;
  }

  /** What the chosen column of a file does not have. */
  get fileNotes(): string[] {
    return [...this.#root.querySelectorAll('[part="file"] li')].map(({ textContent }) => textContent);
  }

  /** The role of a person in the list below the people field. */
  roleOf(label: string): string {
    return (byRole(this.element, 'combobox', `Role of ${label}`) as HTMLSelectElement).value;
  }

  get fileButton(): string {
    return nameOf(this.#one('[part~="take-file"]'));
  }

  get previewSubject(): string {
    return nameOf(this.#one('[part="subject"]'));
  }

  /** "" while there is none. */
  get previewText(): string {
    return this.#root.querySelector('[part="mail"]')?.shadowRoot?.textContent ?? '';
  }

  get previewBody(): ShadowRoot {
    return this.#one('[part="mail"]').shadowRoot!;
  }

  get #root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  async reach(step: string, timeout?: number): Promise<void> {
    const { element } = this;
    await until(() => element.state.step === step, `${step} (${JSON.stringify(element.state)})`, timeout);
    await element.updateComplete;
  }

  async reopen(): Promise<void> {
    await until(() => !this.element.open, 'it is closed');
    await this.element.updateComplete;
    this.opener.click();
    await this.element.updateComplete;
  }

  async hide(): Promise<void> {
    this.element.hide();
    await this.element.updateComplete;
  }

  has(role: 'button' | 'textbox', name: string): boolean {
    return allByRole(this.element, role, name).length > 0;
  }

  /** Presses a button as soon as it is there. */
  async press(name: string | RegExp): Promise<void> {
    await until(() => allByRole(this.element, 'button', name).length > 0, String(name));
    byRole(this.element, 'button', name).click();
    await this.element.updateComplete;
  }

  async check(name: string): Promise<void> {
    byRole(this.element, 'checkbox', name).click();
    await this.element.updateComplete;
  }

  async typeTitle(title: string): Promise<void> {
    typeInto(byRole(this.element, 'textbox', 'Space title'), title);
    await this.element.updateComplete;
  }

  async typeNote(note: string): Promise<void> {
    await this.#set('#note', note);
  }

  async chooseLanguage(code: string): Promise<void> {
    await this.#set('#language', code);
  }

  async chooseMode(mode: 'join' | 'meet'): Promise<void> {
    await this.#set('#mode', mode);
  }

  async chooseRole(person: string, role: string): Promise<void> {
    await this.#set(`[aria-label="Role of ${person}"]`, role);
  }

  /** Checks or unchecks "Set a date and time". */
  async toggleTime(): Promise<void> {
    this.#one<HTMLInputElement>('.check input[type="checkbox"]').click();
    await this.element.updateComplete;
  }

  async setTime(date: string, time: string, zone?: string): Promise<void> {
    await this.toggleTime();
    await this.#set('#date', date);
    await this.#set('#time', time);
    if (zone !== undefined) await this.#set('#zone', zone);
  }

  /** Enters e-mail addresses, each with Enter. */
  async choose(...emails: string[]): Promise<void> {
    const field = await this.peopleField();
    for (const email of emails) {
      typeInto(byRole(field, 'combobox'), email);
      const changed = new Promise((resolve) => field.addEventListener('change', resolve, { once: true }));
      pressKey(field, 'Enter');
      await changed;
    }
    await this.element.updateComplete;
  }

  /** Types texts that are not necessarily addresses, each with Enter. */
  async typePeople(...texts: string[]): Promise<void> {
    const field = await this.peopleField();
    for (const text of texts) {
      typeInto(byRole(field, 'combobox'), text);
      pressKey(field, 'Enter');
      await this.element.updateComplete;
    }
    typeInto(byRole(field, 'combobox'), '');
  }

  /** Finds a person by name, adds them, and returns their id. */
  async pick(name: string): Promise<string> {
    const field = await this.peopleField();
    typeInto(byRole(field, 'combobox'), name);
    await until(() => allByRole(field, 'option').length > 0, `${name} is found`);
    const before = field.selected.length;
    pressKey(field, 'ArrowDown');
    pressKey(field, 'Enter');
    await until(() => field.selected.length > before, `${name} is picked`);
    await this.element.updateComplete;
    const picked = field.selected.at(-1);
    return picked?.kind === 'person' ? picked.id : '';
  }

  /** Pastes a list into the people field, and waits for this text in the report on it. */
  async paste(list: string, report?: string): Promise<void> {
    pasteInto(byRole(await this.peopleField(), 'combobox'), list);
    if (report !== undefined) await this.reported(report);
    await this.element.updateComplete;
  }

  async reported(report: string): Promise<void> {
    const field = await this.peopleField();
    const text = (): string =>
      field.shadowRoot!.querySelector<HTMLElement>('[part="report"]')?.innerText ?? '';
    await until(() => text().includes(report), `the report "${report}" (it is "${text()}")`);
    await this.element.updateComplete;
  }

  /** Waits until the people field shows this text. */
  async peopleFieldSays(sentence: string): Promise<void> {
    const field = await this.peopleField();
    await until(() => field.shadowRoot!.textContent.includes(sentence), sentence);
  }

  /** Ids and addresses of the chips in the people field. */
  async chips(): Promise<string[]> {
    const { selected } = await this.peopleField();
    return selected.map((one) => (one.kind === 'email' ? one.email : one.id));
  }

  /** The text field for people, once its code is loaded. */
  async peopleInput(): Promise<HTMLInputElement> {
    return byRole(await this.peopleField(), 'combobox') as HTMLInputElement;
  }

  async peopleField(): Promise<SpacesUserSearch> {
    const field = this.#one<SpacesUserSearch>('spaces-user-search');
    await until(
      () => field.shadowRoot?.querySelector('[role="listbox"]') !== null,
      'the people field is ready',
    );
    await field.updateComplete;
    return field;
  }

  /** Chooses a file as the browser's file dialog does. */
  async chooseFile(name: string, content: BlobPart): Promise<void> {
    const files = new DataTransfer();
    files.items.add(new File([content], name));
    const field = this.#one<HTMLInputElement>('input[type="file"]');
    field.files = files.files;
    field.dispatchEvent(new Event('change'));
    const answer = '[part="file"], #file-problem';
    await until(() => this.#root.querySelector(answer) !== null, 'the file is read');
  }

  /** Chooses a column of the imported file, counted from 0. */
  async chooseColumn(index: number): Promise<void> {
    this.#root.querySelectorAll<HTMLInputElement>('input[type="radio"]')[index]!.click();
    await this.element.updateComplete;
  }

  async openPreview(): Promise<void> {
    this.#one<HTMLDetailsElement>('[part~="preview"]').open = true;
    await until(() => this.#root.querySelector('[part="mail"]') !== null, 'the mail is shown');
  }

  openWaiting(): void {
    this.#one<HTMLDetailsElement>('[part~="waiting"]').open = true;
  }

  async showQrCode(): Promise<void> {
    await this.press('QR code');
    await until(() => this.qrCode !== null, 'the code is drawn');
  }

  /** Collects each state of the progress bar, such as "50 of 500: Sending invitations: 50 of 500". */
  watchProgress(): { readonly seen: readonly string[]; stop(): void } {
    const seen: string[] = [];
    const observer = new MutationObserver(() => {
      const bar = this.#root.querySelector('progress');
      const now = bar && `${bar.value} of ${bar.max}: ${bar.labels[0]?.textContent.trim()}`;
      if (now && seen.at(-1) !== now) seen.push(now);
    });
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    observer.observe(this.#root, everything);
    return { seen, stop: () => observer.disconnect() };
  }

  /** The boxes that are wider than a screen of 320 pixels allows. */
  overflowAt320px(dir: 'ltr' | 'rtl'): string[] {
    const dialog = this.#one('dialog');
    dialog.style.inlineSize = '304px';
    dialog.dir = dir;
    return [dialog, ...dialog.querySelectorAll<HTMLElement>('.head, .scroll, .foot, .file, .people')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className, localName }) => className || localName);
  }

  async #set(selector: string, value: string): Promise<void> {
    const field = this.#one<HTMLSelectElement>(selector);
    field.value = value;
    field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
    await this.element.updateComplete;
  }

  #one<E extends Element = HTMLElement>(selector: string): E {
    const found = this.#root.querySelector<E>(selector);
    if (found === null) throw new Error(`There is no ${selector} in the dialog.`);
    return found;
  }
}

function pressKey(field: SpacesUserSearch, key: string): void {
  const press = { key, bubbles: true, cancelable: true };
  byRole(field, 'combobox').dispatchEvent(new KeyboardEvent('keydown', press));
}
