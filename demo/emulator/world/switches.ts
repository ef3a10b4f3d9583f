/**
 * The unknowns of the service as switches. Where public sources do not say how the service behaves, or contradict each
 * other, the emulator supports each behaviour, and clients must work with all of them. `§` names the section of the
 * fact reference. The first value of each type is the default.
 */
export interface Switches {
  /** §1.2 The web client's origin in the service configuration, as `web.server_url`; empty: not named, as documented. */
  webOrigin: string;
  /** §5.3 An account user whose address is not on the invitation becomes a guest, is refused with 403, or gets a 200 without being listed. */
  uninvited: 'guest' | 'refused' | 'absent';
  /** §5.2, §13.3 Status for an invite that is unknown, withdrawn or expired. */
  unknownInvite: 404 | 400 | 403;
  /** §6.1 What each item in `data` of an invite response contains: only the space id, or also the invitation and its link. */
  inviteItems: 'thin' | 'full';
  /** §6.3 Whether the response contains the invitation text even if the service sends the mail. */
  contentOfServerMail: boolean;
  /** §4.2 Whether join responses contain the user's own `role` at the top level. */
  topLevelRole: boolean;
  /** §4.1 Who may read a space without joining it: the people in it, also not its guests, or everyone (its members, too). */
  spaceRead: 'participants' | 'no-guests' | 'everyone';
  /** §4.2 Whether the member list includes guests. */
  guestsListed: boolean;
  /** §2.2 Whether `DELETE …/attendees/{type}/{id}` removes a person. Only the permission for it is documented. */
  removal: 'attendee' | 'absent';
  /** §4.2 Status when a non-member joins a private (`memberOnly`) space. */
  memberOnlyJoin: 403 | 404;
  /** §4.3 Role of an account user who joins by the space id alone. */
  strangerRole: 'guest' | 'member';
  /** §4.5 Status if two people may not start a direct conversation. */
  directRefusal: 403 | 404 | 400;
  /** §3.3 How the service handles a search that is not a valid regular expression. */
  invalidSearch: 'refused' | 'broken' | 'empty' | 'literal';
  /** §4.1 Whether guests can list their spaces. */
  guestSpaces: 'allowed' | 'refused';
  /** §7.7 Whether the space list says which spaces are unread. */
  unreadInList: boolean;
  /** §4.1 How the space list contains the latest chat message of a direct space. */
  latestMessageAs: 'object' | 'list' | 'absent';
  /** §7.5 D Which messages of several spaces come first: those that changed last, or first; or there is no such call. */
  ownMessages: 'newest' | 'oldest' | 'absent';
  /** §1.4 Joining an archived space succeeds with `status: 1`, or is refused with 403. */
  archivedJoin: 'allowed' | 'refused';

  /** §4.2 (`passwordRequired.allGuests`) Who needs the PIN. */
  pinFor: 'guests' | 'everyone';
  /** §2.1 Whether every call about the space needs the PIN, or only joins and subscriptions. */
  pinOnEveryCall: boolean;
  /** §1.6, §13.3 The body of a PIN error: code and message, only the message, or empty. */
  pinErrorBody: 'code' | 'message' | 'empty';
  /** §5.1 Whether the `pwd` of an invite link is accepted instead of the PIN. */
  linkPassword: boolean;
  /** §13.3 Whether other REST errors contain `{code, message}`, or only the message. */
  errorCodes: boolean;
  /** §1.7 Whether pages of other origins can read the `Retry-After` header. */
  exposeRetryAfter: boolean;

  /** §1.5 The form of page URLs. Clients must ignore `foreign` ones, which point to another origin. */
  pageUrls: 'absolute' | 'relative' | 'foreign';
  /** §1.5 The value of a page URL if there is no page. */
  noPage: '' | 'end';
  /** §12 row 42 Whether `total` of a history page counts the messages of the page or of the whole conversation. */
  queryTotal: 'page' | 'all';
  /** §7.5 A Which messages `direction=after` with a `refTime` returns: newer ones, or those further down the newest-first list. */
  directionAfter: 'newer' | 'older';
  /** §4.2 The history for guests if it is restricted: 403, an empty list, or only messages since the guest joined. */
  deniedHistory: '403' | 'empty' | 'since-join';

  /** §7.5 A Whether the query honours `refTime`, or always sends the newest page. */
  refTime: 'honoured' | 'ignored';
  /** §7.1 What `chatCount` counts: the comments on a post or task, or nothing. */
  chatCount: 'comments' | 'nothing';
  /** §7.5 E The order of the comments on a post or task. */
  commentOrder: 'newest-first' | 'oldest-first';

