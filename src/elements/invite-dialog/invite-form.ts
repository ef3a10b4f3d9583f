/** The form of `<spaces-invite-dialog>`: title, people and their roles. Functions of data. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { InvitingRoom } from '../../stores/inviting-room.ts';
import type { Spaces } from '../../stores/spaces.ts';
import { problemsOf, type DraftProblem, type InviteDraft } from './invite-draft.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { chosenIn, isFinished, markOf } from './invitees.ts';
import { fieldError } from './form-parts.ts';
import { roleFields } from './invite-people.ts';
import { optionFields, scheduleFields } from './invite-terms.ts';

export interface FormView {
  readonly strings: InviteDialogStrings;
  readonly lang: string;
  readonly room: InvitingRoom;
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

export function inviteForm(view: FormView): TemplateResult {
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

function titleField({ strings, draft, problems, onDraft }: FormView): TemplateResult {
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
function peopleField(view: FormView): TemplateResult {
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
function chosenFile(event: Event, onFile: FormView['onFile']): void {
  event.stopPropagation();
  const field = event.currentTarget as HTMLInputElement;
  const [file] = field.files ?? [];
  if (file !== undefined) onFile(file);
  field.value = '';
}
