/** The page on which a site lets visitors join: `join-page`. Invitations lead there, with the invite link in its query. */

/** The name of the query parameter; that page has `<spaces-join invite-param="invite">`. */
const parameter = 'invite';

/**
 * Reads the address of a join page. `base`: the address of the page that names it, which a relative one is based on.
 * Undefined if mails must not lead there: it is not `https:`, except on the origin of `base`, or it contains a password.
 */
export function readJoinPage(text: string, base: string): URL | undefined {
  if (!URL.canParse(text, base)) return undefined;
  const page = new URL(text, base);
  const isSafe =
    page.protocol === 'https:' || (page.protocol === 'http:' && page.origin === new URL(base).origin);
  return isSafe && !page.username && !page.password ? page : undefined;
}

/** The address of the join page for one invite link. */
export function joinPageAddress(page: URL, link: string): string {
  const address = new URL(page);
  address.searchParams.set(parameter, link);
  return address.href;
}
