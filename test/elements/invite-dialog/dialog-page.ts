/** A page with a provider and a `<spaces-invite-dialog>`, as its author would write it. */
import { fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-invite-dialog.ts';
import type { SpacesEventDetail } from '../../../src/events.ts';
import type { SpacesInviteDialog, SpacesUserSearch } from '../../../src/index.ts';
import { allByRole, byRole, typeInto } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';

export interface DialogPage {
  readonly dialog: SpacesInviteDialog;
  readonly opener: HTMLButtonElement;
  readonly ready: SpacesEventDetail<'spaces-invitation-ready'>[];
  readonly invited: SpacesEventDetail<'spaces-invited'>[];
}

export async function openDialog(
  world: World,
  attributes: Readonly<Record<string, string>> = {},
  nick = 'ada',
): Promise<DialogPage> {
  const { token } = await world.control<{ token: string }>({ do: 'token', user: nick });
  const page = await fixture<HTMLElement>(html`<div><button>Invite</button></div>`);
  const ready: DialogPage['ready'] = [];
  const invited: DialogPage['invited'] = [];
  page.addEventListener('spaces-invitation-ready', ({ detail }) => ready.push(detail));
  page.addEventListener('spaces-invited', ({ detail }) => invited.push(detail));
  const provider = document.createElement('spaces-provider');
  for (const [name, value] of Object.entries({ server: world.server, 'web-server': world.web, token })) {
    provider.setAttribute(name, value);
  }
  const dialog = document.createElement('spaces-invite-dialog');
  for (const [name, value] of Object.entries(attributes)) dialog.setAttribute(name, value);
  provider.append(dialog);
  page.append(provider);
  const opener = page.querySelector('button')!;
  opener.addEventListener('click', () => dialog.show());
  opener.focus();
  opener.click();
  await reach(dialog, nick === 'nobody' ? 'barred' : 'editing');
  return { dialog, opener, ready, invited };
}

export async function reach(dialog: SpacesInviteDialog, ...steps: string[]): Promise<void> {
  await until(() => steps.includes(dialog.state.step), `${steps.join()} (${JSON.stringify(dialog.state)})`);
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

async function peopleField(dialog: SpacesInviteDialog): Promise<SpacesUserSearch> {
  await customElements.whenDefined('spaces-user-search');
  const field = dialog.shadowRoot!.querySelector('spaces-user-search')!;
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

export async function press(dialog: SpacesInviteDialog, name: string | RegExp): Promise<void> {
  byRole(dialog, 'button', name).click();
  await dialog.updateComplete;
}
