/** Where an invitation is prepared: the sheet, what comes when the dialog opens, and how the panels see both. */
import { nothing, type LitElement } from 'lit';
import type { Language } from '../../controllers/language.ts';
import { LatePart, missingPart } from '../../controllers/late-part.ts';
import type { InvitationMail, MailTemplate } from '../../protocol/invitation-mail.ts';
import type { Role } from '../../protocol/space.ts';
import type { Failure } from '../../stores/failure.ts';
import type { InvitesStore } from '../../stores/invites.ts';
import type { InvitingRoom } from '../../stores/inviting-room.ts';
import type { InvitesState } from '../../stores/inviting-state.ts';
import type { SentInvitation } from '../../stores/sent-invitations.ts';
import type { Spaces } from '../../stores/spaces.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import type { FormView } from './invite-form.ts';
import type { PanelView } from './invite-panels.ts';
import { InviteSheet, type Delivery } from './invite-sheet.ts';
import { inviterOf } from './inviter.ts';

export interface DialogHost extends LitElement {
  readonly delivery: Delivery;
  readonly mode: 'join' | 'meet';
  readonly role: Role;
  readonly mailTemplate: MailTemplate;
  readonly state: InvitesState;
  hide(): void;
}

export interface DeskGround {
  readonly language: Language<InviteDialogStrings>;
  readonly spaces: () => Spaces | undefined;
  readonly store: () => InvitesStore | undefined;
  /** What was sent from this page, newest first. */
  readonly sent: () => readonly SentInvitation[];
  readonly onSubmit: (isFinished: boolean) => void;
  readonly onConfirm: () => void;
  readonly onBack: () => void;
  readonly onRetry: () => void;
}

export class InviteDesk {
  readonly sheet: InviteSheet;
  /** Set when the code of the form could not be loaded. */
  missing: Failure | undefined;
  readonly #host: DialogHost;
  readonly #ground: DeskGround;
  readonly #ways;

  constructor(host: DialogHost, ground: DeskGround) {
    this.#host = host;
    this.#ground = ground;
    const { language, spaces, ...rest } = ground;
    this.sheet = new InviteSheet(host, () => ({
      usualRole: host.role,
      mode: host.mode,
      lang: language.lang,
    }));
    const ways = {
      ...rest,
      draft: () => this.sheet.draft,
      inviter: () => inviterOf(spaces()),
      session: () => spaces()?.session,
      template: () => host.mailTemplate,
      strings: () => language.strings,
      tell: (failure: Failure) => language.tell(failure),
      onDone: () => host.hide(),
    };
    this.#ways = new LatePart(
      host,
      async () => new (await import('./invite-ways.ts')).InviteWays(host, ways),
    );
  }

  /** Fetches what an open dialog needs; false, with `missing` set, where that cannot be loaded. */
  async ready(people: (() => Promise<unknown>) | undefined): Promise<boolean> {
    this.missing = undefined;
    try {
      const [ways] = await Promise.all([this.#ways.ready(), people?.()]);
      ways.clear();
    } catch {
      this.missing = missingPart;
      this.#host.requestUpdate();
    }
    return this.missing === undefined;
  }

  handOut(state: Extract<InvitesState, { step: 'sent' }>): void {
    void this.#ways.value?.handOut(state, this.#host.delivery);
    this.sheet.clear();
  }

  panel(): PanelView {
    const { language, onBack, onConfirm, onRetry } = this.#ground;
    return {
      strings: language.strings,
      state: this.#host.state,
      confirming: this.sheet.confirming,
      invited: (room) => this.sheet.invited(room),
      form: (room) => this.#form(room),
      signIn: this.#ways.value?.signIn.render(language.strings) ?? nothing,
      results: (sent) => this.#ways.value?.results(sent),
      tell: (failure) => language.tell(failure),
      onClose: () => this.#host.hide(),
      onBack,
      onConfirm,
      onRetry,
    };
  }

  #form(room: InvitingRoom): FormView {
    const { language, onSubmit } = this.#ground;
    const { strings, lang } = language;
    const spaces = this.#ground.spaces();
    return {
      ...this.sheet.view(strings, () => this.#mail(room)),
      strings,
      lang,
      room,
      spaces,
      own: inviterOf(spaces).address,
      ownMail: this.#host.delivery === 'page' || this.#host.delivery === 'outlook',
      waiting: this.#ways.value?.waiting(room) ?? nothing,
      onSubmit,
      onCancel: () => this.#host.hide(),
    };
  }

  #mail(room: InvitingRoom): InvitationMail | undefined {
    const { terms, title } = this.sheet.wish(room, this.#host.delivery);
    return this.#ways.value?.letter({
      terms,
      title: room.title || title || this.#ground.language.strings.spaceTitle,
    });
  }
}