  /** §7.4 Whether the company of the users allows files. */
  files: 'allowed' | 'denied';
  /** §7.4 Whether guests may send files. */
  guestFiles: 'allowed' | 'refused';
  /** §7.4 The largest file that can be sent, in bytes. */
  largestFile: number;
  /** §7.4 How long the address of an upload or a download works, in seconds. */
  fileUrlSeconds: number;
  /** §7.4 Whether there is a call for download addresses. */
  downloadCall: 'answers' | 'absent';
  /** §7.4 Whether the files of messages carry a download address as `path`. */
  filePaths: boolean;
  /** §7.4 Whether a download has all bytes of the file, or ends early without an error. */
  fileLength: 'whole' | 'short';

  /** §7.2 The response body of `POST …/chats`. */
  chatPostAnswer: 'message' | 'data' | 'empty';
  /** §7.2 Whether the sender's own sockets receive MESSAGE_SENT for a message posted by REST. */
  restEcho: boolean;
  /** §8.5 Whether the client's `created` is kept or replaced by the service's time. */
  created: 'kept' | 'replaced';
  /** §8.5 Whether a second message with the same sender and `created` is dropped. */
  suppressDuplicates: boolean;
  /** §8.5 Whether SEND_MESSAGE_FAILED contains only category and error, or also `topicId` and `loopbackMetadata`. */
  failureDetail: 'bare' | 'full';
  /** §7.6 Whether chat messages can be edited. */
  chatEdit: 'allowed' | 'refused';
  /** §7.6 Whether an edit sends MESSAGE_SENT with the known id. */
  editEvent: boolean;
  /** §7.1 How messages show that they were edited: not at all, by the time of the change, or by a version that begins at 1. */
  editedAs: 'none' | 'modified' | 'version';
  /** §7.3 How mentions come back: as sent, without the list, or as plain names with the list, because the tags were removed. */
  mentions: 'kept' | 'tags' | 'list';
  /** §7.6 Whether a deletion sends MESSAGE_SENT that marks the known id as deleted. */
  deleteEvent: 'marker' | 'none';
  /** §7.5 C Whether the change feed marks or omits deleted messages. */
  deletedInFeed: 'marker' | 'omitted';
  /** §7.5 A Whether the history omits or marks deleted messages. */
  deletedInHistory: 'omitted' | 'marker';

  /** §8.3 Whether a protocol 3 socket must send its token in the query and in the namespace packet. */
  tokenInBothPlaces: boolean;
  /** §8.2 How a socket with an invalid token is refused: namespace error, closed transport, or no response. */
  socketRefusal: 'error' | 'close' | 'silent';
  /** §8.4 Whether only people who joined by REST may subscribe (the documentation says "no authorization"). */
  subscribeNeedsJoin: boolean;
  /** §8.6 Whether the sender of a presence event receives it too. */
  presenceEcho: boolean;
  /** §8.6 Whether `role` in a presence event is relayed as sent, or corrected. */
  presenceRole: 'as-sent' | 'checked';
  /** §8.6 Whether the service sends "leaves" for a socket that disconnected without sending it. */
  synthesizeLeaves: boolean;
  /** §13.3 What happens to the sockets of a removed person or of a deleted space. */
  lossAnnounced: 'unsubscribed' | 'silent' | 'disconnected';
  /** §7.6 Whether subscribers receive MESSAGE_SENT with `topic.updated` when a space is archived or renamed, or its PIN or a role changes. */
  updateEvent: boolean;
  /** §13.3 What happens to a socket when its token expires or is revoked: it is closed, gets a namespace error, or stays open. */
  tokenEnd: 'closed' | 'error' | 'silent';

