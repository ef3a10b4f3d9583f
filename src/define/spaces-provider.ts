/** Registers `<spaces-provider>`. */
import { keepTranslatedTextChanging } from '../controllers/translated-text.ts';
import { SpacesProvider } from '../elements/provider/spaces-provider.ts';
import { define } from './define.ts';

keepTranslatedTextChanging();
define('spaces-provider', SpacesProvider);

export { SpacesProvider };
