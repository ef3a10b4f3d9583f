/** Registers `<spaces-call>`. */
import { SpacesCall } from '../elements/call/spaces-call.ts';
import { define } from './define.ts';

define('spaces-call', SpacesCall);

export { SpacesCall };
export type { SpacesEventMap } from '../events.ts';