  /** §9.3 Whether a person who leaves a meeting is reported as `attendee.left`, or by a second `attendee.added`. */
  attendeeLeft: 'left' | 'added';
  /** §9.3 Whether the socket that starts a meeting receives `meeting.started`, too. */
  startEcho: boolean;
  /** §9.3 Whether events of a meeting list all its attendees, or `attendees` is empty as in the sample. */
  eventAttendees: boolean;
  /** §9.3 Whether events about people in a meeting carry `messageId` and `sender`, or only what the samples show. */
  meetingEvents: 'full' | 'bare';
  /** §9.3 Whether the service sends each event of a meeting twice. */
  repeatedMeetingEvents: boolean;
  /** §9.3 Whether lowering or accepting a raised hand sends an event. Its name is a guess. */
  handEvents: boolean;
  /** §9.4 Whether `activemeeting` lists recordings and raised hands. */
  activeMeetingDetails: boolean;
  /** §9.2 When the last person has left, the meeting ends at once, after a second, or not by itself. */
  emptyMeeting: 'ends' | 'ends-later' | 'stays';
  /** §9.2 How long a person stays in a meeting after their socket has closed; ms. */
  mediaGrace: number;
  /** §9.4 Who may end a meeting, mute others and record: admins, or all who are in the space with an account. */
  meetingHosts: 'admins' | 'members';
  /** §9.5 Whether the sockets of a called person get the call only if they are subscribed to the direct space. */
  callReach: 'person' | 'subscribers';
  /** §9.5 What happens to a call to a person who is in another meeting: it fails, is rejected, or rings. */
  busyCallee: 'fails' | 'rejects' | 'rings';
  /** §9.5 Which event tells the caller that the call was accepted. */
  acceptedAs: 'space.call.accepted' | 'space.call.offer.accepted';
  /** §9.5 Whether a call is cancelled when the last socket of the caller has been closed for a while, or rings on. */
  callerGone: 'cancels' | 'rings';
  /** §9.5 How long a call rings until `not.answered`; ms. */
  ringTime: number;

  /** How the stand-in of the media SDK behaves. */
  mediaSdk: Readonly<MediaSdkSwitches>;

  /** §13.6 Whether a page can get tokens with PKCE but without the client's secret. */
  publicClients: boolean;
  /** §1.7 Whether pages of other origins can read responses of the token endpoints. */
  tokenCors: boolean;
  /** §2.5 Whether the token response contains `token_type: "bearer"` as RFC 6749 requires. The documented sample does not. */
  tokenTypeInAnswer: boolean;
  /** §2.5 Lifetime of an access token in seconds; documented as 3599. */
  accessTokenSeconds: number;
  /** §13.6 Lifetime of a refresh token in seconds. */
  refreshTokenSeconds: number;
  /** §2.5 What reuse of an old refresh token does: it ends the whole grant, is refused, or works. */
  oldRefreshToken: 'ends-grant' | 'refused' | 'accepted';
  /** §2.5 Whether revoking the refresh token also revokes the access tokens. */
  revokeEndsAccess: boolean;
  /** §2.5 Whether the redirect back contains the accounts origin as `iss` (RFC 9207). */
  issInRedirect: boolean;
  /** §2.5 Whether every sign-in asks for consent, or only the first per person and application. */
  consent: 'always' | 'once';
  /** §2.5 Whether `prompt=login` and `select_account` ask for an account even if the browser is signed in, and `create` opens the sign-up page. */
  promptHonoured: boolean;
  /** §2.5 Whether `idp` (`google`, `office365`, `salesforce`) in the authorize URL opens that provider directly. The name is a guess: nothing is documented. */
  straightProvider: boolean;
  /** §2.5 `Cross-Origin-Opener-Policy` of the accounts pages. */
  accountsCoop: 'none' | 'same-origin' | 'same-origin-allow-popups' | 'noopener-allow-popups';
  /** §2.4 Whether scripts can read the cookie `AUTH_TOKEN`. */
  authCookie: 'readable' | 'http-only';
  /** §2.4 Whether REST and the socket accept the cookie `AUTH_TOKEN` instead of a token. */
  cookieSession: boolean;
  /** §3.3 Whether a guest's search is refused with 403, or finds people from shared spaces like any search. */
  guestSearch: 'refused' | 'allowed';

  /** §2.3 Lifetime of a guest token in seconds; documented as 24 hours. */
  guestTokenSeconds: number;
  /** Whether storing, echoing and subscribing each take a random 1–40 ms. Without latency, race conditions stay hidden. */
  latency: boolean;
}

/** What is not known of the media SDK; `§` names the section of the facts about it. */
export interface MediaSdkSwitches {
  /** §7.1 Which of the callbacks about a new call comes first. */
  readonly firstCallback: 'established' | 'channels' | 'conference';
  /** §3.1 How often `onCallConferenceStatusChanged` comes. */
  readonly conferenceCallbacks: 0 | 1 | 2;
  /** §7.5 Whether `muteVideo` exists, and whether it releases the camera or sends a black picture. */
  readonly muteVideo: 'releases' | 'darkens' | 'absent';
  /** §3.4 Whether the streams of a channel are undefined at the first callback. */
  readonly lateStreams: boolean;
  /** §2.2 How many video channels a call has. */
  readonly channels: 0 | 1 | 2;
  /** §7.1 Whether callbacks still come after they were removed and the call has ended. */
  readonly lateCallbacks: boolean;
  /** Whether `end` and `stop` never finish. */
  readonly hangsAtEnd: boolean;
  /** §7.7 Whether a device that is selected during a call is used at once. */
  readonly switchesCamera: boolean;
  /** §7.6 Whether the renderer of a share looks its container up only in `init`, or at each frame. */
  readonly rendererLooksUp: 'once' | 'always';
  /** Share of the encoded frames of audio and video that get lost, 0 to 1. */
  readonly loss: number;
}

