/** The ways out of one `<spaces-invite-dialog>`: mails for the page, clipboard, QR code, calendar, sending again. Loaded when it opens. */
import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type AddressedInvitee, emit } from '../../events.ts';
import { type InvitationMail, invitationMail, type MailTemplate } from '../../protocol/invitation-mail.ts';
import type { InvitationLink, Invitee, InviteTerms } from '../../protocol/invitation.ts';
import type { Failure } from '../../stores/failure.ts';
import type { InvitesStore, SentInvitation } from '../../stores/invites/store.ts';
import type { InviteTarget, InvitesState, MadeInvitation } from '../../stores/invites/state.ts';
import type { SessionStore } from '../../stores/session/store.ts';
import { ownZone } from '../../stores/invites/zoned-time.ts';
import type { Chosen, InviteDraft } from './draft.ts';
import type { Delivery, Inviter } from './form-controller.ts';
import type { InviteDialogStrings } from './invite-dialog.strings.ts';
import { inviteLateStyles } from './invite-dialog.styles.ts';
import { inviteResults, waitingFor, waitingList, type SharingMethod } from './results.ts';
import { InviteSignIn } from './sign-in-panel.ts';

type Sent = Extract<InvitesState, { step: 'sent' }>;

export interface WaysGround {
  readonly draft: () => InviteDraft;
  readonly inviter: () => Inviter;
  readonly strings: () => InviteDialogStrings;
  readonly tell: (failure: Failure) => string;
  readonly store: () => InvitesStore | undefined;
  readonly session: () => SessionStore | undefined;
  /** What was sent from this page, newest first. */
  readonly sent: () => readonly SentInvitation[];
  readonly template: () => MailTemplate;
  readonly onDone: () => void;
}

export class InviteWays {
  readonly signIn: InviteSignIn;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ground: WaysGround;
  /** What became of the last press of a button, beside which it is said. */
  #said: Said = {};
  #qr: TemplateResult | typeof nothing = nothing;
  /** What the draft said when it was sent. */
  #note = '';
  #zone: string | undefined;
  /** Everybody invited so far, by what the service knows them by. */
  readonly #people = new Map<string, Chosen>();
  /** Whoever is being sent something at the moment: two presses are no two mails. */
  readonly #busy = new Set<string>();

