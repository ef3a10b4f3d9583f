/**
 * Shares invitations outside the service: the page's own mail, clipboard, share sheet, QR code, calendar file. Loads
 * with the results.
 */
import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { LazyPart } from '../../controllers/lazy-part.ts';
import { type AddressedInvitee, emit, type InvitationReadyFacts } from '../../events.ts';
import {
  type InvitationMail,
  invitationMail,
  type MailTemplate,
  type MailTexts,
} from '../../protocol/invitation-mail.ts';
import type { InvitationLink, Invitee, InviteOptions } from '../../protocol/invitation.ts';
import { joinPageAddress, readJoinPage } from '../../protocol/join-page.ts';
import { loadMailTexts } from '../../protocol/mail-texts.ts';
import type { InviteTarget, CreatedInvitation } from '../../stores/invites/state.ts';
import type { SentInvitation } from '../../stores/invites/store.ts';
import { failureWithCode } from '../../stores/failure.ts';
import { ownZone } from '../../stores/invites/zoned-time.ts';
import { type MailStatus, PageMail, type WaitUntil } from './page-mail.ts';
import type { Delivery, DraftPerson, DraftValues } from './draft.ts';
import type { InviteController, SentState } from './invite-controller.ts';

export type SharingMethod =
  'copy-link' | 'copy-service-link' | 'copy-invitation' | 'share' | 'qr' | 'calendar' | 'cancellation';

/** An invitation that can be shared. */
export interface SharedInvitation {
  readonly title: string;
  readonly terms: InviteOptions;
  /** The service's link. */
  readonly link: InvitationLink;
  /** Where the invitation leads: the join page of the site if it has one, else the same as `link`. */
  readonly address: string;
  /** How often it has been sent again. */
  readonly sequence: number;
}

interface DeliveryHost extends ReactiveControllerHost, HTMLElement {
  readonly delivery: Delivery;
  readonly mailTemplate: MailTemplate;
}

export class InviteDelivery {
  /** The result of the last sharing action, shown below its buttons. */
  sharingStatus = '';
  /** The result of sending an invitation again. */
  resendStatus = '';
  qrCode: TemplateResult | typeof nothing = nothing;
  readonly #host: DeliveryHost;
  readonly #dialog: InviteController;
  /** Note and time zone of the draft that was sent. */
  #note = '';
  #zone: string | undefined;
  /** The texts of mails, by language. */
  readonly #texts = new Map<string, LazyPart<MailTexts>>();
  /** The people invited so far, by `DraftPerson.invitee`. */
  readonly #people = new Map<string, DraftPerson>();
  /** People whose invitation is being sent again, so that two clicks do not send two mails. */
  readonly #resending = new Set<string>();
  /** The mails of these results that the page sends. */
  #mails: readonly PageMail[] = [];

  constructor(host: DeliveryHost, dialog: InviteController) {
    this.#host = host;
    this.#dialog = dialog;
  }

  /** The page to which invitations lead; undefined if that is the service, also when the setting is wrong. */
  get joinPage(): URL | undefined {
    const setting = this.#dialog.spaces?.joinPage;
    return setting ? readJoinPage(setting, document.baseURI) : undefined;
  }

