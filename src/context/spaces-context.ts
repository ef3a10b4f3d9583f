/** The context by which `<spaces-provider>` provides its connection to the elements inside it. */
import { createContext } from '@lit/context';
import type { Spaces } from '../stores/spaces.ts';

/** A registered symbol, so that two copies of the package on one page find each other's providers. */
export const spacesContext = createContext<Spaces | undefined>(Symbol.for('spaces-elements/spaces@1'));
