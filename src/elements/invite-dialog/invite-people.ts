/** Everybody chosen, each with a role and with what is to be known before they are invited. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../protocol/space.ts';
import { selectField } from './form-parts.ts';
import type { FormView } from './invite-form.ts';
import { markOf, type Chosen, type Mark } from './invitees.ts';

/** Above so many people nobody checks roles one by one. */
const mostRows = 20;

export function roleFields(view: FormView): TemplateResult {
  const { strings, room, draft, own, onDraft } = view;
  const { chosen, usualRole } = draft;
  const marks = chosen.map((one) => markOf(one, room, own));
  const roles = room.grants.map((role) => [role, strings.roles[role]] as const);
  const rows = chosen.length > 0 && (roles.length > 1 || marks.some((mark) => mark !== undefined));
  return html`${
      roles.length > 1
        ? selectField('usual-role', strings.defaultRole, roles, usualRole, (role) =>
            onDraft({ usualRole: role as Role }),
          )
        : html`<p class="hint">${strings.onlyGuests}</p>`
    }
    ${
      rows
        ? html`<ul class="people" part="roles">
            ${chosen.slice(0, mostRows).map((one, at) => row(one, marks[at], view))}
            ${
              chosen.length > mostRows
                ? html`<li class="hint">${strings.andMore(chosen.length - mostRows)}</li>`
                : nothing
            }
          </ul>`
        : nothing
    }
    <div role="status" class="warnings" part="warnings">
      ${warnings(view, marks).map((sentence) => html`<p>${sentence}</p>`)}
    </div>`;
}

function row({ invitee, label }: Chosen, mark: Mark | undefined, view: FormView): TemplateResult {
  const { strings, room, draft, onDraft } = view;
  const role = draft.ownRoles.get(invitee) ?? draft.usualRole;
  const give = (event: Event): void => {
    const given = (event.currentTarget as HTMLSelectElement).value as Role;
    onDraft({ ownRoles: new Map(draft.ownRoles).set(invitee, given) });
  };
  return html`<li data-mark=${mark ?? nothing}>
    <bdi>${label}</bdi>
    ${mark === undefined ? nothing : html`<span class="mark">${strings.marks[mark]}</span>`}
    ${
      room.grants.length < 2 || mark === 'inside'
        ? nothing
        : html`<select aria-label=${strings.roleOf(label)} @change=${give}>
            ${room.grants.map(
              (grant) =>
                html`<option value=${grant} .selected=${grant === role}>${strings.roles[grant]}</option>`,
            )}
          </select>`
    }
  </li>`;
}

function warnings({ strings, draft, own }: FormView, marks: readonly (Mark | undefined)[]): string[] {
  const { chosen, ownRoles, usualRole } = draft;
  const count = (wanted: Mark): number => marks.filter((mark) => mark === wanted).length;
  const admins = chosen.some(
    ({ invitee }, at) => marks[at] !== 'inside' && (ownRoles.get(invitee) ?? usualRole) === 'admin',
  );
  const sentences: [boolean, () => string][] = [
    [admins, () => strings.adminWarning],
    [
      count('outside') > 0,
      () => strings.outsideWarning(count('outside'), own.slice(own.lastIndexOf('@') + 1)),
    ],
    [count('inside') > 0, () => strings.insideWarning(count('inside'))],
    [count('awaited') > 0, () => strings.awaitedWarning(count('awaited'))],
  ];
  return sentences.filter(([holds]) => holds).map(([, sentence]) => sentence());
}