  constructor(host: ReactiveControllerHost & HTMLElement, ground: WaysGround) {
    this.#host = host;
    this.#ground = ground;
    this.signIn = new InviteSignIn(host, ground);
    const { styleSheet } = inviteLateStyles;
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  clear(): void {
    this.#said = {};
    this.#qr = nothing;
  }

  /** The mail as it would go out now; its link is not known yet. */
  letter({ title, terms }: Omit<About, 'sequence'>): InvitationMail {
    const { inviter, template, draft } = this.#ground;
    const { note, zone } = draft();
    const link = { url: 'https://…', inviteId: '' };
    const said = { title, terms, note, zone, link, sequence: 0 };
    return mailOf({ ...said, inviter: inviter(), template: template() });
  }

  results(state: Sent): TemplateResult {
    const sent = this.#sentTo(state.room);
    // Nobody may have been invited to a space just made; its link is there all the same.
    const [last = ofNobody(state)] = sent;
    const strings = this.#ground.strings();
    return inviteResults({
      strings,
      state,
      link: last?.link?.url,
      timed: last?.terms.time !== undefined,
      mailto: last?.link === undefined ? '' : mailtoOf(this.#mailOf(last, last.link)),
      waiting: this.waiting(state.room),
      tell: this.#ground.tell,
      nameOf: (invitee) => this.#nameOf(invitee),
      said: this.#said.shareLine ?? '',
      qr: this.#qr,
      canShare: typeof navigator.share === 'function',
      onWay: (way) => void this.#go(way, last),
      onRetry: () => void this.#ground.store()?.retry(),
      onDone: this.#ground.onDone,
    });
  }

  /** Who was invited to this space and has not come yet. */
  waiting(room: InviteTarget): TemplateResult | typeof nothing {
    return waitingList({
      strings: this.#ground.strings(),
      people: waitingFor(room, this.#sentTo(room)),
      said: this.#said.waiting ?? '',
      nameOf: (invitee) => this.#nameOf(invitee),
      onResend: (one) => void this.#resend(one),
    });
  }

  /** What the page is to mail, told once per invitation; for Outlook, the first is put on the clipboard. */
  async handOut({ made }: Sent, delivery: Delivery): Promise<void> {
    const { title, note, zone, chosen } = this.#ground.draft();
    // Another try of the same comes with an empty draft.
    if (title !== '' || chosen.length > 0) {
      this.#note = note;
      this.#zone = zone;
    }
    for (const one of chosen) this.#people.set(one.invitee, one);
    if (delivery === 'outlook') await this.#copyFirst(made);
    for (const one of delivery === 'page' ? made : []) await this.#ready(one, { ...one, sequence: 0 });
  }

  #sentTo({ spaceId }: InviteTarget): readonly SentInvitation[] {
    return spaceId === undefined ? [] : this.#ground.sent().filter((one) => one.spaceId === spaceId);
  }

  #nameOf(invitee: string): string {
    return this.#people.get(invitee)?.label ?? invitee;
  }

  async #resend(sent: SentInvitation): Promise<void> {
    const { spaceId, link, invitee, title, terms, sequence } = sent;
    if (this.#busy.has(invitee.invitee)) return;
    this.#busy.add(invitee.invitee);
    const strings = this.#ground.strings();
    const status = await this.#ground.store()?.resend(sent);
    this.#busy.delete(invitee.invitee);
    if (status === undefined) return;
    const again = { title, terms, sequence: sequence + 1 };
    if (status === 'sent' && terms.channel === 'outlook') {
      return this.#say({ waiting: await this.#copy(again, link) });
    }
    if (status === 'sent' && terms.channel === 'client') {
      await this.#ready({ spaceId, link, invitees: [invitee] }, again);
    }
    this.#say({ waiting: status === 'sent' ? strings.resent : strings.outcome[status] });
  }

  #partsOf({ title, terms, sequence }: About, link: Link): InvitationParts {
    const { inviter, template } = this.#ground;
    const said = { note: this.#note, zone: this.#zone };
    return { ...said, title, terms, sequence, link, inviter: inviter(), template: template() };
  }

  #mailOf(about: About, link: Link): InvitationMail {
    return mailOf(this.#partsOf(about, link));
  }

  /** Outlook and others take rich text from the clipboard; ours, for the service's HTML is not ours to vouch for. */
  async #copyFirst(made: readonly MadeInvitation[]): Promise<void> {
    const first = made.find(({ link }) => link !== undefined);
    if (first) this.#say({ shareLine: await this.#copy({ ...first, sequence: 0 }, first.link) });
  }

