/** A state of a tag in the playground: the world it needs, the markup, and what a visitor does to reach it. */
import type { Action } from '../emulator/control/actions.ts';
import type { SeedName } from '../emulator/seeds/seeds.ts';
import type { Switches } from '../emulator/world/switches.ts';
import type { Visitor } from './visitor.ts';

export interface State {
  /** What the visitor sees and why, in one sentence. */
  readonly about: string;
  /** Default: `showroom`. */
  readonly seed?: SeedName;
  readonly switches?: Partial<Switches>;
  /** Nick of the user that the page signs in; "" for a visitor that it does not know. */
  readonly as: string;
  /** Attributes of the provider. */
  readonly settings?: Attributes;
  /** Attributes of the tag. The placeholders of demo pages work here, too. */
  readonly attributes?: Attributes;
  /** Markup inside the tag. */
  readonly content?: string;
  /** Markup of the whole page instead of a provider with the tag. `%TOKEN_ADA%` is a token of Ada. */
  readonly page?: string;
  /** What happens in the service before the page opens. */
  readonly before?: readonly Action[];
  /** What the visitor and the service do next. Resolves when the state is reached. */
  readonly reach?: (visitor: Visitor) => Promise<void>;
}

export type Attributes = Readonly<Record<string, string>>;

/** The states of one tag by name, in the order of the menu. */
export type States = Readonly<Record<string, State>>;
