/** What `<spaces-user-search>` does with somebody who is picked. */
export const actions = ['pick', 'direct', 'add', 'call'] as const;

export type Action = (typeof actions)[number];
