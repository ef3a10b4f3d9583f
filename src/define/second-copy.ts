/** Warns page authors about a second copy of the package. Loads later, when there is one. */

/**
 * Writes the warning only where page authors look at their own pages, on their own device: visitors need not read it.
 *
 * @param first the version that registered the tag; undefined if other code did
 */
export function warn(
  tag: string,
  version: string,
  first: string | undefined,
  host = location.hostname,
): void {
  if (!ownDevice.test(host)) return;
  const other = first === undefined ? 'other code' : `version ${first}`;
  // oxlint-disable-next-line no-console -- the one message of the package, only on the author's device
  console.warn(
    `spaces-elements ${version}: <${tag}> is already registered by ${other}. Load the package only once; the first registration is used.`,
  );
}

const ownDevice = /^(?:(?:[\w-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])$/;
