/** The form of `<spaces-invite-dialog>`: title, people and their roles. Functions of data. */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { mailLanguages } from '../../protocol/mail-texts.ts';
import type { Role } from '../../protocol/space.ts';
import type { InviteTarget } from '../../stores/invites/state.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { zones } from '../../stores/invites/zoned-time.ts';
import {
  type Chosen,
  chosenIn,
  type DraftProblem,
  type InviteDraft,
  isFinished,
  type Mark,
  markOf,
  problemsOf,
} from './draft.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';

export interface InviteFormView {
  readonly strings: InviteDialogStrings;
  readonly lang: string;
  readonly room: InviteTarget;
  readonly spaces: Spaces | undefined;
  readonly draft: InviteDraft;
  /** Who was looked for by a name, and not found; "" for nobody, or once somebody is chosen. */
  readonly wanted: string;
  /** Another one whenever the people field is to hold whom the draft names, instead of the other way round. */
  readonly edition: object;
  /** Address of who invites; "" when unknown. */
  readonly own: string;
  readonly problems: readonly DraftProblem[];
  /** The service does not mail, so more can be said. */
  readonly ownMail: boolean;
  /** What is read from a file; nothing without one. */
  readonly file: TemplateResult | typeof nothing;
  /** The mail as it would be sent; nothing while nobody looks. */
  readonly preview: unknown;
  /** Who was invited before. */
  readonly waiting: TemplateResult | typeof nothing;
  readonly onDraft: (change: Partial<InviteDraft>) => void;
  /** `isFinished`: everything typed into the people field became somebody. */
  readonly onSubmit: (isFinished: boolean) => void;
  readonly onCancel: () => void;
  readonly onFile: (file: File) => void;
  readonly onPreview: (open: boolean) => void;
}

/** To the field that has a problem, or to the heading, where what is new begins. */
export function focusField(root: ParentNode, where: DraftProblem | 'heading'): void {
  const id = { title: 'title', unfinished: 'people', people: 'people', time: 'date', heading: 'heading' }[
    where
  ];
  root.querySelector<HTMLElement>(`#${id}`)?.focus();
}

/** After the next drawing. `from`: only if the focus still is there. */
export async function leadFocus(
  host: LitElement,
  to: Parameters<typeof focusField>[1],
  from?: string,
): Promise<void> {
  await host.updateComplete;
  if (from === undefined || host.shadowRoot?.activeElement?.id === from) focusField(host.renderRoot, to);
}

export function inviteForm(view: InviteFormView): TemplateResult {
  const { strings, room, draft, own, onDraft, onSubmit, onCancel, ownMail } = view;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    // An address may still be looked up, and that is no reason to leave it out.
    const field = (event.currentTarget as Element).querySelector<HTMLElement>('spaces-user-search');
    onDraft({ chosen: chosenIn(field) });
    // A name that was typed and not picked must not be left out unseen.
    onSubmit(isFinished(field));
  };
  const isNew = room.spaceId === undefined;
  const ready = problemsOf(draft, isNew).length === 0;
  const count = draft.chosen.filter((one) => markOf(one, room, own) !== 'inside').length;
  return html`<form part="form" novalidate @submit=${submit}>
    <div class="scroll">
      ${isNew ? titleField(view) : nothing} ${peopleField(view)} ${roleFields(view)} ${scheduleFields(view)}
      ${optionFields(view)} ${view.waiting}
    </div>
    <div class="foot" part="footer">
      <p class="hint" role="status">${ready && count > 0 ? strings.willInvite(count) : nothing}</p>
      <button class="button" part="button cancel" type="button" @click=${onCancel}>${strings.cancel}</button>
      <button class="button primary" part="button submit" type="submit">
        ${isNew && draft.chosen.length === 0 ? strings.createSpace : ownMail ? strings.createInvitations : strings.sendInvitations}
      </button>
    </div>
  </form>`;
}

