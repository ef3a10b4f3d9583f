/** REST requests that invite people to a space, or create a space with invitations. */
import {
  inviteBody,
  newSpaceBody,
  readPendingInvitees,
  readInviteResult,
  type InviteResult,
  type Invitee,
  type InviteOptions,
} from '../protocol/invitation.ts';
import { readSpace, type Space } from '../protocol/space.ts';
import type { Http } from './http.ts';

export interface SpaceWithInvitees {
  readonly space: Space;
  /** Addresses, in lower case, that were invited and have not joined. */
  readonly pendingInvitees: readonly string[];
}

/** Every method @throws {SpacesError}. */
export interface InvitesClient {
  /** The space as the caller sees it without joining, and its pending invitations. [client: BS, SS] */
  space(spaceId: string, pin?: string): Promise<SpaceWithInvitees>;
  /** Creates a space, with the caller as its admin, and invites people. [doc: D/api/spaces/spaces_invite] */
  create(title: string, invitees: readonly Invitee[], terms: InviteOptions): Promise<InviteResult>;
  /** [doc: D/api/spaces/spaces_spaceid_invite] */
  invite(spaceId: string, invitees: readonly Invitee[], terms: InviteOptions): Promise<InviteResult>;
  /** Adds people to an existing invitation; only its author may. [doc: D/api/spaces/spaces_invites_inviteid__post] */
  update(
    target: { readonly inviteId: string; readonly spaceId: string },
    invitees: readonly Invitee[],
    terms: InviteOptions,
  ): Promise<InviteResult>;
}

/** `linkOrigins`: origins that an invitation's link may have. */
export function createInvitesClient(http: Http, linkOrigins: readonly string[]): InvitesClient {
  const post = (path: string, body: object): Promise<InviteResult> =>
    http({ method: 'POST', path, body, read: (answer) => readInviteResult(answer, linkOrigins) });
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

function readOpenSpace(answer: unknown): SpaceWithInvitees | undefined {
  const space = readSpace(answer);
  return space && { space, pendingInvitees: readPendingInvitees(answer) };
}
