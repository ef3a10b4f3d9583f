/** Sets up a page without any tag: `spaces-elements/config`. */
export { configurePageSpaces, createSpaces } from './controllers/configured-spaces.ts';
export { defineStrings, type PageStrings } from './controllers/page-strings.ts';
export type { GetToken, Spaces, SpacesConfig, TokenReason, TokenType } from './stores/spaces.ts';
