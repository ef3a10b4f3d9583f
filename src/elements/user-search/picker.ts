/** Picks people and takes them away again: what a chosen option, a typed address or a removed chip leads to. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Combobox } from '../../controllers/combobox.ts';
import { emit } from '../../events.ts';
import { labelOf, pickedPerson, valueOf, type Picked } from '../../stores/people/picked.ts';
import { Acts, type ActsParts, obstacleTo } from './person-actions.ts';
import type { DeskHost } from './people-picker.ts';
import { Intake, sentencesOf, deedLine, reportBox, roleChoice } from './address-import.ts';
import type { Inviting } from './invite-fallback.ts';
import { optionsOf, type Option } from './person-listbox.ts';
import type { Selection } from './selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';
import type { Typing } from './text-input.ts';

export interface PickerParts extends ActsParts {
  readonly selection: Selection;
  readonly combobox: Combobox;
  readonly typing: Typing;
  readonly inviting: Inviting;
  readonly tellForm: () => void;
}

export class Picker {
  readonly intake: Intake;
  readonly #host: DeskHost;
  readonly #parts: PickerParts;
  readonly #acts: Acts;
  /** Somebody was picked from outside since the last rendering. */
  #given = false;
  /** The one picked who made way for another text. */
  #replaced: Picked | undefined;

  constructor(host: DeskHost, parts: PickerParts) {
    this.#host = host;
    this.#parts = parts;
    this.intake = new Intake({
      selection: this.selection,
      lookUp: (addresses, signal) => parts.finding.lookUp(addresses, signal),
      isInSpace: (id) => parts.finding.finder?.isInSpace(id) === true,
      takesOne: () => !this.takesMany,
      progress: () => host.requestUpdate(),
      settled: (picked) => this.#onSettled(picked),
      finished: (report) => parts.live.say(sentencesOf(report, this.#strings).join(', ')),
    });
    this.#acts = new Acts(host, parts);
  }

  get selection(): Selection {
    return this.#parts.selection;
  }

  /** Chips and pasted lists: for people who are picked, not for those with whom something is done at once. */
  get takesMany(): boolean {
    return this.#host.multiple && this.#host.action === 'pick';
  }

  /** Whether somebody who was not found by name may be invited from here. */
  get canInvite(): boolean {
    const { inviting, finding } = this.#parts;
    return inviting.isPossible && finding.finder?.isGuest === false;
  }

  get options(): readonly Option[] {
    const { finding, typing } = this.#parts;
    const { finder } = finding;
    const { action } = this.#host;
    return optionsOf({
      state: finding.state,
      recent: typing.text.trim() === '' ? (finder?.recent ?? []) : [],
      obstacle: (person) =>
        obstacleTo(person, {
          action,
          finder,
          isPicked: this.selection.has(person.id),
          strings: this.#strings,
        }),
      isPicked: (email) => this.selection.has(email),
      ownAddress: finder?.ownAddress ?? '',
      canInvite: this.canInvite,
    });
  }

  /** What is told below the field. */
  below(): TemplateResult {
    const { typing } = this.#parts;
    const strings = this.#strings;
    const { deeds } = this.#acts;
    const close = (): void => {
      this.intake.dismiss();
      typing.focus();
    };
    return html`${this.#acts.choosesRole ? roleChoice(this.#host.addAs, strings, (role) => (this.#host.addAs = role)) : nothing}
    ${reportBox(this.intake.report, strings, { onRetry: () => this.intake.retry(), onClose: close })}
    ${deedLine(deeds.current, () => deeds.retry(), strings)}`;
  }

  /** Others are picked now: what was on its way is forgotten. */
  startOver(picked?: readonly Picked[]): void {
    this.intake.stop();
    this.#acts.deeds.forget();
    this.#replaced = undefined;
    if (picked) this.selection.set(picked);
    this.#given = true;
  }

  /** The next visitor sees nothing of this one. */
  forget(): void {
    this.startOver([]);
    this.#leaveList('');
  }

  rest(isAway: boolean): void {
    if (!isAway) return this.intake.goOn();
    this.intake.pause();
    this.#acts.deeds.forget();
  }

  /** Takes in addresses; where one is meant, it stands in the field. */
  take(text: string): boolean {
    const isTaken = this.intake.take(text);
    if (isTaken && !this.takesMany) this.#parts.typing.text = this.#standing;
    return isTaken;
  }

  /** Before rendering, when it is known whether one or many are meant: the one who was given stands in the field. */
  settle(): void {
    if (this.#given && !this.takesMany) this.#parts.typing.text = this.#standing;
    this.#given = false;
  }

  /** Who is picked; where one is meant, only one. */
  get picked(): readonly Picked[] {
    const { items } = this.selection;
    return this.takesMany ? items : items.slice(0, 1);
  }

  /** Whether the field holds a text by which nobody was picked. */
  get hasLeftOver(): boolean {
    const text = this.#parts.typing.text.trim();
    return text !== '' && text !== this.#standing.trim();
  }

  /** What stands in the field of somebody who picked one person. */
  get #standing(): string {
    const [only] = this.picked;
    return only && !this.takesMany ? labelOf(only) : '';
  }

  /** Another text is typed: what was done before it is history, and the one person picked is not meant any more. */
  typed(text: string): void {
    const [only] = this.picked;
    if (!this.takesMany && only && labelOf(only) !== text) {
      this.remove(valueOf(only));
      this.#replaced = only;
    }
    if (this.#acts.deeds.current.step !== 'running') this.#acts.deeds.forget();
    this.#parts.finding.type(text);
    this.#host.requestUpdate();
  }

  /** Back to who stood in the field before something else was typed; false where that is nobody. */
  restore(): boolean {
    const before = this.hasLeftOver ? this.#replaced : undefined;
    if (before) this.#pick(before);
    return before !== undefined;
  }

  choose(option: Option | undefined): void {
    if (option === undefined) return;
    if (option.kind === 'invite') return this.#invite(option.email);
    const { person, obstacle } = option;
    if (obstacle !== undefined) return this.#parts.live.say(obstacle);
    this.#parts.finding.finder?.remember(person);
    if (this.#host.action === 'pick') return this.#pick(pickedPerson(person));
    this.#leaveList('');
    this.#acts.do(person, () => this.#tellPicked([pickedPerson(person)]));
  }

  /** An address is picked as it is where people are picked; all else is for the dialog. */
  #invite(email: string | undefined): void {
    if (email !== undefined && (this.#host.action === 'pick' || !this.canInvite))
      return this.#pick({ kind: 'email', email });
    const wanted = this.#parts.typing.text.trim();
    this.#leaveList('');
    void this.#acts.deeds.invite(() => this.#parts.inviting.open(email, wanted));
  }

  /** The visitor takes somebody away. */
  remove(value: string): void {
    const gone = this.selection.remove(value);
    if (!gone) return;
    this.#parts.live.say(this.#strings.removed(labelOf(gone)));
    this.#parts.tellForm();
    emit(this.#host, 'spaces-person-removed', gone);
    this.#change();
  }

  #pick(picked: Picked): void {
    this.#replaced = undefined;
    if (this.takesMany) this.selection.add(picked);
    else this.selection.set(this.#host.action === 'pick' ? [picked] : []);
    const stays = !this.takesMany && this.#host.action === 'pick';
    this.#leaveList(stays ? labelOf(picked) : '');
    this.#parts.live.say(this.#strings.picked(labelOf(picked)));
    this.#tellPicked([picked]);
  }

  #leaveList(text: string): void {
    const { typing, finding, combobox } = this.#parts;
    typing.text = text;
    finding.type('');
    combobox.close();
  }

  /** An address may be somebody's by now, whose name stands there then. */
  #onSettled(picked: readonly Picked[]): void {
    if (picked.length === 0) return;
    if (!this.takesMany) this.#parts.typing.text = this.#standing;
    this.#tellPicked(picked);
  }

  #tellPicked(picked: readonly Picked[]): void {
    this.#parts.tellForm();
    for (const item of picked) emit(this.#host, 'spaces-person-picked', item);
    this.#change();
  }

  #change(): void {
    this.#host.dispatchEvent(new Event('change', { bubbles: true }));
  }

  get #strings(): UserSearchStrings {
    return this.#parts.language.strings;
  }
}
