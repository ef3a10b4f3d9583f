/** Registers `<spaces-user-search>` and what it uses. */
import { SpacesUserSearch } from '../elements/user-search/spaces-user-search.ts';
import { define } from './define.ts';
import './provider-on-demand.ts';

define('spaces-user-search', SpacesUserSearch);

export { SpacesUserSearch };
