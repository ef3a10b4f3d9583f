/** A page with a provider and a `<spaces-invite-dialog>`, as its author would write it. */
import { fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-invite-dialog.ts';
import type { SpacesEventDetail } from '../../../src/events.ts';
import type { SpacesInviteDialog, SpacesUserSearch } from '../../../src/index.ts';
import { allByRole, byRole, typeInto } from '../../support/by-role.ts';
import { paste as pasteInto } from '../../support/paste.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export interface DialogPage {
  readonly errors: SpacesEventDetail<'spaces-error'>[];
  readonly dialog: SpacesInviteDialog;
  readonly opener: HTMLButtonElement;
  readonly ready: SpacesEventDetail<'spaces-invitation-ready'>[];
  readonly invited: SpacesEventDetail<'spaces-invited'>[];
}

/**
 * @param attributes `space=""` stands for the world's own
 * @param nick who is signed in; nobody when null
 * @param step what the dialog comes to by itself
 */
export async function openDialog(
  world: World,
  attributes: Readonly<Record<string, string>> = {},
  nick: string | null = 'ada',
  step = 'editing',
): Promise<DialogPage> {
  const settings = { ...attributes, ...(attributes['space'] === '' && { space: world.space }) };
  const given = nick === null ? {} : await world.control<{ token: string }>({ do: 'token', user: nick });
  const page = await fixture<HTMLElement>(html`<div><button>Invite</button></div>`);
  const errors: DialogPage['errors'] = [];
  const ready: DialogPage['ready'] = [];
  page.addEventListener('spaces-error', ({ detail }) => errors.push(detail));
  const invited: DialogPage['invited'] = [];
  page.addEventListener('spaces-invitation-ready', ({ detail }) => ready.push(detail));
  page.addEventListener('spaces-invited', ({ detail }) => invited.push(detail));
  const provider = document.createElement('spaces-provider');
  for (const [name, value] of Object.entries({ server: world.server, 'web-server': world.web, ...given })) {
    provider.setAttribute(name, value);
  }
  const dialog = document.createElement('spaces-invite-dialog');
  for (const [name, value] of Object.entries(settings)) dialog.setAttribute(name, value);
  provider.append(dialog);
  page.append(provider);
  const opener = page.querySelector('button')!;
  opener.addEventListener('click', () => dialog.show());
  opener.focus();
  opener.click();
  await reach(dialog, step);
  return { dialog, opener, errors, ready, invited };
}

export async function reach(dialog: SpacesInviteDialog, step: string, timeout?: number): Promise<void> {
  await until(() => dialog.state.step === step, `${step} (${JSON.stringify(dialog.state)})`, timeout);
  await dialog.updateComplete;
}

/** Enters e-mail addresses, each with Enter. */
export async function choose(dialog: SpacesInviteDialog, ...emails: string[]): Promise<void> {
  const field = await peopleField(dialog);
  for (const email of emails) {
    type(field, email);
    const known = new Promise((resolve) => field.addEventListener('change', resolve, { once: true }));
    enter(field);
    await known;
  }
  await dialog.updateComplete;
}

/** Finds a person by name and picks them. */
export async function pick(dialog: SpacesInviteDialog, name: string): Promise<string> {
  const field = await peopleField(dialog);
  type(field, name);
  await until(() => allByRole(field, 'option').length > 0, `${name} is found`);
  const known = field.selected.length;
  byRole(field, 'combobox').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  enter(field);
  await until(() => field.selected.length > known, `${name} is picked`);
  await dialog.updateComplete;
  const picked = field.selected.at(-1);
  return picked?.kind === 'person' ? picked.id : '';
}

/** Pastes a list into the people field, and waits until the report on it says this. */
export async function paste(
  dialog: SpacesInviteDialog,
  text: string,
  report?: string,
): Promise<SpacesUserSearch> {
  const field = await peopleField(dialog);
  pasteInto(byRole(field, 'combobox'), text);
  if (report !== undefined) await reported(dialog, report);
  await dialog.updateComplete;
  return field;
}

export async function reported(dialog: SpacesInviteDialog, report: string): Promise<void> {
  const field = await peopleField(dialog);
  const told = (): string => field.shadowRoot!.querySelector<HTMLElement>('[part="report"]')?.innerText ?? '';
  await until(() => told().includes(report), `the report "${report}" (it is "${told()}")`);
  await dialog.updateComplete;
}

/** Chooses a file, as the browser's own dialog would. */
export async function chooseFile(dialog: SpacesInviteDialog, name: string, content: BlobPart): Promise<void> {
  const files = new DataTransfer();
  files.items.add(new File([content], name));
  const field = inside<HTMLInputElement>(dialog, 'input[type="file"]');
  field.files = files.files;
  field.dispatchEvent(new Event('change'));
  const answer = '[part="file"], #file-problem';
  await until(() => dialog.shadowRoot!.querySelector(answer) !== null, 'the file is read');
}

export function inside<E extends Element>(dialog: SpacesInviteDialog, selector: string): E {
  const found = dialog.shadowRoot!.querySelector<E>(selector);
  if (found === null) throw new Error(`There is no ${selector} in the dialog.`);
  return found;
}

/** Chooses or enters a value in a field. */
export async function set(dialog: SpacesInviteDialog, selector: string, value: string): Promise<void> {
  const field = inside<HTMLSelectElement>(dialog, selector);
  field.value = value;
  field.dispatchEvent(new Event(field.localName === 'select' ? 'change' : 'input', { bubbles: true }));
  await dialog.updateComplete;
}

/** Who the people field holds: what would be sent for each chip. */
export async function chips(dialog: SpacesInviteDialog): Promise<string[]> {
  return (await peopleField(dialog)).selected.map((one) => (one.kind === 'email' ? one.email : one.id));
}

/** The field as soon as all of it is there. */
export async function peopleField(dialog: SpacesInviteDialog): Promise<SpacesUserSearch> {
  const field = inside<SpacesUserSearch>(dialog, 'spaces-user-search');
  await until(
    () => field.shadowRoot?.querySelector('[role="listbox"]') !== null,
    'the people field is ready',
  );
  await field.updateComplete;
  return field;
}

function type(field: SpacesUserSearch, text: string): void {
  typeInto(byRole(field, 'combobox'), text);
}

function enter(field: SpacesUserSearch): void {
  const press = { key: 'Enter', bubbles: true, cancelable: true };
  byRole(field, 'combobox').dispatchEvent(new KeyboardEvent('keydown', press));
}

/** Presses a button as soon as it is there. */
export async function press(dialog: SpacesInviteDialog, name: string | RegExp): Promise<void> {
  await until(() => allByRole(dialog, 'button', name).length > 0, String(name));
  byRole(dialog, 'button', name).click();
  await dialog.updateComplete;
}
