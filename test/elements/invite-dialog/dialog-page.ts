/** A page with a provider and a `<spaces-invite-dialog>`, as its author would write it. */
import { fixture, html } from '@open-wc/testing';
import '../../../src/define/spaces-invite-dialog.ts';
import type { SpacesEventDetail } from '../../../src/events.ts';
import type { SpacesInviteDialog } from '../../../src/index.ts';
import { byRole } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import type { World } from '../../support/world.ts';
import type { PeopleField } from './people-field.ts';

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

/** Enters e-mail addresses. */
export async function choose(dialog: SpacesInviteDialog, ...emails: string[]): Promise<void> {
  dialog
    .shadowRoot!.querySelector<PeopleField>('spaces-user-search')!
    .choose(emails.map((email) => ({ kind: 'email', email })));
  await dialog.updateComplete;
}

export async function press(dialog: SpacesInviteDialog, name: string | RegExp): Promise<void> {
  byRole(dialog, 'button', name).click();
  await dialog.updateComplete;
}
