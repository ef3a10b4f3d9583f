/** Registers `<spaces-provider>`. */
import { SpacesProvider } from '../elements/provider/spaces-provider.ts';
import { define } from './define.ts';

define('spaces-provider', SpacesProvider);

export { SpacesProvider };
export type { SpacesEventMap } from '../events.ts';
