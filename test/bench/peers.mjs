/** The peers by the names of their adapters. */
export const floor = 'vanilla-window';
export const ours = 'spaces-chat';
export const peers = [floor, ours];
