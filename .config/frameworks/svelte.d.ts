/** The tags in Svelte templates: `import 'spaces-elements/svelte'`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { SpacesTags } from './tags.js';

type Handlers<Events> = {
  [Type in keyof Events & string as `on${Type}` | `on:${Type}`]?: ((event: Events[Type]) => void) | undefined;
};

type SvelteTag<Tag extends SpacesTags[keyof SpacesTags]> = Omit<
  HTMLAttributes<Tag['element']>,
  keyof Tag['attributes'] | keyof Handlers<Tag['events']>
> &
  Tag['attributes'] &
  Tag['properties'] &
  Handlers<Tag['events']>;

type SvelteTags = { [Name in keyof SpacesTags]: SvelteTag<SpacesTags[Name]> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteTags {}
}
