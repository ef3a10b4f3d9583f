/** The form of `<spaces-invite-dialog>`: title, people with their roles, time, and language. */
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { missingPart } from '../../controllers/lazy-part.ts';
import { mailLanguages } from '../../protocol/mail-languages.ts';
import type { Role } from '../../protocol/space.ts';
import type { InviteTarget } from '../../stores/invites/state.ts';
import { timeZones, zoneOfCity } from '../../stores/invites/zoned-time.ts';
import { partPlaceholder } from '../../ui/notice.ts';
import { type DraftPerson, inviteeMark, type PersonMark } from './draft.ts';
import type { InviteController } from './invite-controller.ts';

export function inviteForm(dialog: InviteController, target: InviteTarget): TemplateResult {
  const { strings } = dialog.language;
  const { people } = dialog.draft.values;
  // In a frame that may not submit forms, there is only the click, which Enter causes as well.
  const submit = (event: Event): void => {
    event.preventDefault();
    dialog.submit();
  };
  const isNew = target.spaceId === undefined;
  const count = people.filter(
    (person) => inviteeMark(person, target, dialog.inviter.address) !== 'inside',
  ).length;
  return html`<form part="form" novalidate @submit=${submit}>
    <div class="scroll">
      ${isNew ? titleField(dialog) : nothing} ${peopleField(dialog, target)} ${roleFields(dialog, target)}
      ${scheduleFields(dialog)} ${optionFields(dialog, target)} ${dialog.results.loaded?.waiting(target)}
    </div>
    <div class="foot" part="footer">
      <p class="hint" role="status">
        ${count > 0 && dialog.draft.isComplete(target) ? strings.willInvite(count) : nothing}
      </p>
      <button class="button" part="button cancel" type="button" @click=${() => dialog.close()}>
        ${strings.cancel}
      </button>
      <button class="button primary" part="button submit" type="submit" @click=${submit}>
        ${isNew && people.length === 0 ? strings.createSpace : submitLabel(dialog)}
      </button>
    </div>
  </form>`;
}

export function submitLabel({ language: { strings }, isMailedByService }: InviteController): string {
  return isMailedByService ? strings.sendInvitations : strings.createInvitations;
}

