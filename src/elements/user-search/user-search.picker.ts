/** Picks people and takes them away again: what a chosen option, a typed address or a removed chip leads to. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Combobox } from '../../controllers/combobox.ts';
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { emit } from '../../events.ts';
import type { Person } from '../../protocol/person.ts';
import { labelOf, pickedPerson, valueOf, type Picked } from '../../stores/picked.ts';
import { Deeds } from './user-search.deeds.ts';
import type { DeskHost } from './user-search.desk.ts';
import type { Finding } from './user-search.finding.ts';
import { Intake } from './user-search.intake.ts';
import type { Inviting } from './user-search.inviting.ts';
import { sentencesOf } from './user-search.news.ts';
import { obstacleTo } from './user-search.obstacles.ts';
import { optionsOf, type Option } from './user-search.options.ts';
import { deedLine, reportBox, roleChoice } from './user-search.report.ts';
import type { Selection } from './user-search.selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';
import type { Typing } from './user-search.typing.ts';

export interface PickerParts {
  readonly selection: Selection;
  readonly finding: Finding;
  readonly combobox: Combobox;
  readonly typing: Typing;
  readonly inviting: Inviting;
  readonly live: LiveRegion;
  readonly language: Language<UserSearchStrings>;
}

export class Picker {
  readonly intake: Intake;
  readonly #host: DeskHost;
  readonly #parts: PickerParts;
  readonly #deeds: Deeds;
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
      progress: () => host.requestUpdate(),
      settled: (picked) => this.#tellPicked(picked),
      finished: (report) => parts.live.say(sentencesOf(report, this.#strings).join(', ')),
    });
    this.#deeds = new Deeds({
      finder: () => parts.finding.finder,
      strings: () => this.#strings,
      tell: (failure) => parts.language.tell(failure),
      changed: (deed) => {
        // What failed is an alert and speaks for itself.
        if (deed.step === 'running' || deed.step === 'done') parts.live.say(deed.sentence);
        host.requestUpdate();
      },
      failed: (failure) => emit(host, 'spaces-error', failure),
    });
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
    const { noInvite, search } = this.#host;
    return inviting.isPossible && !noInvite && !search && finding.finder?.isGuest === false;
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
      canInvite: this.canInvite,
    });
  }

  /** What is told below the field. */
  below(): TemplateResult {
    const { typing, finding } = this.#parts;
    const strings = this.#strings;
    const close = (): void => {
      this.intake.dismiss();
      typing.focus();
    };
    const isAdmin = this.#host.action === 'add' && finding.finder?.ownRole === 'admin';
    return html`${isAdmin ? roleChoice(this.#host.addAs, strings, (role) => (this.#host.addAs = role)) : nothing}
    ${reportBox(this.intake.report, strings, { onRetry: () => this.intake.retry(), onClose: close })}
    ${deedLine(this.#deeds.current, () => this.#deeds.retry(), strings)}`;
  }

  /** Others are picked now: what was on its way is forgotten. */
  startOver(picked?: readonly Picked[]): void {
    this.intake.stop();
    this.#deeds.forget();
    this.#replaced = undefined;
    if (picked) this.selection.set(picked);
    this.#given = true;
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
    if (this.#deeds.current.step !== 'running') this.#deeds.forget();
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
    this.#do(person);
  }

  /** What is done at once, instead of picking. */
  #do(person: Person): void {
    const { action, addAs } = this.#host;
    const personId = person.id;
    if (action === 'call') {
      if (this.#deeds.call(person)) void this.#follow(personId);
    } else if (action === 'add') {
      const role = this.#parts.finding.finder?.ownRole === 'admin' ? addAs : 'member';
      void this.#deeds.add(person, role, () => this.#tellPicked([pickedPerson(person)]));
    } else {
      void this.#deeds.openDirect(person, (spaceId) => {
        emit(this.#host, 'spaces-direct-opened', { spaceId, personId });
      });
    }
  }

  /** Clicked as if by the visitor, whose own click or key has just been: that is what lets a page open. */
  async #follow(personId: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.deed a')?.click();
    emit(this.#host, 'spaces-call-opened', { personId });
  }

  /** An address is picked as it is where people are picked; all else is for the dialog. */
  #invite(email: string | undefined): void {
    if (email !== undefined && (this.#host.action === 'pick' || !this.canInvite))
      return this.#pick({ kind: 'email', email });
    const wanted = this.#parts.typing.text.trim();
    this.#leaveList('');
    void this.#deeds.invite(() => this.#parts.inviting.open(email, wanted));
  }

  /** The visitor takes somebody away. */
  remove(value: string): void {
    const gone = this.selection.remove(value);
    if (!gone) return;
    this.#parts.live.say(this.#strings.removed(labelOf(gone)));
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

  #tellPicked(picked: readonly Picked[]): void {
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
