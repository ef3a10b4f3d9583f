/** The license notices of the packages, and of the data, that a build contains. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const intro = `Spaces Elements is under the MIT license. The files in this folder contain code and data of others, under these licenses.
`;

/** The data in our own modules that others have collected. */
const emoji = {
  modules: /\/elements\/chat\/emoji-[a-z]{2}\.ts$/,
  name: 'Names of the emoji',
  notice: 'src/elements/chat/emoji-LICENSE.txt',
};

/** Adds to `LICENSES.txt` what the builds before have not named there. */
export function licenses(): Plugin {
  return {
    name: 'licenses',
    writeBundle({ dir }, bundle) {
      const path = `${dir}/LICENSES.txt`;
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
      const ids = modules.filter(([, { renderedLength }]) => renderedLength > 0).map(([id]) => id);
      let text = existsSync(path) ? readFileSync(path, 'utf8') : intro;
      for (const [heading, notice] of new Map(ids.flatMap(noticeOf)).entries())
        if (!text.includes(`\n${heading}\n`)) text += `\n${'-'.repeat(72)}\n${heading}\n\n${notice}\n`;
      writeFileSync(path, text);
    },
  };
}

/** The heading and the notice of what a module belongs to; none for our own code. */
function noticeOf(id: string): (readonly [heading: string, notice: string])[] {
  if (emoji.modules.test(id)) return [[emoji.name, readFileSync(emoji.notice, 'utf8').trim()]];
  const [, folder] = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
  if (folder === undefined) return [];
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Record<
    'name' | 'version' | 'license',
    string
  >;
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:[-.][\w.-]+)?$/i.test(each));
  if (file === undefined) throw new Error(`${name} is built in, but has no file with its license.`);
  return [[`${name} ${version} (${license})`, readFileSync(`${folder}/${file}`, 'utf8').trim()]];
}
