/** Picks people and takes them away again: what a chosen option, a typed address or a removed chip leads to. */
import { html, type LitElement, type TemplateResult } from 'lit';
import type { Combobox } from '../../controllers/combobox.ts';
import type { Language } from '../../controllers/language.ts';
import type { LiveRegion } from '../../controllers/live-region.ts';
import { emit } from '../../events.ts';
import type { Person } from '../../protocol/person.ts';
import { labelOf, pickedPerson, valueOf, type Picked } from '../../stores/picked.ts';
import { notice, tryAgain } from '../../ui/notice.ts';
import type { Deeds } from './user-search.deeds.ts';
import type { Finding, Wishes } from './user-search.finding.ts';
import { Intake } from './user-search.intake.ts';
import { optionsOf, type Option } from './user-search.options.ts';
import { Selection } from './user-search.selection.ts';
import type { UserSearchStrings } from './user-search.strings.ts';
import type { Typing } from './user-search.typing.ts';

export interface PickerHost extends LitElement, Wishes {
  readonly multiple: boolean;
  readonly action: 'pick' | 'direct' | 'add';
  readonly addAs: 'member' | 'admin';
}

export interface PickerParts {
  readonly finding: Finding;
  readonly combobox: Combobox;
  readonly typing: () => Typing;
  readonly live: LiveRegion;
  readonly language: Language<UserSearchStrings>;
}

export class Picker {
  readonly selection: Selection;
  readonly intake: Intake;
  readonly #host: PickerHost;
  readonly #parts: PickerParts;
  #deeds: Deeds | undefined;
  /** Somebody was picked from outside since the last rendering. */
  #given = false;

  constructor(host: PickerHost, parts: PickerParts) {
    this.#host = host;
    this.#parts = parts;
    this.selection = new Selection(() => host.requestUpdate());
    this.intake = new Intake({
      selection: this.selection,
      lookUp: (addresses, signal) => parts.finding.lookUp(addresses, signal),
      progress: () => host.requestUpdate(),
      settled: (picked) => this.#tellPicked(picked),
      finished: (report) => {
        parts.live.say(parts.finding.engine?.sentencesOf(report, this.#strings).join(', ') ?? '');
      },
    });
  }

  /** Chips and pasted lists: for people who are picked, not for those with whom something is done at once. */
  get takesMany(): boolean {
    return this.#host.multiple && this.#host.action === 'pick';
  }

  get options(): readonly Option[] {
    const { finding, typing } = this.#parts;
    return optionsOf({
      state: finding.state,
      recent: typing().text.trim() === '' ? (finding.finder?.recent ?? []) : [],
      obstacle: (person) => this.#obstacle(person),
      isPicked: (email) => this.selection.has(email),
    });
  }

  /** What is told below the field. */
  below(): TemplateResult {
    const { finding, language, typing } = this.#parts;
    const { engine, missing } = finding;
    const strings = this.#strings;
    if (missing)
      return notice(
        language.tell(missing),
        tryAgain(strings.tryAgain, () => finding.retry()),
      );
    const close = (): void => {
      this.intake.dismiss();
      typing().focus();
    };
    return html`${engine?.reportBox(this.intake.report, strings, { onRetry: () => this.intake.retry(), onClose: close })}
    ${this.#deeds && engine?.deedLine(this.#deeds.current, () => this.#deeds?.retry(), strings.tryAgain)}`;
  }

  /** From outside: what was on its way is forgotten. */
  select(picked: readonly Picked[]): void {
    this.intake.stop();
    this.#deeds?.forget();
    this.selection.set(picked);
    this.#given = true;
  }

  /** Before rendering, when it is known whether one or many are meant: the one who was given stands in the field. */
  settle(): void {
    if (this.#given && !this.takesMany) this.#parts.typing().text = this.#standing;
    this.#given = false;
  }

  /** Who is picked; where one is meant, only one. */
  get picked(): readonly Picked[] {
    const { items } = this.selection;
    return this.takesMany ? items : items.slice(0, 1);
  }

  /** Whether the field holds a text by which nobody was picked. */
  get hasLeftOver(): boolean {
    const text = this.#parts.typing().text.trim();
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
    if (!this.takesMany && only && labelOf(only) !== text) this.remove(valueOf(only));
    if (this.#deeds?.current.step !== 'running') this.#deeds?.forget();
    this.#parts.finding.type(text);
    this.#host.requestUpdate();
  }

  choose(option: Option | undefined): void {
    if (option === undefined) return;
    if (option.kind === 'invite') return this.#pick({ kind: 'email', email: option.email });
    const { person, obstacle } = option;
    if (obstacle !== undefined) return this.#parts.live.say(obstacle);
    this.#parts.finding.finder?.remember(person);
    const { action, addAs } = this.#host;
    if (action === 'pick') return this.#pick(pickedPerson(person));
    this.#leaveList('');
    if (action === 'add')
      return void this.#act()?.add(person, addAs, () => this.#tellPicked([pickedPerson(person)]));
    void this.#act()?.openDirect(person, (spaceId) => {
      emit(this.#host, 'spaces-direct-opened', { spaceId, personId: person.id });
    });
  }

  /** The visitor takes somebody away. */
  remove(value: string): void {
    const gone = this.selection.remove(value);
    if (!gone) return;
    this.#parts.live.say(this.#strings.removed(labelOf(gone)));
    emit(this.#host, 'spaces-person-removed', gone);
    this.#change();
  }

  /** What is done at once; its code is there with the list from which somebody was chosen. */
  #act(): Deeds | undefined {
    const { finding, language, live } = this.#parts;
    this.#deeds ??=
      finding.engine &&
      new finding.engine.Deeds({
        finder: () => finding.finder,
        strings: () => this.#strings,
        tell: (failure) => language.tell(failure),
        changed: (deed) => {
          // What failed is an alert and speaks for itself.
          if (deed.step === 'running' || deed.step === 'done') live.say(deed.sentence);
          this.#host.requestUpdate();
        },
        failed: (failure) => emit(this.#host, 'spaces-error', failure),
      });
    return this.#deeds;
  }

  #pick(picked: Picked): void {
    if (this.takesMany) this.selection.add(picked);
    else this.selection.set(this.#host.action === 'pick' ? [picked] : []);
    const stays = !this.takesMany && this.#host.action === 'pick';
    this.#leaveList(stays ? labelOf(picked) : '');
    this.#parts.live.say(this.#strings.picked(labelOf(picked)));
    this.#tellPicked([picked]);
  }

  #leaveList(text: string): void {
    const { typing, finding, combobox } = this.#parts;
    typing().text = text;
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

  #obstacle({ id, kind }: Person): string | undefined {
    const strings = this.#strings;
    const { action } = this.#host;
    const { finder } = this.#parts.finding;
    if (this.selection.has(id)) return strings.alreadyChosen;
    if (action !== 'pick' && (finder?.isGuest === true || kind !== 'user')) return strings.noGuestAction;
    return action !== 'direct' && finder?.isInSpace(id) === true ? strings.inSpace : undefined;
  }

  get #strings(): UserSearchStrings {
    return this.#parts.language.strings;
  }
}
