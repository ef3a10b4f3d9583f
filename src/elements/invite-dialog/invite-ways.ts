/** The ways out of one `<spaces-invite-dialog>`: mails for the page, clipboard, QR code, calendar, sending again. */
import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { emit } from '../../events.ts';
import type { MailTemplate } from '../../protocol/invitation-mail.ts';
import type { InvitingRoom } from '../../stores/inviting-room.ts';
import type { MadeInvitation } from '../../stores/inviting-state.ts';
import type { InvitesStore } from '../../stores/invites.ts';
import type { SentInvitation } from '../../stores/sent-invitations.ts';
import type { Spaces } from '../../stores/spaces.ts';
import * as ways from './invitation-ways.ts';
import { timeOf, type InviteDraft } from './invite-draft.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import type { InviteSheet } from './invite-sheet.ts';
import type { ResultsView, Way } from './invite-results.ts';

interface Ground {
  readonly draft: () => InviteDraft;
  readonly inviter: () => { readonly name: string; readonly address: string };
  readonly strings: () => InviteDialogStrings;
  readonly store: () => InvitesStore | undefined;
  readonly onDone: () => void;
}

/** Who invites, as far as the session knows. */
export function inviterOf(spaces: Spaces | undefined): ReturnType<Ground['inviter']> {
  const session = spaces?.session.$session.get();
  const person = session?.step === 'signed-in' ? session.person : undefined;
  return { name: person?.name ?? '', address: person?.username ?? '' };
}

export class InviteWays {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ground: Ground;
  #said = '';
  #qr: TemplateResult | typeof nothing = nothing;
  /** What the draft said when it was sent. */
  #note = '';
  #zone: string | undefined;
  #template: MailTemplate = {};
  #labels = new Map<string, string>();

  constructor(host: ReactiveControllerHost & HTMLElement, ground: Ground) {
    this.#host = host;
    this.#ground = ground;
  }

  clear(): void {
    this.#said = '';
    this.#qr = nothing;
  }

  results(state: ResultsView['state'], memory: readonly SentInvitation[]): ResultsView {
    const sent = memory.filter(({ spaceId }) => spaceId === state.room.spaceId);
    return {
      strings: this.#ground.strings(),
      state,
      sent,
      nameOf: (invitee) => this.#labels.get(invitee) ?? invitee,
      said: this.#said,
      qr: this.#qr,
      canShare: typeof navigator.share === 'function',
      onWay: (way) => void this.#go(way, sent[0]),
      onRetry: () => void this.#ground.store()?.retry(),
      onResend: (one) => void this.#resend(one),
      onDone: this.#ground.onDone,
    };
  }

  /** What the page is to mail, told once per invitation; for Outlook, the first is put on the clipboard. */
  async handOut(
    { made }: ResultsView['state'],
    delivery: 'server' | 'page' | 'outlook',
    template: MailTemplate,
  ): Promise<void> {
    const { note, zone, chosen } = this.#ground.draft();
    if (chosen.length > 0) {
      this.#note = note;
      this.#zone = zone;
    }
    this.#template = template;
    for (const { invitee, label } of chosen) this.#labels.set(invitee, label);
    if (delivery === 'outlook') await this.#copyFirst(made);
    for (const one of delivery === 'page' ? made : []) await this.#ready(one, { ...one, sequence: 0 });
  }

  async #resend(sent: SentInvitation): Promise<void> {
    const strings = this.#ground.strings();
    const status = await this.#ground.store()?.resend(sent);
    if (status === undefined) return;
    if (status === 'sent' && sent.terms.channel === 'client') {
      const { spaceId, link, invitee } = sent;
      const about = { title: sent.title, terms: sent.terms, sequence: sent.sequence + 1 };
      await this.#ready({ spaceId, link, invitees: [invitee] }, about);
    }
    this.#say(status === 'sent' ? strings.resent : strings.outcome[status]);
  }

  /** Shows the text of the mail as it would be sent now. */
  async preview({ title }: InvitingRoom, template: MailTemplate, sheet: InviteSheet): Promise<void> {
    const draft = this.#ground.draft();
    const link = { url: 'https://…', inviteId: '' };
    const terms = this.#termsOf(draft);
    const wish = { title: title || draft.title, terms, link, note: draft.note, zone: draft.zone, template };
    const { subject, text } = await ways.mailOf({ ...wish, inviter: this.#ground.inviter(), sequence: 0 });
    sheet.showPreview(`${subject}\n\n${text}`);
  }

  #termsOf(draft: InviteDraft): SentInvitation['terms'] {
    const { language, mode } = draft;
    return { time: timeOf(draft), mode, language, channel: 'client' };
  }

  #partsOf(link: NonNullable<MadeInvitation['link']>, about: About): ways.InvitationParts {
    const zone = this.#zone === undefined ? {} : { zone: this.#zone };
    const { title, terms, sequence } = about;
    const note = this.#note;
    return {
      title,
      terms,
      sequence,
      link,
      inviter: this.#ground.inviter(),
      note,
      template: this.#template,
      ...zone,
    };
  }

  /** Outlook and others take rich text from the clipboard; ours, for the service's HTML is not ours to vouch for. */
  async #copyFirst(made: readonly MadeInvitation[]): Promise<void> {
    const first = made.find(({ link }) => link !== undefined);
    if (first?.link === undefined) return;
    const mail = await ways.mailOf(this.#partsOf(first.link, { ...first, sequence: 0 }));
    this.#tellCopied(await ways.copyMail(mail));
  }

  async #ready(
    { spaceId, link, invitees }: Pick<MadeInvitation, 'spaceId' | 'link' | 'invitees'>,
    about: About,
  ): Promise<void> {
    if (link === undefined || invitees.length === 0) return;
    const parts = this.#partsOf(link, about);
    const ics = await ways.calendarOf(parts);
    emit(this.#host, 'spaces-invitation-ready', {
      spaceId,
      link: link.url,
      ...(await ways.mailOf(parts)),
      ...(ics !== undefined && { ics }),
      invitees: invitees.map(({ invitee, role }) => ({ invitee, role })),
    });
  }

  async #go(way: Way, sent: SentInvitation | undefined): Promise<void> {
    if (sent?.link === undefined) return;
    const { link, title } = sent;
    const parts = this.#partsOf(link, sent);
    switch (way) {
      case 'copy-link':
        return this.#tellCopied(await ways.copyText(link.url));
      case 'copy-invitation':
        return this.#tellCopied(await ways.copyMail(await ways.mailOf(parts)));
      case 'mail':
        return ways.openMailProgram(await ways.mailOf(parts));
      case 'share':
        return void (await ways.share(await ways.mailOf(parts)));
      case 'qr': {
        const { qrCode } = await import('../../ui/qr-code.ts');
        this.#qr = this.#qr === nothing ? qrCode(link.url, this.#ground.strings().qrLabel(title)) : nothing;
        return this.#host.requestUpdate();
      }
      case 'calendar':
      case 'cancellation': {
        const content = await ways.calendarOf(parts, way === 'cancellation');
        if (content !== undefined) ways.saveCalendar(content, `${way}.ics`);
      }
    }
  }

  #tellCopied(done: boolean): void {
    const { copied, notCopied } = this.#ground.strings();
    this.#say(done ? copied : notCopied);
  }

  #say(sentence: string): void {
    this.#said = sentence;
    this.#host.requestUpdate();
  }
}

type About = Pick<SentInvitation, 'title' | 'terms' | 'sequence'>;
