/** Registers `<spaces-user-search>` and what it uses. */
import './spaces-provider.ts';
import { SpacesUserSearch } from '../elements/user-search/spaces-user-search.ts';
import { define } from './define.ts';

define('spaces-user-search', SpacesUserSearch);

export { SpacesUserSearch };
