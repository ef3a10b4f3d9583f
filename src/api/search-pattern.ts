/** The pattern that finds a text as typed: `search` is a regular expression [doc: spaces-api §3.3], people type names. */
export function searchPattern(text: string): string {
  return text.replace(/[.*+?()[\]{}|\\^$]/g, '\\$&');
}
