/** The English strings of the emoji to choose from. Other languages are in `locales/`. */
export interface EmojiStrings {
  readonly title: string;
  readonly search: string;
  readonly tone: string;
  /** From no tone to the darkest. */
  readonly tones: readonly string[];
  readonly groups: readonly string[];
  readonly none: string;
}

export const emojiStrings: EmojiStrings = {
  title: 'Emoji',
  search: 'Search emoji',
  tone: 'Skin tone',
  tones: ['Default', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'],
  groups: ['Smileys', 'People', 'Nature', 'Food', 'Places', 'Activities', 'Objects', 'Symbols', 'Flags'],
  none: 'No emoji found',
};
