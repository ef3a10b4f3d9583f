/**
 * The unknowns of the service as switches: where public sources do not say what it does, or contradict each
 * other, the emulator can do either and clients must be safe in both. `§` names the section of the fact
 * reference; the first value in each type is the default.
 */
export interface Switches {
  /** §5.3 An account user whose address is not on the invitation: becomes a guest, is refused with 403, or gets a 200 without being listed. */
  uninvited: 'guest' | 'refused' | 'absent';
  /** §5.2, §13.3 Status for an invite that is unknown, withdrawn or expired. */
  unknownInvite: 404 | 400 | 403;
  /** §6.1 What each item of an invite answer's `data` holds: the space id alone, or the invitation and its link as well. */
  inviteItems: 'thin' | 'full';
  /** §6.3 Whether the content comes back also when the service itself mails it. */
  contentOfServerMail: boolean;
  /** §4.2 Whether join answers carry the visitor's own `role` at the top level. */
  topLevelRole: boolean;
  /** §4.2 Whether guests appear in the list of members. */
  guestsListed: boolean;
  /** §4.2 Status of the join of a private (`memberOnly`) space by somebody who is not a member. */
  memberOnlyJoin: 403 | 404;
  /** §4.3 Role of an account user who joins by the space id alone. */
  strangerRole: 'guest' | 'member';
  /** §4.5 Status for two who may not talk directly. */
  directRefusal: 403 | 404 | 400;
  /** §3.3 What a search that is no regular expression is answered with. */
  invalidSearch: 'refused' | 'broken' | 'empty' | 'literal';
  /** §4.1 Whether a guest gets a list of spaces. */
  guestSpaces: 'allowed' | 'refused';
  /** §7.7 Whether the list of one's spaces says which are unread. */
  unreadInList: boolean;
  /** §4.1 How a direct space in the list carries its latest chat message. */
  latestMessageAs: 'object' | 'list' | 'absent';
  /** §1.4 Joining an archived space: answered with `status: 1`, or refused with 403. */
  archivedJoin: 'allowed' | 'refused';

  /** §4.2 (`passwordRequired.allGuests`) Who is asked for the PIN. */
  pinFor: 'guests' | 'everyone';
  /** §2.1 Whether the PIN is needed on every call about the space, or on joins and subscriptions only. */
  pinOnEveryCall: boolean;
  /** §1.6, §13.3 What the body of a PIN refusal tells: code and message, the message alone, or nothing. */
  pinErrorBody: 'code' | 'message' | 'empty';
  /** §5.1 Whether the `pwd` of an invite link is accepted in place of the PIN. */
  linkPassword: boolean;
  /** §13.3 Whether other REST errors carry `{code, message}`, or the message alone. */
  errorCodes: boolean;
  /** §1.7 Whether pages of other origins may read the `Retry-After` header. */
  exposeRetryAfter: boolean;

  /** §1.5 Form of page URLs; `foreign` points to another origin and must be ignored by clients. */
  pageUrls: 'absolute' | 'relative' | 'foreign';
  /** §1.5 How the absence of a page is written. */
  noPage: '' | 'end';
  /** §12 row 42 Whether `total` of a history page counts the page or the whole conversation. */
  queryTotal: 'page' | 'all';
  /** §7.5 A What `direction=after` with a `refTime` gives: newer messages, or those further down the newest-first list. */
  directionAfter: 'newer' | 'older';
  /** §4.2 History for a guest where it is restricted: 403, an empty list, or only what was said since the join. */
  deniedHistory: '403' | 'empty' | 'since-join';

  /** §7.2 Body of the answer to `POST …/chats`. */
  chatPostAnswer: 'message' | 'data' | 'empty';
  /** §7.2 Whether the sockets of someone who posts by REST get the MESSAGE_SENT too. */
  restEcho: boolean;
  /** §8.5 Whether the client's `created` is kept or replaced by the service's time. */
  created: 'kept' | 'replaced';
  /** §8.5 Whether a second message with the same sender and `created` is stored only once. */
  suppressDuplicates: boolean;
  /** §8.5 SEND_MESSAGE_FAILED with category and error only, or also with `topicId` and `loopbackMetadata`. */
  failureDetail: 'bare' | 'full';
  /** §7.6 Whether a chat message may be edited at all. */
  chatEdit: 'allowed' | 'refused';
  /** §7.6 Whether an edit is announced by a MESSAGE_SENT with the known id. */
  editEvent: boolean;
  /** §7.6 Whether a deletion is announced by a MESSAGE_SENT that marks the known id as deleted. */
  deleteEvent: 'marker' | 'none';
  /** §7.5 C How the change feed shows a deletion. */
  deletedInFeed: 'marker' | 'omitted';
  /** §7.5 A How history shows a deletion. */
  deletedInHistory: 'omitted' | 'marker';

