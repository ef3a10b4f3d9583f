/** Writes dist/tags.d.ts: the attributes, properties and events of each tag, from which the types for frameworks are made. */
import { readFileSync, writeFileSync } from 'node:fs';

/** A plugin of the analyzer. Comes after the plugin that writes jsx.d.ts. */
export function frameworkTypesPlugin({ outdir }) {
  return {
    name: 'framework-types',
    packageLinkPhase({ customElementsManifest: { modules } }) {
      const tags = modules
        .flatMap(({ declarations = [] }) => declarations)
        .filter(({ tagName }) => tagName)
        .toSorted((a, b) => (a.tagName < b.tagName ? -1 : 1));
      writeFileSync(`${outdir}/tags.d.ts`, tagTypes(tags));
      for (const name of ['vue', 'svelte', 'solid'])
        writeFileSync(`${outdir}/${name}.d.ts`, readFileSync(`.config/frameworks/${name}.d.ts`, 'utf8'));
      writeFileSync(`${outdir}/jsx.d.ts`, withRefs(readFileSync(`${outdir}/jsx.d.ts`, 'utf8')));
    },
  };
}

/** React and Preact also pass objects as `ref`, and call functions with null. */
function withRefs(jsx) {
  const ref = 'ref?: (T | ((e: T) => void)) | undefined;';
  if (!jsx.includes(ref)) throw new Error('jsx.d.ts declares `ref` in another way now.');
  return jsx.replace(
    ref,
    'ref?: T | ((element: T | null) => unknown) | { current: T | null | undefined } | null | undefined;',
  );
}

function tagTypes(tags) {
  const imports = tags.map(
    ({ name, tagName }) =>
      `import type { ${name} } from './elements/${tagName.slice('spaces-'.length)}/${tagName}.js';`,
  );
  return `/** Made from custom-elements.json: what each tag takes and dispatches. */
import type { SpacesEventMap } from './events.js';
${imports.join('\n')}

type EventOf<Type extends string> = Type extends keyof SpacesEventMap ? SpacesEventMap[Type] : Event;

export interface SpacesTags {
${tags.map(tagType).join('\n')}
}
`;
}

function tagType({ name, tagName, description, attributes = [], members = [], events = [] }) {
  const known = new Set(attributes.map((attribute) => attribute.name));
  const fields = members.filter(
    ({ kind, privacy = 'public', readonly, static: isStatic, name: key }) =>
      kind === 'field' && privacy === 'public' && !readonly && !isStatic && !known.has(key),
  );
  const attribute = ({ name: key, fieldName, type, description: doc }) =>
    member(key, fieldName && fieldName !== 'token' ? typeOf(name, fieldName, type) : type.text, doc);
  const field = ({ name: key, description: doc }) =>
    member(key, key === 'token' ? 'string' : `${name}['${key}']`, doc);
  return `${comment(description, '  ')}  '${tagName}': {
    element: ${name};
    attributes: {
${attributes.map(attribute).join('')}    };
    properties: {
${fields.map(field).join('')}    };
    events: {
${events.map(({ name: type, description: doc }) => `${comment(doc, '      ')}      '${type}': EventOf<'${type}'>;\n`).join('')}    };
  };`;
}

/** A boolean attribute is set by its presence, with an empty text. */
function typeOf(element, field, { text }) {
  return text === 'boolean' ? `boolean | ''` : `${element}['${field}']`;
}

function member(key, type, doc) {
  return `${comment(doc, '      ')}      '${key}'?: ${type} | undefined;\n`;
}

function comment(text, indent) {
  return text ? `${indent}/** ${text.replaceAll(/\s+/g, ' ').replaceAll('*/', '*\\/')} */\n` : '';
}
