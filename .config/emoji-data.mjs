/**
 * Writes src/elements/chat/emoji-<language>.ts from the package `emoji-picker-element-data`, which has the names of the
 * Unicode CLDR. `node .config/emoji-data.mjs <folder>` reads the package in that folder: it has 30 MB, so it is not one
 * of ours. Only needed for new emoji.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const [folder = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
/** Newer emoji are boxes on devices that are some years old. */
const newest = 15;
/** Words per emoji by which it is found, besides its name. */
const mostTags = 3;

for (const language of ['en', 'de', 'es']) {
  const all = JSON.parse(readFileSync(`${folder}/${language}/cldr/data.json`, 'utf8'));
  const groups = new Map();
  for (const each of all) {
    // Group 2 has the parts of emoji, such as tones.
    if (each.group === 2 || each.version > newest) continue;
    const rows = groups.get(each.group) ?? [];
    groups.set(each.group, [...rows, rowOf(each)]);
  }
  const name = `emoji${language[0].toUpperCase()}${language[1]}`;
  const data = [...groups.values()].map((rows) => `  '${rows.join('|').replaceAll("'", '’')}',`);
  writeFileSync(
    `src/elements/chat/emoji-${language}.ts`,
    `/** The emoji and their names, by groups, from emoji-picker-element-data ${version}; written by .config/emoji-data.mjs. */\n// prettier-ignore\nexport const ${name}: readonly string[] = [\n${data.join('\n')}\n];\n`,
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
