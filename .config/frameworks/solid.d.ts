/** The tags in Solid's JSX: `import 'spaces-elements/solid'`. */
import type { JSX as SolidJSX } from 'solid-js';
import type { SpacesTags } from './tags.js';

type Handlers<Events> = {
  [Type in keyof Events & string as `on:${Type}`]?: ((event: Events[Type]) => void) | undefined;
};
type Properties<Fields> = { [Name in keyof Fields & string as `prop:${Name}`]?: Fields[Name] };

type SolidTag<Tag extends SpacesTags[keyof SpacesTags]> = Omit<
  SolidJSX.HTMLAttributes<Tag['element']>,
  keyof Tag['attributes'] | keyof Handlers<Tag['events']>
> &
  Tag['attributes'] &
  Tag['properties'] &
  Properties<Tag['properties']> &
  Handlers<Tag['events']>;

type SolidTags = { [Name in keyof SpacesTags]: SolidTag<SpacesTags[Name]> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidTags {}
  }
}
