/** The peers, named after their adapters. */

/** The peers of a suite: the floor first, our element last. */
export function peersOf(suite) {
  if (suite === 'search') return ['vanilla-combobox', 'downshift', 'spaces-user-search'];
  return suite === 'paste' ? ['spaces-user-search'] : ['vanilla-window', 'spaces-chat'];
}
