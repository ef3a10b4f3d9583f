/** Writes dist/llms.txt: what a language model needs to write pages with the tags (https://llmstxt.org). */
import { readFileSync, writeFileSync } from 'node:fs';

/** The guides, in the order in which a page author needs them. */
const guides = ['README.md', 'src/README.md', 'src/hosts/README.md', 'src/ui/README.md', 'src/RECIPES.md'];

/** A plugin of the analyzer. */
export function llmsPlugin({ outdir }) {
  return {
    name: 'llms',
    packageLinkPhase({ customElementsManifest: { modules } }) {
      const tags = modules.flatMap(({ declarations = [] }) => declarations).filter(({ tagName }) => tagName);
      writeFileSync(`${outdir}/llms.txt`, textOf(tags));
    },
  };
}

function textOf(tags) {
  const readme = readFileSync('README.md', 'utf8');
  const [, about] = /^# .*\n\n(.*)$/m.exec(readme);
  const [, start] = /^## Two minutes.*?(```html\n.*?```)/ms.exec(readme);
  return `# Spaces Elements

> ${about}

The paths are those in the package \`spaces-elements\`. Types are in \`dist/\`, a manifest in \`dist/custom-elements.json\`. A page with one script and one tag:

${start}

## Guides

${guides.map(guide).join('\n')}

## Tags

${tags.map(tag).join('\n')}
`;
}

function guide(path) {
  const [, title] = /^# (.*)$/m.exec(readFileSync(path, 'utf8'));
  return `- [${title}](${path})`;
}

function tag({ tagName, description, attributes, events, slots, members = [] }) {
  const methods = members
    .filter(
      ({ kind, privacy = 'public', description: doc }) => kind === 'method' && privacy === 'public' && doc,
    )
    .map(({ name }) => ({ name: `${name}()` }));
  const facts = [
    names('Attributes', attributes),
    names('Events', events),
    names('Methods', methods),
    names(
      'Slots',
      slots?.map(({ name }) => ({ name: name || '(default)' })),
    ),
  ];
  return `- [\`<${tagName}>\`](src/elements/${tagName.replace('spaces-', '')}/README.md): ${[description.replaceAll(/\s+/g, ' '), ...facts].filter(Boolean).join(' ')}`;
}

function names(title, list = []) {
  return list.length > 0 && `${title}: ${list.map(({ name }) => `\`${name}\``).join(', ')}.`;
}