function titleField({ strings, draft, problems, onDraft }: InviteFormView): TemplateResult {
  const wrong = problems.includes('title');
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

/** The field is an element of its own; its events stay in here, for they are no news to the page. Of a long list it tells everybody, and the change once. */
function peopleField(view: InviteFormView): TemplateResult {
  const { strings, room, spaces, draft, edition, problems, onDraft, onFile } = view;
  const keep = (event: Event): void => event.stopPropagation();
  const changed = (event: Event): void => {
    keep(event);
    // A look-up may end when the dialog is closed, and another field holds the draft.
    const field = event.currentTarget as Element;
    if (field.isConnected) onDraft({ chosen: chosenIn(field) });
  };
  return html`<div class="field" part="field">
    ${view.wanted === '' ? nothing : html`<p class="hint" id="wanted">${strings.notFound(view.wanted)}</p>`}
    <spaces-user-search
      id="people"
      part="people"
      multiple
      no-invite
      .selected=${guard([edition], () => draft.chosen.map(({ picked }) => picked))}
      label=${strings.people}
      space=${room.spaceId ?? nothing}
      .spaces=${spaces}
      @spaces-person-picked=${keep}
      @spaces-person-removed=${keep}
      @change=${changed}
    ></spaces-user-search>
    ${fieldError(problems.includes('people') ? strings.peopleMissing : undefined, 'people-problem')}
    <label class="button quiet from-file" part="button from-file">
      <input
        class="visually-hidden"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        @change=${(event: Event) => chosenFile(event, onFile)}
      />
      ${strings.fromFile}
    </label>
    ${view.file}
  </div>`;
}

/** Emptied, so that the same file can be chosen once more after it was corrected. */
function chosenFile(event: Event, onFile: InviteFormView['onFile']): void {
  event.stopPropagation();
  const field = event.currentTarget as HTMLInputElement;
  const [file] = field.files ?? [];
  if (file !== undefined) onFile(file);
  field.value = '';
}

// Everybody chosen, each with a role and with what is to be known before they are invited. Functions of data.

/** Above so many people nobody checks roles one by one. */
const mostRows = 20;

function roleFields(view: InviteFormView): TemplateResult {
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

function row({ invitee, label }: Chosen, mark: Mark | undefined, view: InviteFormView): TemplateResult {
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

function warnings({ strings, draft, own }: InviteFormView, marks: readonly (Mark | undefined)[]): string[] {
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

// When, in which language and how people are asked to come: the lower fields of the form. Functions of data.

const lengths = [15, 30, 45, 60, 90, 120, 180, 240];

function scheduleFields(view: InviteFormView): TemplateResult {
  const { strings, draft, problems, onDraft } = view;
  const toggle = (event: Event): void =>
    onDraft({ timed: (event.currentTarget as HTMLInputElement).checked });
  const zoneOptions = (): Options => zones().map((zone) => [zone, zone.replaceAll('_', ' ')]);
  const lengthOptions = lengths.map((minutes) => [String(minutes), strings.minutes(minutes)] as const);
  return html`<label class="check">
      <input type="checkbox" .checked=${draft.timed} @change=${toggle} /> ${strings.setTime}
    </label>
    ${
      draft.timed
        ? html`<div class="row" part="schedule">
              ${clockField('date', strings.date, view)} ${clockField('time', strings.time, view)}
              ${selectField('minutes', strings.length, lengthOptions, String(draft.minutes), (minutes) =>
                onDraft({ minutes: Number(minutes) }),
              )}
              ${selectField('zone', strings.zone, zoneOptions(), draft.zone, (zone) => onDraft({ zone }))}
            </div>
            ${fieldError(problems.includes('time') ? strings.timeMissing : undefined, 'time-problem')}`
        : nothing
    }`;
}

function clockField(
  kind: 'date' | 'time',
  label: string,
  { draft, problems, onDraft }: InviteFormView,
): TemplateResult {
  const isWrong = problems.includes('time');
  return html`<div class="field" part="field">
    <label class="label" for=${kind}>${label}</label>
    <input
      id=${kind}
      part="input"
      type=${kind}
      required
      .value=${draft[kind]}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? 'time-problem' : nothing}
      @input=${(event: InputEvent) => onDraft({ [kind]: (event.currentTarget as HTMLInputElement).value })}
    />
  </div>`;
}

function optionFields(view: InviteFormView): TemplateResult {
  const { strings, lang, draft, ownMail, onDraft } = view;
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  const languages: Options = mailLanguages.map((code) => [code, names.of(code) ?? code]);
  const modes: Options = [
    ['join', strings.modes.join],
    ['meet', strings.modes.meet],
  ];
  return html`<div class="row">
      ${selectField('mode', strings.mode, modes, draft.mode, (mode) =>
        onDraft({ mode: mode === 'meet' ? 'meet' : 'join' }),
      )}
      ${selectField('language', strings.mailLanguage, languages, draft.language, (language) =>
        onDraft({ language }),
      )}
    </div>
    ${ownMail ? noteFields(view) : nothing}`;
}

/** What only somebody else's mail than the service's can say, and how it looks. */
function noteFields({ strings, draft, preview, onDraft, onPreview }: InviteFormView): TemplateResult {
  const typed = (event: InputEvent): void =>
    onDraft({ note: (event.currentTarget as HTMLTextAreaElement).value });
  return html`<div class="field" part="field">
      <label class="label" for="note">${strings.note}</label>
      <textarea
        id="note"
        part="input"
        rows="3"
        maxlength="2000"
        dir="auto"
        .value=${draft.note}
        @input=${typed}
      ></textarea>
    </div>
    <details
      part="preview"
      @toggle=${(event: Event) => onPreview((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>${strings.preview}</summary>
      ${preview}
    </details>`;
}

// Small parts that the fields of the form have in common. Functions of data.

type Options = readonly (readonly [value: string, word: string])[];

function selectField(
  id: string,
  label: string,
  options: Options,
  chosen: string,
  onChange: (value: string) => void,
): TemplateResult {
  return html`<div class="field" part="field">
    <label class="label" for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => onChange((event.currentTarget as HTMLSelectElement).value)}>
      ${options.map(
        ([value, word]) => html`<option value=${value} .selected=${value === chosen}>${word}</option>`,
      )}
    </select>
  </div>`;
}

export function fieldError(sentence: string | undefined, id: string): TemplateResult | typeof nothing {
  return sentence === undefined
    ? nothing
    : html`<p class="error" id=${id} part="problem" role="alert">${sentence}</p>`;
}
