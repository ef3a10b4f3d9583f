/** The public API: classes, functions and types. This module registers no tags; `spaces-elements/all` and `spaces-elements/<tag>` do. */
export { SpacesCall } from './elements/call/spaces-call.ts';
export { SpacesChat } from './elements/chat/spaces-chat.ts';
export { SpacesInviteDialog } from './elements/invite-dialog/spaces-invite-dialog.ts';
export { SpacesJoin } from './elements/join/spaces-join.ts';
export { SpacesLauncher } from './elements/launcher/spaces-launcher.ts';
export { SpacesList } from './elements/list/spaces-list.ts';
export { SpacesProvider } from './elements/provider/spaces-provider.ts';
export { SpacesUserSearch } from './elements/user-search/spaces-user-search.ts';
export { createChat } from './stores/chat/store.ts';
export { MediaError } from './stores/call/media-engine.ts';
export { createMySpaces } from './stores/my-spaces/store.ts';
export { configurePageSpaces, createSpaces } from './controllers/configured-spaces.ts';
export { parseInviteLink } from './protocol/invite-link.ts';
export { formatInviteLink } from './protocol/link-address.ts';

export type { SpacesEventDetail, SpacesEventMap } from './events.ts';
export type {
  InviteLink,
  InvitePreview,
  InviteProblem,
  InviteProblemReason,
} from './protocol/invite-link.ts';
export type { Message } from './protocol/message.ts';
export type { Person } from './protocol/person.ts';
export type { Role, Space } from './protocol/space.ts';
export type { Failure } from './stores/failure.ts';
export type { Attendee, CallEnd, CallState, Meeting, OwnMedia } from './stores/call/state.ts';
export type {
  CallEngine,
  CallPlace,
  HandOver,
  MediaConnectOptions,
  MediaDevice,
  MediaDeviceKind,
  MediaEngine,
  MediaErrorCode,
  MediaEvents,
  MediaFeatures,
} from './stores/call/media-engine.ts';
export type { ChatState, Conversation, LineState } from './stores/chat/state.ts';
export type { InvitesState, Outcome } from './stores/invites/state.ts';
export type { InvitationMail, MailTemplate } from './protocol/invitation-mail.ts';
export type { JoinState } from './stores/join/state.ts';
export type { FinderState } from './stores/people/finder.ts';
export type { SearchPeople } from './stores/people/search.ts';
export type { Picked } from './stores/people/picked.ts';
export type { ListedSpace, MySpacesState, SpaceFilter } from './stores/my-spaces/state.ts';
export type { MySpaces } from './stores/my-spaces/store.ts';
export type { Session, SessionKind } from './stores/session/state.ts';
export type { GetToken, Spaces, SpacesConfig, TokenReason, TokenType } from './stores/spaces.ts';
