/** Registers `<spaces-provider>` when one of our elements finds that its page uses one. */
import { SpacesLink } from '../controllers/spaces-link.ts';

SpacesLink.loadProvider = () => import('./spaces-provider.ts');
