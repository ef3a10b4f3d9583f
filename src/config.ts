/** Sets up a page without any tag: `spaces-elements/config`. */
export { configurePageSpaces, createSpaces } from './controllers/configured-spaces.ts';
export type { GetToken, Spaces, SpacesConfig, TokenReason, TokenType } from './stores/spaces.ts';
