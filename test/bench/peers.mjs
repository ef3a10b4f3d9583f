/** The peers by the names of their adapters. */

/** Who takes part in a suite: the floor first, ours last. */
export function peersOf(suite) {
  if (suite === 'search') return ['vanilla-combobox', 'downshift', 'spaces-user-search'];
  return suite === 'paste' ? ['spaces-user-search'] : ['vanilla-window', 'spaces-chat'];
}