function titleField({ language: { strings }, draft }: InviteController): TemplateResult {
  const isWrong = draft.problems.includes('title');
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
      .value=${draft.values.title}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? 'title-problem' : nothing}
      @input=${(event: InputEvent) => draft.change({ title: (event.currentTarget as HTMLInputElement).value })}
    />
    ${fieldError(isWrong ? strings.titleMissing : undefined, 'title-problem')}
  </div>`;
}

/** The events of the people field stay inside the dialog, because the page did not place that field. */
function peopleField(dialog: InviteController, target: InviteTarget): TemplateResult {
  const { draft, searchedName } = dialog;
  const { strings } = dialog.language;
  const stop = (event: Event): void => event.stopPropagation();
  const changed = (event: Event): void => {
    stop(event);
    // A lookup may end after the dialog was closed; when it is opened again, a new field shows the draft.
    const field = event.currentTarget as Element;
    if (field.isConnected) draft.readPeople(field);
  };
  return html`<div class="field" part="field">
    ${searchedName === '' ? nothing : html`<p class="hint" id="wanted">${strings.notFound(searchedName)}</p>`}
    <spaces-user-search
      id="people"
      part="people"
      multiple
      no-invite
      .selected=${guard([draft.revision], () => draft.values.people.map(({ picked }) => picked))}
      label=${strings.people}
      space=${target.spaceId ?? nothing}
      .spaces=${dialog.spaces}
      @spaces-person-picked=${stop}
      @spaces-person-removed=${stop}
      @change=${changed}
    ></spaces-user-search>
    ${fieldError(draft.problems.includes('people') ? strings.peopleMissing : undefined, 'people-problem')}
    ${importFields(dialog)}
  </div>`;
}

function importFields(dialog: InviteController): TemplateResult {
  const { unreadFile, addressImport } = dialog;
  const { strings } = dialog.language;
  const changed = (event: Event): void => {
    event.stopPropagation();
    const input = event.currentTarget as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file !== undefined) void dialog.importFile(file);
    // Emptied, so that the same file can be chosen again after it was corrected.
    input.value = '';
  };
  return html`<label class="button quiet from-file" part="button from-file">
      <input
        class="visually-hidden"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        @change=${changed}
      />
      ${strings.fromFile}
    </label>
    ${
      unreadFile === undefined
        ? addressImport.loaded?.render()
        : fieldError(strings.fileProblem.unreadable(unreadFile, 0), 'file-problem')
    }`;
}

/** Users do not check the roles of a longer list one by one, so the rest is only counted. */
const mostRows = 20;

function roleFields(dialog: InviteController, target: InviteTarget): TemplateResult {
  const { draft, inviter } = dialog;
  const { strings } = dialog.language;
  const { people, defaultRole } = draft.values;
  const marks = people.map((person) => inviteeMark(person, target, inviter.address));
  const roles = target.grants.map((role) => [role, strings.roles[role]] as const);
  const hasList = people.length > 0 && (roles.length > 1 || marks.some((mark) => mark !== undefined));
  const more = people.length - mostRows;
  return html`${
      roles.length > 1
        ? selectField('usual-role', strings.defaultRole, roles, defaultRole, (role) =>
            draft.change({ defaultRole: role as Role }),
          )
        : html`<p class="hint">${strings.onlyGuests}</p>`
    }
    ${
      hasList
        ? html`<ul class="people" part="roles">
            ${people.slice(0, mostRows).map((person, at) => personRow(dialog, target, person, marks[at]))}
            ${more > 0 ? html`<li class="hint">${strings.andMore(more)}</li>` : nothing}
          </ul>`
        : nothing
    }
    <div role="status" class="warnings" part="warnings">
      ${warnings(dialog, marks).map((sentence) => html`<p>${sentence}</p>`)}
    </div>`;
}

function personRow(
  { draft, language: { strings } }: InviteController,
  { grants }: InviteTarget,
  person: DraftPerson,
  mark: PersonMark | undefined,
): TemplateResult {
  const { invitee, label } = person;
  const changed = (event: Event): void =>
    draft.giveRole(invitee, (event.currentTarget as HTMLSelectElement).value as Role);
  return html`<li data-mark=${mark ?? nothing}>
    <bdi>${label}</bdi>
    ${mark === undefined ? nothing : html`<span class="mark">${strings.marks[mark]}</span>`}
    ${
      grants.length < 2 || mark === 'inside'
        ? nothing
        : html`<select aria-label=${strings.roleOf(label)} @change=${changed}>
            ${options(
              grants.map((role) => [role, strings.roles[role]]),
              draft.roleOf(person),
            )}
          </select>`
    }
  </li>`;
}

function warnings(
  { draft, inviter, language: { strings } }: InviteController,
  marks: readonly (PersonMark | undefined)[],
): string[] {
  const [outside, inside, awaited] = (['outside', 'inside', 'awaited'] as const).map(
    (wanted) => marks.filter((mark) => mark === wanted).length,
  ) as [number, number, number];
  const hasAdmin = draft.values.people.some(
    (person, at) => marks[at] !== 'inside' && draft.roleOf(person) === 'admin',
  );
  const domain = inviter.address.slice(inviter.address.lastIndexOf('@') + 1);
  return [
    ...(hasAdmin ? [strings.adminWarning] : []),
    ...(outside > 0 ? [strings.outsideWarning(outside, domain)] : []),
    ...(inside > 0 ? [strings.insideWarning(inside)] : []),
    ...(awaited > 0 ? [strings.awaitedWarning(awaited)] : []),
  ];
}

const lengths = [15, 30, 45, 60, 90, 120, 180, 240];

function scheduleFields({ draft, language: { strings } }: InviteController): TemplateResult {
  const { timed, minutes, zone } = draft.values;
  const isWrong = draft.problems.includes('time');
  const zoneOptions = (): Options => timeZones().map((name) => [name, name.replaceAll('_', ' ')]);
  const lengthOptions = lengths.map((count) => [String(count), strings.minutes(count)] as const);
  return html`<label class="check">
      <input
        type="checkbox"
        .checked=${timed}
        @change=${(event: Event) => draft.change({ timed: (event.currentTarget as HTMLInputElement).checked })}
      />
      ${strings.setTime}
    </label>
    ${
      timed
        ? html`<div class="row" part="schedule">
              ${clockField('date', strings.date, draft)} ${clockField('time', strings.time, draft)}
              ${selectField('minutes', strings.length, lengthOptions, String(minutes), (value) =>
                draft.change({ minutes: Number(value) }),
              )}
              ${cityField(strings.city, draft)}
              ${selectField('zone', strings.zone, zoneOptions(), zone, (value) => draft.change({ zone: value }))}
            </div>
            ${fieldError(isWrong ? strings.timeMissing : undefined, 'time-problem')}`
        : nothing
    }`;
}

/** Finds a time zone by a city, because the list is long and sorted by continents. */
function cityField(label: string, draft: InviteController['draft']): TemplateResult {
  const changed = (event: InputEvent): void => {
    const zone = zoneOfCity((event.currentTarget as HTMLInputElement).value);
    if (zone !== undefined) draft.change({ zone });
  };
  return html`<div class="field" part="field">
    <label class="label" for="city">${label}</label>
    <input id="city" part="input" type="search" autocomplete="off" @input=${changed} />
  </div>`;
}

function clockField(kind: 'date' | 'time', label: string, draft: InviteController['draft']): TemplateResult {
  const isWrong = draft.problems.includes('time');
  return html`<div class="field" part="field">
    <label class="label" for=${kind}>${label}</label>
    <input
      id=${kind}
      part="input"
      type=${kind}
      required
      .value=${draft.values[kind]}
      aria-invalid=${isWrong ? 'true' : nothing}
      aria-describedby=${isWrong ? 'time-problem' : nothing}
      @input=${(event: InputEvent) => draft.change({ [kind]: (event.currentTarget as HTMLInputElement).value })}
    />
  </div>`;
}

function optionFields(dialog: InviteController, target: InviteTarget): TemplateResult {
  const { draft, isMailedByService } = dialog;
  const { strings, lang } = dialog.language;
  const { mode } = draft.values;
  const names = new Intl.DisplayNames(lang, { type: 'language' });
  const languages: Options = mailLanguages.map((code) => [code, names.of(code) ?? code]);
  const modes: Options = [
    ['join', strings.modes.join],
    ['meet', strings.modes.meet],
  ];
  return html`<div class="row">
      ${selectField('mode', strings.mode, modes, mode, (value) =>
        draft.change({ mode: value === 'meet' ? 'meet' : 'join' }),
      )}
      ${selectField('language', strings.mailLanguage, languages, draft.mailLanguage, (value) =>
        draft.change({ language: value }),
      )}
    </div>
    ${isMailedByService ? nothing : noteFields(dialog, target)}`;
}

/** The note and the preview, which are possible only when the service does not send the mail itself. */
function noteFields(dialog: InviteController, target: InviteTarget): TemplateResult {
  const { draft } = dialog;
  const { strings } = dialog.language;
  return html`<div class="field" part="field">
      <label class="label" for="note">${strings.note}</label>
      <textarea
        id="note"
        part="input"
        rows="3"
        maxlength="2000"
        dir="auto"
        .value=${draft.values.note}
        @input=${(event: InputEvent) => draft.change({ note: (event.currentTarget as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    <details
      part="preview"
      @toggle=${(event: Event) => dialog.togglePreview((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>${strings.preview}</summary>
      ${dialog.isPreviewOpen ? preview(dialog, target) : nothing}
    </details>`;
}

function preview(dialog: InviteController, target: InviteTarget): TemplateResult | typeof nothing {
  const { mailPreview, language, results, draft } = dialog;
  const mail = dialog.mail(target);
  const part = mail ? mailPreview : results.loaded?.delivery.textsIn(draft.mailLanguage);
  return (
    (mail && mailPreview.value?.render(mail)) ??
    (part ? partPlaceholder(part, language.tell(missingPart), language.strings.tryAgain) : nothing)
  );
}

type Options = readonly (readonly [value: string, label: string])[];

function selectField(
  id: string,
  label: string,
  choices: Options,
  chosen: string,
  onChange: (value: string) => void,
): TemplateResult {
  return html`<div class="field" part="field">
    <label class="label" for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => onChange((event.currentTarget as HTMLSelectElement).value)}>
      ${options(choices, chosen)}
    </select>
  </div>`;
}

function options(choices: Options, chosen: string): TemplateResult[] {
  return choices.map(
    ([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`,
  );
}

export function fieldError(sentence: string | undefined, id: string): TemplateResult | typeof nothing {
  return sentence === undefined
    ? nothing
    : html`<p class="error" id=${id} part="problem" role="alert">${sentence}</p>`;
}
