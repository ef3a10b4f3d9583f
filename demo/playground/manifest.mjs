/** Reads the attributes of the elements, their types and the events from the source, as the build does. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { create, ts } from '@custom-elements-manifest/analyzer/index.js';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';

const folder = fileURLToPath(new URL('../../src/elements/', import.meta.url));

/** The manifest as JSON. */
export function readManifest() {
  const modules = readdirSync(folder).map((name) => {
    const path = `${folder}${name}/spaces-${name}.ts`;
    return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  return JSON.stringify(create({ modules, plugins: litPlugin(), context: { dev: false } }));
}
