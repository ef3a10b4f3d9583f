/** The form of `<spaces-invite-dialog>`: title, people and their roles. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Role } from '../../protocol/space.ts';
import type { InvitingRoom } from '../../stores/inviting-room.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { problemOf, type DraftProblem, type InviteDraft } from './invite-draft.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { chosenIn, outsiders, type Proposed } from './invitees.ts';
import { fieldError, selectField } from './form-parts.ts';
import { optionFields, scheduleFields } from './invite-terms.ts';

export interface FormView {
  readonly strings: InviteDialogStrings;
  readonly lang: string;
  readonly room: InvitingRoom;
  readonly spaces: Spaces | undefined;
  readonly draft: InviteDraft;
  /** Whom the people field is given to begin with. */
  readonly proposed: readonly Proposed[];
  /** Address of who invites; "" when unknown. */
  readonly own: string;
  readonly problem: DraftProblem | undefined;
  /** The page mails, so it can say more. */
  readonly pageMails: boolean;
  readonly preview: string;
  readonly onDraft: (change: Partial<InviteDraft>) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly onPreview: () => void;
}

/** To the field that has a problem, or to the heading, where what is new begins. */
export function focusField(root: ParentNode, where: DraftProblem | 'heading'): void {
  const field = { title: '#title', people: '#people', time: '#date', heading: '#heading' }[where];
  root.querySelector<HTMLElement>(field)?.focus();
}

/** Above so many people nobody checks roles one by one. */
const mostRows = 20;

export function inviteForm(view: FormView): TemplateResult {
  const { strings, room, draft, onDraft, onSubmit, onCancel, pageMails } = view;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // An address may still be looked up, and that is no reason to leave it out.
    const field = (event.currentTarget as Element).querySelector('spaces-user-search');
    onDraft({ chosen: chosenIn(field) });
    onSubmit();
  };
  const ready = problemOf(draft, room.spaceId === undefined) === undefined;
  return html`<form part="form" novalidate @submit=${submit}>
    <div class="scroll">
      ${room.spaceId === undefined ? titleField(view) : nothing} ${peopleField(view)} ${roleFields(view)}
      ${scheduleFields(view)} ${optionFields(view)}
    </div>
    <footer part="footer">
      <p class="hint" role="status">
        ${ready && draft.chosen.length > 0 ? strings.willInvite(draft.chosen.length) : nothing}
      </p>
      <button class="button" part="button cancel" type="button" @click=${onCancel}>${strings.cancel}</button>
      <button class="button primary" part="button submit" type="submit">
        ${pageMails ? strings.createInvitations : strings.sendInvitations}
      </button>
    </footer>
  </form>`;
}

function titleField({ strings, draft, problem, onDraft }: FormView): TemplateResult {
  const wrong = problem === 'title';
  return html`<div class="field" part="field">
    <label class="label" for="title">${strings.spaceTitle}</label>
    <input
      id="title"
      part="input"
      type="text"
      required
      maxlength="200"
      autocomplete="off"
      dir="auto"
      .value=${draft.title}
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? 'title-problem' : nothing}
      @input=${(event: InputEvent) => onDraft({ title: (event.currentTarget as HTMLInputElement).value })}
    />
    ${fieldError(wrong ? strings.titleMissing : undefined, 'title-problem')}
  </div>`;
}

/** The field is an element of its own; its events stay in here, for they are no news to the page. */
function peopleField({ strings, room, spaces, proposed, problem, onDraft }: FormView): TemplateResult {
  const changed = (event: Event): void => {
    event.stopPropagation();
    onDraft({ chosen: chosenIn(event.currentTarget as Element) });
  };
  return html`<div class="field" part="field">
    <spaces-user-search
      id="people"
      part="people"
      multiple
      no-invite
      .selected=${guard([proposed], () => proposed)}
      label=${strings.people}
      space=${room.spaceId ?? nothing}
      .spaces=${spaces}
      @spaces-person-picked=${changed}
      @spaces-person-removed=${changed}
      @change=${changed}
    ></spaces-user-search>
    ${fieldError(problem === 'people' ? strings.peopleMissing : undefined, 'people-problem')}
  </div>`;
}

function roleFields(view: FormView): TemplateResult | typeof nothing {
  const { strings, room, draft, own, onDraft } = view;
  const { chosen, ownRoles, usualRole } = draft;
  const roles = room.grants.map((role) => [role, strings.roles[role]] as const);
  const outside = outsiders(chosen, own);
  const give = (invitee: string, role: string): void =>
    onDraft({ ownRoles: new Map(ownRoles).set(invitee, role as Role) });
  const admins = chosen.some(({ invitee }) => (ownRoles.get(invitee) ?? usualRole) === 'admin');
  return html`${selectField('usual-role', strings.defaultRole, roles, usualRole, (role) =>
      onDraft({ usualRole: role as Role }),
    )}
    <ul class="people" part="roles" ?hidden=${chosen.length === 0 || roles.length < 2}>
      ${chosen.slice(0, mostRows).map(
        ({ invitee, label }) =>
          html`<li>
            <bdi>${label}</bdi>
            <select
              aria-label=${strings.roleOf(label)}
              @change=${(event: Event) => give(invitee, (event.currentTarget as HTMLSelectElement).value)}
            >
              ${roles.map(
                ([role, word]) =>
                  html`<option value=${role} .selected=${role === (ownRoles.get(invitee) ?? usualRole)}>
                    ${word}
                  </option>`,
              )}
            </select>
          </li>`,
      )}
      ${chosen.length > mostRows ? html`<li class="hint">${strings.andMore(chosen.length - mostRows)}</li>` : nothing}
    </ul>
    <div role="status" class="warnings" part="warnings">
      ${admins && chosen.length > 0 ? html`<p>${strings.adminWarning}</p>` : nothing}
      ${
        outside.length > 0
          ? html`<p>${strings.outsideWarning(outside.length, own.slice(own.lastIndexOf('@') + 1))}</p>`
          : nothing
      }
    </div>`;
}