export const defaultMediaSdk: MediaSdkSwitches = {
  firstCallback: 'established',
  conferenceCallbacks: 1,
  muteVideo: 'releases',
  lateStreams: false,
  channels: 1,
  lateCallbacks: false,
  hangsAtEnd: false,
  switchesCamera: false,
  rendererLooksUp: 'once',
  loss: 0,
};

export const defaultSwitches: Readonly<Switches> = {
  webOrigin: '',
  uninvited: 'guest',
  unknownInvite: 404,
  inviteItems: 'thin',
  contentOfServerMail: true,
  topLevelRole: true,
  spaceRead: 'participants',
  guestsListed: true,
  removal: 'attendee',
  memberOnlyJoin: 403,
  strangerRole: 'guest',
  directRefusal: 403,
  invalidSearch: 'refused',
  guestSpaces: 'allowed',
  unreadInList: true,
  latestMessageAs: 'object',
  ownMessages: 'newest',
  archivedJoin: 'allowed',
  pinFor: 'guests',
  pinOnEveryCall: true,
  pinErrorBody: 'code',
  linkPassword: true,
  errorCodes: true,
  exposeRetryAfter: true,
  pageUrls: 'absolute',
  noPage: '',
  queryTotal: 'page',
  directionAfter: 'newer',
  deniedHistory: '403',
  refTime: 'honoured',
  chatCount: 'comments',
  commentOrder: 'newest-first',
  files: 'allowed',
  guestFiles: 'allowed',
  largestFile: 104_857_600,
  fileUrlSeconds: 900,
  downloadCall: 'answers',
  filePaths: true,
  fileLength: 'whole',
  chatPostAnswer: 'message',
  restEcho: true,
  created: 'kept',
  suppressDuplicates: false,
  failureDetail: 'bare',
  chatEdit: 'allowed',
  editEvent: true,
  editedAs: 'none',
  mentions: 'kept',
  deleteEvent: 'marker',
  deletedInFeed: 'marker',
  deletedInHistory: 'omitted',
  tokenInBothPlaces: true,
  socketRefusal: 'error',
  subscribeNeedsJoin: true,
  presenceEcho: true,
  presenceRole: 'as-sent',
  synthesizeLeaves: false,
  lossAnnounced: 'unsubscribed',
  updateEvent: true,
  tokenEnd: 'closed',
  attendeeLeft: 'left',
  startEcho: true,
  eventAttendees: true,
  meetingEvents: 'full',
  repeatedMeetingEvents: false,
  handEvents: true,
  activeMeetingDetails: true,
  emptyMeeting: 'ends',
  mediaGrace: 2_000,
  meetingHosts: 'admins',
  callReach: 'person',
  busyCallee: 'fails',
  acceptedAs: 'space.call.accepted',
  callerGone: 'cancels',
  ringTime: 45_000,
  mediaSdk: defaultMediaSdk,
  publicClients: true,
  tokenCors: true,
  tokenTypeInAnswer: false,
  accessTokenSeconds: 3599,
  refreshTokenSeconds: 30 * 86_400,
  oldRefreshToken: 'ends-grant',
  revokeEndsAccess: true,
  issInRedirect: false,
  consent: 'always',
  promptHonoured: true,
  straightProvider: true,
  accountsCoop: 'none',
  authCookie: 'readable',
  cookieSession: false,
  guestSearch: 'refused',
  guestTokenSeconds: 86_400,
  latency: true,
};

/** Applies changes to switches. An unknown name is an error, so that a typo cannot go unnoticed in a test. */
export function withSwitches(base: Readonly<Switches>, changes: Partial<Switches>): Switches {
  checkNames(changes, defaultSwitches);
  checkNames(changes.mediaSdk ?? {}, defaultMediaSdk);
  const mediaSdk = { ...base.mediaSdk, ...changes.mediaSdk };
  return { ...base, ...changes, mediaSdk };
}

function checkNames(changes: object, known: object): void {
  for (const name of Object.keys(changes))
    if (!Object.hasOwn(known, name)) throw new Error(`There is no switch called "${name}".`);
}
