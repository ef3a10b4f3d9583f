/** The context key under which a `<spaces-provider>` hands its `Spaces` to the elements below it. */
import { createContext } from '@lit/context';
import type { Spaces } from '../stores/spaces.ts';

/** A registered symbol: two copies of the package on one page still find each other's providers. */
export const spacesContext = createContext<Spaces | undefined>(Symbol.for('spaces-elements/spaces@1'));
