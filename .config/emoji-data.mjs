/**
 * Writes the emoji and their names in all languages, from the Unicode CLDR: `node .config/emoji-data.mjs <data>
 * <annotations> <derived>` reads the packages `emoji-picker-element-data`, `cldr-annotations-full` and
 * `cldr-annotations-derived-full` in these folders. Only the latter two have Arabic. They are not packages of ours,
 * because they have 100 MB. Only needed for new emoji and for new languages.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [data = '', annotations = '', derived = ''] = process.argv.slice(2);
/** Newer emoji are boxes on devices that are some years old. */
const newest = 15;
/** Words per emoji by which it is found, besides its name. */
const mostTags = 3;

for (const language of ['en', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt'])
  write(language, read(`${data}/${language}/cldr/data.json`), data);
write('ar', inCldr('ar'), annotations);

/** The emoji of another language, with the names and words of a language that only the CLDR has. */
function inCldr(language) {
  const named = {
    ...read(`${derived}/annotationsDerived/${language}/annotations.json`).annotationsDerived.annotations,
    ...read(`${annotations}/annotations/${language}/annotations.json`).annotations.annotations,
  };
  return read(`${data}/en/cldr/data.json`).map((each) => {
    const own = named[each.emoji] ?? named[each.emoji.replaceAll('\ufe0f', '')];
    return own ? { ...each, annotation: own.tts[0], tags: own.default } : each;
  });
}

function write(language, all, source) {
  const { name: from, version } = read(`${source}/package.json`);
  const groups = new Map();
  for (const each of all) {
    // Group 2 has the parts of emoji, such as tones.
    if (each.group === 2 || each.version > newest) continue;
    const rows = groups.get(each.group) ?? [];
    groups.set(each.group, [...rows, rowOf(each)]);
  }
  const [file, name] =
    language === 'en'
      ? ['src/elements/chat/emoji-en.ts', 'emojiEn']
      : [`src/locales/${language}-emoji.ts`, `${language}Emoji`];
  const rows = [...groups.values()].map((one) => `  '${one.join('|').replaceAll("'", '’')}',`);
  writeFileSync(
    file,
    `/** The emoji and their names, by groups, from ${from} ${version}; written by .config/emoji-data.mjs. */\n// prettier-ignore\nexport const ${name}: readonly string[] = [\n${rows.join('\n')}\n];\n`,
  );
}

/** The emoji, "+" if it has tones of skin, its name, and after a semicolon more words. */
function rowOf({ emoji, annotation, tags = [], skins = [] }) {
  const hasTones = skins.length > 0 && toned(emoji, '🏽') === skins.find(({ tone }) => tone === 3)?.emoji;
  const known = annotation.toLowerCase();
  const words = tags.filter((tag) => !known.includes(tag.toLowerCase())).slice(0, mostTags);
  const more = words.length > 0 ? `;${words.join(' ')}` : '';
  return `${emoji}${hasTones ? '+' : ''} ${annotation}${more}`.replaceAll('|', ' ');
}

/** As the picker makes it. */
function toned(emoji, tone) {
  const [first, ...rest] = [...emoji];
  return first + tone + rest.join('').replace(/^\ufe0f/, '');
}

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