  /** §8.3 Whether a socket of protocol 3 must carry its token in the query and in the namespace packet. */
  tokenInBothPlaces: boolean;
  /** §8.2 How a socket with a bad token is refused: namespace error, closed transport, or no answer at all. */
  socketRefusal: 'error' | 'close' | 'silent';
  /** §8.4 Whether only people who joined by REST may subscribe (the documentation says: no authorization). */
  subscribeNeedsJoin: boolean;
  /** §8.6 Whether a sender of a presence event receives it too. */
  presenceEcho: boolean;
  /** §8.6 Whether `role` in a presence event is passed on as stated by the client, or corrected. */
  presenceRole: 'as-sent' | 'checked';
  /** §8.6 Whether the service says "leaves" for a socket that dropped without saying it. */
  synthesizeLeaves: boolean;
  /** §13.3 What the sockets of a removed person, or in a deleted space, notice. */
  lossAnnounced: 'unsubscribed' | 'silent' | 'disconnected';

  /** §13.6 Whether a page may get tokens with PKCE alone, without the client's secret. */
  publicClients: boolean;
  /** §1.7 Whether pages of other origins may read the answers of the token endpoints. */
  tokenCors: boolean;
  /** §2.5 Whether the token answer says `token_type: "bearer"` as RFC 6749 demands; the documented sample does not. */
  tokenTypeInAnswer: boolean;
  /** §2.5 Life of an access token in seconds; documented as 3599. */
  accessTokenSeconds: number;
  /** §13.6 Life of a refresh token in seconds. */
  refreshTokenSeconds: number;
  /** §2.5 A refresh token that was exchanged before: ends everything that came of the sign-in, is refused, or still works. */
  oldRefreshToken: 'ends-grant' | 'refused' | 'accepted';
  /** §2.5 Whether revoking the refresh token ends the access tokens as well. */
  revokeEndsAccess: boolean;
  /** §2.5 Whether the redirect back names the accounts origin in `iss` (RFC 9207). */
  issInRedirect: boolean;
  /** §2.5 Whether consent is asked at every sign-in, or once per person and application. */
  consent: 'always' | 'once';
  /** §2.5 Whether `prompt=login` or `select_account` asks for an account although the browser is signed in, and `create` leads to making one. */
  promptHonoured: boolean;
  /** §2.5 Whether `idp` (`google`, `office365`, `salesforce`) in the authorize URL leads straight to that provider. The name is a guess: nothing is documented. */
  straightProvider: boolean;
  /** §2.5 `Cross-Origin-Opener-Policy` of the accounts pages. */
  accountsCoop: 'none' | 'same-origin' | 'same-origin-allow-popups' | 'noopener-allow-popups';
  /** §2.4 Whether scripts can read the cookie `AUTH_TOKEN`. */
  authCookie: 'readable' | 'http-only';
  /** §2.4 Whether REST and the socket take the cookie `AUTH_TOKEN` in place of a token. */
  cookieSession: boolean;
  /** §3.3 Whether guests may search: refused with 403, or by the same rule as everybody (people met in a space). */
  guestSearch: 'refused' | 'allowed';

  /** §2.3 Life of a guest token in seconds; documented as 24 hours. */
  guestTokenSeconds: number;
  /** Whether storing, echoing and subscribing take a random 1–40 ms each; without it races stay hidden. */
  latency: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
  uninvited: 'guest',
  unknownInvite: 404,
  inviteItems: 'thin',
  contentOfServerMail: true,
  topLevelRole: true,
  guestsListed: true,
  memberOnlyJoin: 403,
  strangerRole: 'guest',
  directRefusal: 403,
  invalidSearch: 'refused',
  guestSpaces: 'allowed',
  unreadInList: true,
  latestMessageAs: 'object',
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
  chatPostAnswer: 'message',
  restEcho: true,
  created: 'kept',
  suppressDuplicates: false,
  failureDetail: 'bare',
  chatEdit: 'allowed',
  editEvent: true,
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

/** The defaults with some of them changed; an unknown name is an error, so that a typo cannot pass as a test. */
export function withSwitches(base: Readonly<Switches>, changes: Partial<Switches>): Switches {
  for (const name of Object.keys(changes)) {
    if (!Object.hasOwn(defaultSwitches, name)) throw new Error(`There is no switch called "${name}".`);
  }
  return { ...base, ...changes };
}
