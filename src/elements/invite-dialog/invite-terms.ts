/** When, in which language and how people are asked to come: the lower fields of the form. Functions of data. */
import { html, nothing, type TemplateResult } from 'lit';
import { mailLanguages } from '../../protocol/mail-words.ts';
import { zones } from '../../stores/zoned-time.ts';
import { fieldError, selectField, type Options } from './form-parts.ts';
import type { FormView } from './invite-form.ts';

const lengths = [15, 30, 45, 60, 90, 120, 180, 240];

export function scheduleFields(view: FormView): TemplateResult {
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
  { draft, problems, onDraft }: FormView,
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

export function optionFields(view: FormView): TemplateResult {
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
function noteFields({ strings, draft, preview, onDraft, onPreview }: FormView): TemplateResult {
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