  /** What is to be said about it; nothing where there is no link to copy. */
  async #copy(about: About, link: Link | undefined): Promise<string> {
    return link ? this.#copied(await copyMail(this.#mailOf(about, link))) : '';
  }

  async #ready(
    { spaceId, link, invitees }: Pick<MadeInvitation, 'spaceId' | 'link' | 'invitees'>,
    about: About,
  ): Promise<void> {
    if (link === undefined || invitees.length === 0) return;
    const parts = this.#partsOf(about, link);
    const ics = await calendarOf(parts);
    emit(this.#host, 'spaces-invitation-ready', {
      spaceId,
      link: link.url,
      ...mailOf(parts),
      ...(ics !== undefined && { ics }),
      invitees: invitees.map((one) => this.#addressed(one)),
    });
  }

  /** A person is invited by an id, which no mail reaches. */
  #addressed({ invitee, kind, role }: Invitee): AddressedInvitee {
    const email = kind === 'user' ? this.#people.get(invitee)?.email : undefined;
    return { invitee, role, ...(email !== undefined && { email }) };
  }

  async #go(way: SharingMethod, sent: Linked | undefined): Promise<void> {
    if (sent?.link === undefined) return;
    const { link, title } = sent;
    switch (way) {
      case 'copy-link':
        return this.#say({ shareLine: this.#copied(await copyText(link.url)) });
      case 'copy-invitation':
        return this.#say({ shareLine: await this.#copy(sent, link) });
      case 'share':
        return void (await share(this.#mailOf(sent, link)));
      case 'qr': {
        const { qrCode } = await import('../../ui/qr-code.ts');
        this.#qr = this.#qr === nothing ? qrCode(link.url, this.#ground.strings().qrLabel(title)) : nothing;
        return this.#host.requestUpdate();
      }
      case 'calendar':
      case 'cancellation': {
        const content = await calendarOf(this.#partsOf(sent, link), way === 'cancellation');
        if (content !== undefined) saveCalendar(content, `${way}.ics`);
      }
    }
  }

  #copied(done: boolean): string {
    const { copied, notCopied } = this.#ground.strings();
    return done ? copied : notCopied;
  }

  #say(said: Said): void {
    this.#said = said;
    this.#host.requestUpdate();
  }
}

interface Said {
  /** Of copying. */
  readonly shareLine?: string;
  /** Of sending again. */
  readonly waiting?: string;
}

type About = Pick<SentInvitation, 'title' | 'terms' | 'sequence'>;
type Link = NonNullable<MadeInvitation['link']>;
type Linked = About & Pick<MadeInvitation, 'link'>;

function ofNobody({ made: [first] }: Sent): Linked | undefined {
  return first && { ...first, sequence: 0 };
}

// Carries an invitation out of the dialog: as a mail for the page to send, to the clipboard, to other programs.

/** What the mail is made from. */
interface InvitationParts {
  readonly title: string;
  readonly inviter: Inviter;
  readonly link: InvitationLink;
  readonly terms: InviteTerms;
  readonly zone?: string | undefined;
  readonly note: string;
  readonly template: MailTemplate;
  /** How often it was sent again. */
  readonly sequence: number;
}

function mailOf(parts: InvitationParts): InvitationMail {
  const { title, inviter, link, terms, zone = ownZone(), note, template } = parts;
  const { time, mode, language } = terms;
  const when = time && { ...time, zone };
  const facts = { title, inviter: inviter.name, link: link.url, meet: mode === 'meet', language, when, note };
  return invitationMail(facts, template);
}

/** The calendar file of a timed invitation; undefined without a time. */
async function calendarOf(parts: InvitationParts, cancelled = false): Promise<string | undefined> {
  const { title, inviter, link, terms, sequence } = parts;
  const { time } = terms;
  if (time === undefined) return undefined;
  const { calendarEntry } = await import('../../stores/invites/calendar.ts');
  const wish = { link, title, time, organizer: inviter.address, cancelled };
  return calendarEntry({ ...wish, sequence: cancelled ? sequence + 1 : sequence });
}

/** Rich and plain, so that the program pasted into can choose. False where the browser does not allow it. */
async function copyMail({ html, text }: InvitationMail): Promise<boolean> {
  const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
  return isDone(() =>
    navigator.clipboard.write([
      new ClipboardItem({ ...part('text/html', html), ...part('text/plain', text) }),
    ]),
  );
}

function copyText(text: string): Promise<boolean> {
  return isDone(() => navigator.clipboard.writeText(text));
}

function share({ subject, text }: InvitationMail): Promise<boolean> {
  return isDone(() => navigator.share({ title: subject, text }));
}

/** Without recipients: those are for the visitor to enter, so that none sees another's address. [RFC 6068] */
function mailtoOf({ subject, text }: InvitationMail): string {
  const body = text.replaceAll('\n', '\r\n');
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function saveCalendar(content: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function isDone(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch {
    // Refused by a policy, a missing focus, or the visitor: nothing was handed on.
    return false;
  }
}
