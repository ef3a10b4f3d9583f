/** The link, the text and the mails of an invitation. */
import { generateIcsCalendar } from 'ts-ics';
import {
  invitationMail,
  type InvitationMail,
  type MailTexts,
  type MailTime,
} from '../../../src/protocol/invitation-mail.ts';
import { type MailLanguage, mailLanguageOf, mailLanguages } from '../../../src/protocol/mail-languages.ts';
import { loadMailTexts } from '../../../src/protocol/mail-texts.ts';
import { cleanLine } from '../../../src/protocol/read.ts';
import type { InviteRecord } from '../world/invites.ts';
import type { World } from '../world/world.ts';
import type { Mailbox } from './mailbox.ts';

/** All at once: the program that has loaded this file can load nothing later. */
const texts = Object.fromEntries(
  await Promise.all(mailLanguages.map(async (one) => [one, await loadMailTexts(one)])),
) as Readonly<Record<MailLanguage, MailTexts>>;

/**
 * The invite link of the service: web host, invite id, `inviteInfo`, and on request the space's password as `pwd`
 * [doc: spaces-api §5.1].
 */
export function inviteLink(world: World, webOrigin: string, inviteId: string, withPassword = false): string {
  const url = new URL(`/spaces/invites/${inviteId}/join`, webOrigin);
  const invite = world.invites.get(inviteId);
  const space = invite === undefined ? undefined : world.spaces.get(invite.spaceId);
  const inviter = invite === undefined ? undefined : world.people.get(invite.inviterId);
  if (space !== undefined && withPassword) url.searchParams.set('pwd', space.linkPassword);
  if (space !== undefined && inviter !== undefined) {
    const info = { spaceName: space.title, inviterName: inviter.displayname, inviterEmail: inviter.username };
    const bytes = new TextEncoder().encode(JSON.stringify(info));
    url.searchParams.set('inviteInfo', btoa(String.fromCharCode(...bytes)));
  }
  return url.href;
}

/** The text of an invitation. `text` ends with the join link [client: reads the last URL]. */
export function inviteContent(world: World, webOrigin: string, invite: InviteRecord): InvitationMail {
  const { inviter, title } = partiesOf(world, invite);
  const facts = {
    title,
    inviter: inviter.name,
    link: linkOf(world, webOrigin, invite),
    meet: invite.mode === 'meet',
    when: timeOf(invite),
  };
  return invitationMail(facts, texts[mailLanguageOf(invite.language)]);
}

/** Mails the invitation to all invitees, at their e-mail address or the address of their account. */
export async function mailInvite(
  world: World,
  webOrigin: string,
  mailbox: Mailbox,
  invite: InviteRecord,
  invitees: InviteRecord['invitees'] = invite.invitees,
): Promise<void> {
  const { subject, html, text } = inviteContent(world, webOrigin, invite);
  const { inviter } = partiesOf(world, invite);
  const ics = calendarOf(world, webOrigin, invite);
  for (const { invitee } of invitees) {
    const to = world.people.get(invitee)?.username ?? invitee;
    await mailbox.send({
      from: { name: `${inviter.name} (Spaces)`, address: 'no-reply@spaces.example' },
      replyTo: { name: inviter.name, address: inviter.address },
      to: { name: '', address: to },
      subject,
      text,
      html,
      ...(ics !== undefined && {
        icalEvent: { method: 'PUBLISH', filename: 'invitation.ics', content: ics },
      }),
    });
  }
}

/** How the link encodes `meet` is not documented; this form is [inferred: spaces-api §6.3]. */
function linkOf(world: World, webOrigin: string, invite: InviteRecord): string {
  const link = inviteLink(world, webOrigin, invite.id);
  return invite.mode === 'meet' ? `${link}&videoMode=expanded&videoStart=true` : link;
}

function partiesOf(world: World, { inviterId, spaceId }: InviteRecord) {
  const person = world.people.get(inviterId);
  const name = cleanLine(person?.displayname ?? '');
  return {
    inviter: { name, address: person?.username ?? '' },
    title: world.spaces.get(spaceId)?.title ?? '',
  };
}

function timeOf({ starts, ends }: InviteRecord): MailTime | undefined {
  if (starts === undefined) return undefined;
  return { starts, ends: ends ?? starts + 3_600_000, zone: 'Europe/Berlin' };
}

function calendarOf(world: World, webOrigin: string, invite: InviteRecord): string | undefined {
  const time = timeOf(invite);
  if (time === undefined) return undefined;
  const { inviter, title } = partiesOf(world, invite);
  const link = linkOf(world, webOrigin, invite);
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//Spaces emulator//EN',
    method: 'PUBLISH',
    events: [
      {
        uid: `${invite.id}@spaces.example`,
        stamp: { date: new Date(world.clock.now()) },
        start: { date: new Date(time.starts) },
        end: { date: new Date(time.ends) },
        summary: title,
        url: link,
        location: link,
        sequence: invite.sequence,
        organizer: { email: inviter.address },
      },
    ],
  });
}
