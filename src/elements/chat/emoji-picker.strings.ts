/**
 * The strings of the emoji, in all languages whose names of emoji there are: all of them together are shorter than a
 * file of their own. They load with the picker.
 */
export interface EmojiStrings {
  readonly title: string;
  readonly search: string;
  readonly tone: string;
  /** From no tone to the darkest. */
  readonly tones: readonly string[];
  readonly groups: readonly string[];
  readonly none: string;
}

export const emojiStrings: Readonly<Record<string, EmojiStrings>> & { readonly en: EmojiStrings } = {
  en: {
    title: 'Emoji',
    search: 'Search emoji',
    tone: 'Skin tone',
    tones: ['Default', 'Light', 'Medium-light', 'Medium', 'Medium-dark', 'Dark'],
    groups: ['Smileys', 'People', 'Nature', 'Food', 'Places', 'Activities', 'Objects', 'Symbols', 'Flags'],
    none: 'No emoji found',
  },
  de: {
    title: 'Emoji',
    search: 'Emoji suchen',
    tone: 'Hautfarbe',
    tones: ['Standard', 'Hell', 'Mittelhell', 'Mittel', 'Mitteldunkel', 'Dunkel'],
    groups: ['Smileys', 'Menschen', 'Natur', 'Essen', 'Orte', 'Aktivitäten', 'Dinge', 'Symbole', 'Flaggen'],
    none: 'Kein Emoji gefunden',
  },
  es: {
    title: 'Emoji',
    search: 'Buscar emoji',
    tone: 'Tono de piel',
    tones: ['Predeterminado', 'Claro', 'Medio claro', 'Medio', 'Medio oscuro', 'Oscuro'],
    groups: [
      'Caras',
      'Personas',
      'Naturaleza',
      'Comida',
      'Lugares',
      'Actividades',
      'Objetos',
      'Símbolos',
      'Banderas',
    ],
    none: 'No se encontró ningún emoji',
  },
};
