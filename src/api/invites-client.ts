/** The REST calls that invite, each with its source. */
import {
  inviteBody,
  newSpaceBody,
  readAwaited,
  readInvited,
  type Invited,
  type Invitee,
  type InviteTerms,
} from '../protocol/invitation.ts';
import { readSpace, type Space } from '../protocol/space.ts';
import type { Http } from './http.ts';

export interface OpenSpace {
  readonly space: Space;
  /** Addresses in lower case. */
  readonly awaited: readonly string[];
}

/** Every method @throws {SpacesError}. */
export interface InvitesClient {
  /** The space as the caller sees it, without joining it, and who is awaited there. [client: BS, SS] */
  space(spaceId: string, pin?: string): Promise<OpenSpace>;
  /** Makes a space, the caller its admin, and invites. [doc: D/api/spaces/spaces_invite] */
  create(title: string, invitees: readonly Invitee[], terms: InviteTerms): Promise<Invited>;
  /** [doc: D/api/spaces/spaces_spaceid_invite] */
  invite(spaceId: string, invitees: readonly Invitee[], terms: InviteTerms): Promise<Invited>;
  /** Invites again by the same invitation; only its maker may. [doc: D/api/spaces/spaces_invites_inviteid__post] */
  update(
    target: { readonly inviteId: string; readonly spaceId: string },
    invitees: readonly Invitee[],
    terms: InviteTerms,
  ): Promise<Invited>;
}

/** `linkOrigins`: where an invitation's link may lead. */
export function createInvitesClient(http: Http, linkOrigins: readonly string[]): InvitesClient {
  const post = (path: string, body: object): Promise<Invited> =>
    http({ method: 'POST', path, body, read: (answer) => readInvited(answer, linkOrigins) });
  const segment = encodeURIComponent;
  return {
    space: (spaceId, pin) => http({ path: `/api/spaces/${segment(spaceId)}`, pin, read: readOpenSpace }),
    create: (title, invitees, terms) =>
      post('/api/spaces/invite', { ...newSpaceBody(title), ...inviteBody(invitees, terms) }),
    invite: (spaceId, invitees, terms) =>
      post(`/api/spaces/${segment(spaceId)}/invite`, inviteBody(invitees, terms)),
    update: ({ inviteId, spaceId }, invitees, terms) =>
      post(`/api/spaces/invites/${segment(inviteId)}`, {
        _id: inviteId,
        topicId: spaceId,
        ...inviteBody(invitees, terms),
      }),
  };
}

function readOpenSpace(answer: unknown): OpenSpace | undefined {
  const space = readSpace(answer);
  return space && { space, awaited: readAwaited(answer) };
}