  /** The site names a join page to which no mail may lead. */
  get isJoinPageWrong(): boolean {
    return Boolean(this.#dialog.spaces?.joinPage) && !this.joinPage;
  }

  clear(): void {
    this.#mails = [];
    this.sharingStatus = '';
    this.resendStatus = '';
    this.qrCode = nothing;
  }

  /** The texts of mails in a language. */
  textsIn(language: string): LazyPart<MailTexts> {
    const texts = this.#texts.get(language) ?? new LazyPart(this.#host, () => loadMailTexts(language));
    this.#texts.set(language, texts);
    return texts;
  }

  /** The mail before it is sent, when its link is not known yet; undefined until its texts are there. */
  preview(title: string, terms: InviteOptions): InvitationMail | undefined {
    const { note, zone } = this.#dialog.draft.values;
    const link = { url: 'https://…', inviteId: '' };
    const invitation = { title, terms, link, address: link.url, sequence: 0 };
    const texts = this.textsIn(terms.language).value;
    return texts && this.#write(invitation, texts, note, zone);
  }

  /** Gives the page the mails to send, one event per invitation. For Outlook, copies the first invitation. */
  async handOver({ made }: SentState, { title, note, zone, people }: DraftValues): Promise<void> {
    // A retry comes with an empty draft.
    if (title !== '' || people.length > 0) {
      this.#note = note;
      this.#zone = zone;
    }
    for (const person of people) this.#people.set(person.invitee, person);
    const { delivery } = this.#host;
    if (this.isJoinPageWrong)
      emit(this.#host, 'spaces-error', { ...failureWithCode('bad-configuration'), setting: 'join-page' });
    // The mail is our own text, because the safety of the service's HTML is unknown.
    const first = made.map((one) => this.#sharable(one, 0)).find((one) => one !== undefined);
    if (delivery === 'outlook' && first) this.#setSharingStatus(await this.#copyMail(first));
    if (delivery !== 'page') return;
    const mails = made.map((one) => this.#pageMail(one, one.invitees, 0, () => this.#onMail()));
    this.#mails = [...this.#mails, ...mails];
    for (const mail of mails) await mail.send();
  }

  /** The status of all mails that the page sends; undefined if it sends none. */
  get mailStatus(): MailStatus | undefined {
    const all = new Set(this.#mails.map(({ status }) => status));
    return (['sending', 'failed', 'ready', 'sent'] as const).find((status) => all.has(status));
  }

  /** The status of the mail to this person; undefined if the page sends none. */
  mailTo(invitee: string): MailStatus | undefined {
    return this.#mails.findLast(({ invitees }) => invitees.includes(invitee))?.status;
  }

  /** How many people did not get their mail. */
  get failedMails(): number {
    return this.#failed.reduce((sum, { invitees }) => sum + invitees.length, 0);
  }

  retryMails(): void {
    for (const mail of this.#failed) void mail.send();
  }

  get #failed(): readonly PageMail[] {
    return this.#mails.filter(({ status }) => status === 'failed');
  }

  #onMail(): void {
    this.#host.requestUpdate();
    // A failure is an alert.
    if (this.mailStatus === 'sent') this.#dialog.live.say(this.#dialog.heading);
  }

  /** The invitations sent to this space from this page, newest first. */
  sentTo({ spaceId }: InviteTarget): readonly SentInvitation[] {
    return spaceId === undefined ? [] : this.#dialog.sent.filter((one) => one.spaceId === spaceId);
  }

  /** The last invitation to the space. A new space has a link even if no people were invited. */
  latest({ room, made: [first] }: SentState): SharedInvitation | undefined {
    const [last] = this.sentTo(room);
    return last ? this.#sharable(last, last.sequence) : first && this.#sharable(first, 0);
  }

  nameOf(invitee: string): string {
    return this.#people.get(invitee)?.label ?? invitee;
  }

  /**
   * Without recipients: the user enters them, so that no recipient sees the address of another. [RFC 6068] Undefined
   * until the texts are there.
   */
  mailto(invitation: SharedInvitation): string | undefined {
    const texts = this.textsIn(invitation.terms.language).value;
    if (!texts) return undefined;
    const { subject, text } = this.#write(invitation, texts);
    const body = text.replaceAll('\n', '\r\n');
    return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  }

  async share(method: SharingMethod, invitation: SharedInvitation): Promise<void> {
    const { link, address, title } = invitation;
    switch (method) {
      case 'copy-link':
        return this.#setSharingStatus(this.#copyResult(await copyText(address)));
      case 'copy-service-link':
        return this.#setSharingStatus(this.#copyResult(await copyText(link.url)));
      case 'copy-invitation':
        return this.#setSharingStatus(await this.#copyMail(invitation));
      case 'share':
        return void (await isAllowed(async () => shareMail(await this.#mailOf(invitation))));
      case 'qr': {
        const { qrCode } = await import('../../ui/qr-code.ts');
        const label = this.#dialog.language.strings.qrLabel(title);
        this.qrCode = this.qrCode === nothing ? qrCode(address, label) : nothing;
        return this.#host.requestUpdate();
      }
      case 'calendar':
      case 'cancellation': {
        const content = await this.#calendarOf(invitation, method === 'cancellation');
        if (content !== undefined) saveCalendar(content, `${method}.ics`);
      }
    }
  }

  async resend(sent: SentInvitation): Promise<void> {
    const { invitee, terms, sequence } = sent;
    if (this.#resending.has(invitee.invitee)) return;
    this.#resending.add(invitee.invitee);
    const { strings } = this.#dialog.language;
    const status = await this.#dialog.store?.resend(sent);
    this.#resending.delete(invitee.invitee);
    if (status === undefined) return;
    let result = status === 'sent' ? strings.resent : strings.outcome[status];
    if (status === 'sent' && terms.channel === 'outlook') {
      const again = this.#sharable(sent, sequence + 1);
      result = again ? await this.#copyMail(again) : '';
    } else if (status === 'sent' && terms.channel === 'client') {
      const show = (): void => {
        result =
          mail.status === 'ready' || mail.status === 'sent' ? strings.resent : strings.mail[mail.status];
        this.resendStatus = result;
        this.#host.requestUpdate();
      };
      const mail = this.#pageMail(sent, [invitee], sequence + 1, show);
      await mail.send();
    }
    this.sharingStatus = '';
    this.resendStatus = result;
    this.#host.requestUpdate();
  }

  /** Undefined when the service did not return a link. */
  #sharable(
    { title, terms, link }: Pick<CreatedInvitation, 'title' | 'terms' | 'link'>,
    sequence: number,
  ): SharedInvitation | undefined {
    const page = this.joinPage;
    return (
      link && { title, terms, link, address: page ? joinPageAddress(page, link.url) : link.url, sequence }
    );
  }

  #setSharingStatus(sentence: string): void {
    this.sharingStatus = sentence;
    this.resendStatus = '';
    this.#host.requestUpdate();
  }

  async #copyMail(invitation: SharedInvitation): Promise<string> {
    return this.#copyResult(await isAllowed(async () => copyMail(await this.#mailOf(invitation))));
  }

  #copyResult(isCopied: boolean): string {
    const { copied, notCopied } = this.#dialog.language.strings;
    return isCopied ? copied : notCopied;
  }

  /** A mail that the page is asked to send. `onChange`: its status has changed. */
  #pageMail(
    made: Pick<CreatedInvitation, 'spaceId' | 'link' | 'title' | 'terms'>,
    invitees: readonly Invitee[],
    sequence: number,
    onChange: () => void,
  ): PageMail {
    const request = async (waitUntil: WaitUntil): Promise<void> => {
      const invitation = this.#sharable(made, sequence);
      if (invitation === undefined || invitees.length === 0) return;
      const ics = await this.#calendarOf(invitation);
      const detail = {
        spaceId: made.spaceId,
        link: invitation.address,
        ...(await this.#mailOf(invitation)),
        ...(ics !== undefined && { ics }),
        invitees: invitees.map((one) => this.#addressed(one)),
        facts: this.#factsOf(invitation),
        waitUntil,
      };
      // Functions cannot be cloned or written as JSON.
      Object.defineProperty(detail, 'waitUntil', {
        __proto__: null,
        enumerable: false,
      } as PropertyDescriptor);
      emit(this.#host, 'spaces-invitation-ready', detail);
    };
    return new PageMail(
      invitees.map(({ invitee }) => invitee),
      request,
      onChange,
    );
  }

  /** A person is invited by their id, so the page needs their address as well. */
  #addressed({ invitee, kind, role }: Invitee): AddressedInvitee {
    const email = kind === 'user' ? this.#people.get(invitee)?.email : undefined;
    return { invitee, role, ...(email !== undefined && { email }) };
  }

  #factsOf({ title, link, terms }: SharedInvitation): InvitationReadyFacts {
    const { time, mode, language } = terms;
    return {
      inviteId: link.inviteId,
      title,
      note: this.#note,
      language,
      meet: mode === 'meet',
      ...(time && { time: { starts: time.starts, ends: time.ends, zone: this.#zone ?? ownZone() } }),
    };
  }

  /** @throws when the texts in its language cannot be loaded */
  async #mailOf(invitation: SharedInvitation): Promise<InvitationMail> {
    return this.#write(invitation, await this.textsIn(invitation.terms.language).ready());
  }

  #write(
    { title, address, terms }: SharedInvitation,
    texts: MailTexts,
    note = this.#note,
    zone = this.#zone ?? ownZone(),
  ): InvitationMail {
    const { time, mode } = terms;
    const when = time && { ...time, zone };
    const inviter = this.#dialog.inviter.name;
    const facts = { title, inviter, link: address, meet: mode === 'meet', when, note };
    return invitationMail(facts, texts, this.#host.mailTemplate);
  }

  /** Undefined when the invitation has no time. */
  async #calendarOf(
    { title, link, address, terms: { time }, sequence }: SharedInvitation,
    cancelled = false,
  ): Promise<string | undefined> {
    if (time === undefined) return undefined;
    const { calendarEntry } = await import('../../stores/invites/calendar.ts');
    const organizer = this.#dialog.inviter.address;
    const entry = { link, address, title, time, organizer, cancelled };
    return calendarEntry({ ...entry, sequence: cancelled ? sequence + 1 : sequence });
  }
}

/** Rich and plain text, so that the receiving program can choose. */
async function copyMail({ html, text }: InvitationMail): Promise<void> {
  const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
  await navigator.clipboard.write([
    new ClipboardItem({ ...part('text/html', html), ...part('text/plain', text) }),
  ]);
}

function copyText(text: string): Promise<boolean> {
  return isAllowed(() => navigator.clipboard.writeText(text));
}

function shareMail({ subject, text }: InvitationMail): Promise<void> {
  return navigator.share({ title: subject, text });
}

function saveCalendar(content: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** False when a policy, a missing focus or the user prevents it, or when the texts of the mail cannot be loaded. */
async function isAllowed(action: () => Promise<unknown>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch {
    return false;
  }
}
