/** Warns page authors about a second copy of the package. Loads later, when there is one. */

/** What bundlers replace in development and production. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** @param first the version that registered the tag; undefined if other code did */
export function warn(tag: string, version: string, first: string | undefined): void {
  if (!isDevelopment()) return;
  const other = first === undefined ? 'other code' : `version ${first}`;
  // oxlint-disable-next-line no-console -- the one message of the package, only in development
  console.warn(
    `spaces-elements ${version}: <${tag}> is already registered by ${other}. Load the package only once; the first registration is used.`,
  );
}

/** The files for script tags contain "production". Without a bundler there is no `process`. */
function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
