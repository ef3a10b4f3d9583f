/** The tags in Vue templates: `import 'spaces-elements/vue'`. */
import type { EmitFn, HTMLAttributes } from 'vue';
import type { SpacesTags } from './tags.js';

type Listeners<Events> = { [Type in keyof Events]: (event: Events[Type]) => void };

type VueTag<Tag extends SpacesTags[keyof SpacesTags]> = new () => Tag['element'] & {
  /** Only for the types of templates. */
  $props: Omit<HTMLAttributes, keyof Tag['attributes']> & Tag['attributes'] & Tag['properties'];
  /** Only for the types of templates. */
  $emit: EmitFn<Listeners<Tag['events']>>;
};

type VueTags = { [Name in keyof SpacesTags]: VueTag<SpacesTags[Name]> };

declare module 'vue' {
  interface GlobalComponents extends VueTags {}
}
