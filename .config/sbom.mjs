/**
 * Writes dist/sbom.json, the software bill of materials (CycloneDX) of what the package needs at run time or has built in.
 * npm makes the list. Its own `--omit dev` also leaves out what both the package and a tool depend on, such as lit.
 * Needs a build.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const { name, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const { stdout, stderr, status } = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
  { encoding: 'utf8', shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 },
);
if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
// Without them, the same lock file gives the same bytes.
const { serialNumber: _, ...list } = JSON.parse(stdout);
delete list.metadata.timestamp;
// npm takes the name of the folder.
list.metadata.component.name = name;

const builtIn = readFileSync('dist/cdn/LICENSES.txt', 'utf8').matchAll(/^-+\n(\S+) \d/gm);
const wanted = new Set([...Object.keys(dependencies), ...[...builtIn].map(([, each]) => each)]);
const names = new Map(list.components.map((component) => [component['bom-ref'], component.name]));
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
// npm also follows optional peers, such as the compiler that only users of TypeScript have.
const isPeer = (from, name) => packages[`node_modules/${from}`]?.peerDependencies?.[name] !== undefined;

const root = list.metadata.component['bom-ref'];
const edges = new Map();
const visit = (ref) => {
  if (edges.has(ref)) return;
  const { dependsOn = [] } = list.dependencies.find((each) => each.ref === ref) ?? {};
  const next = dependsOn.filter((each) => {
    const name = names.get(each);
    return ref === root ? wanted.has(name) : !isPeer(names.get(ref), name);
  });
  edges.set(ref, next);
  next.forEach(visit);
};
visit(root);

list.components = list.components.filter((component) => edges.has(component['bom-ref']));
list.dependencies = [...edges].map(([ref, dependsOn]) => ({ ref, dependsOn }));
writeFileSync('dist/sbom.json', `${JSON.stringify(list, null, 2)}\n`);
