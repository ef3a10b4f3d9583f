/** Tests the layer rules of the lint: each wrong import in this table must fail with our message, each right one must pass. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const wrong = [
  ['src/protocol/a.ts', `import { x } from '../api/x.ts';`],
  ['src/protocol/b.ts', `import type { X } from '../stores/x.ts';`],
  ['src/protocol/c.ts', `import { html } from 'lit';`],
  ['src/api/a.ts', `import { x } from '../stores/x.ts';`],
  ['src/api/b.ts', `import type { X } from '../stores/x.ts';`],
  ['src/api/c.ts', `import { atom } from 'nanostores';`],
  ['src/stores/a.ts', `import { x } from '../controllers/x.ts';`],
  ['src/stores/b.ts', `import { html } from 'lit';`],
  ['src/stores/c.ts', `export const x = () => import('../elements/join/x.ts');`],
  ['src/stores/d.ts', `export { x } from '../ui/x.ts';`],
  ['src/stores/chat/a.ts', `import { x } from '../../ui/x.ts';`],
  ['src/stores/chat/b.ts', `import type { X } from '../../controllers/x.ts';`],
  ['src/stores/chat/c.ts', `import { html } from 'lit';`],
  ['src/controllers/virtual-list/a.ts', `import { x } from '../../elements/join/x.ts';`],
  ['src/controllers/virtual-list/b.ts', `import { x } from '../../api/x.ts';`],
  ['src/context/a.ts', `import { x } from '../stores/x.ts';`],
  ['src/controllers/a.ts', `import { x } from '../api/x.ts';`],
  ['src/controllers/b.ts', `import { x } from '../elements/join/x.ts';`],
  ['src/ui/a.ts', `import { x } from '../stores/x.ts';`],
  ['src/ui/b.ts', `import { x } from '../controllers/x.ts';`],
  ['src/elements/join/a.ts', `import { x } from '../../api/x.ts';`],
  ['src/elements/join/b.ts', `import type { X } from '../../api/x.ts';`],
  ['src/elements/join/c.ts', `import { x } from '../../define/x.ts';`],
  ['src/elements/join/d.ts', `import { x } from '../chat/x.ts';`],
  ['src/engines/a.ts', `import { x } from '../stores/call/store.ts';`],
  ['src/engines/b.ts', `import { html } from 'lit';`],
  ['src/service-check/a.ts', `import { x } from '../api/x.ts';`],
  ['src/service-check/facts/a.ts', `import { x } from '../../stores/x.ts';`],
  ['src/define/a.ts', `import { x } from '../stores/x.ts';`],
  ['src/locales/a.ts', `import { x } from '../elements/join/x.ts';`],
  ['src/react.ts', `import { x } from './stores/x.ts';`],
  ['src/events.ts', `import { x } from './stores/x.ts';`],
  ['demo/emulator/a.ts', `import { x } from '../../src/stores/x.ts';`],
  ['demo/emulator/b.ts', `import { x } from '../portal/x.ts';`],
  ['demo/emulator/rest/a.ts', `import { x } from '../../../src/stores/x.ts';`],
  ['demo/emulator/rest/b.ts', `import { x } from '../../portal/x.ts';`],
  ['demo/emulator/rest/c.ts', `import type { X } from '../../../src/api/x.ts';`],
  ['demo/portal/a.ts', `import { x } from '../emulator/x.ts';`],
  ['demo/b.ts', `import { x } from '../src/engines/hand-over.ts';`],
  ['demo/a.ts', `import { x } from '../src/stores/x.ts';`],
  ['demo/playground/a.ts', `import { x } from '../../src/stores/x.ts';`],
  ['test/a.test.ts', `import { x } from '../dist/x.js';`],
];

const right = [
  ['src/protocol/k.ts', `import { x } from './x.ts';`],
  ['src/api/k.ts', `import { x } from '../protocol/x.ts';`],
  ['src/stores/k.ts', `import { x } from '../api/x.ts';`],
  ['src/stores/l.ts', `import type { X } from '../protocol/x.ts';`],
  ['src/stores/chat/k.ts', `import { x } from '../../api/x.ts';`],
  ['src/stores/chat/l.ts', `import { x } from '../session/x.ts';`],
  ['src/stores/chat/m.ts', `import { x } from '../failure.ts'; import { y } from './y.ts';`],
  ['src/stores/chat/n.ts', `import { atom } from 'nanostores';`],
  ['src/controllers/virtual-list/k.ts', `import { x } from '../next-frame.ts';`],
  [
    'src/controllers/virtual-list/l.ts',
    `import type { X } from '../../stores/x.ts'; import { render } from 'lit/html.js';`,
  ],
  ['src/context/k.ts', `import type { X } from '../stores/x.ts';`],
  ['src/controllers/k.ts', `import { x } from '../stores/x.ts';`],
  ['src/ui/k.ts', `import type { X } from '../stores/failure.ts';`],
  ['src/elements/join/k.ts', `import { x } from '../../stores/x.ts';`],
  ['src/elements/join/l.ts', `import { x } from '../../ui/x.ts';`],
  ['src/engines/k.ts', `import type { X } from '../stores/call/media-engine.ts';`],
  ['src/elements/join/m.ts', `import { x } from '../../engines/x.ts';`],
  ['src/service-check/k.ts', `import { x } from '../protocol/x.ts'; import { y } from './facts/y.ts';`],
  ['src/service-check/facts/k.ts', `import { x } from '../evidence.ts';`],
  ['src/define/k.ts', `import { x } from '../elements/join/x.ts';`],
  ['src/define/l.ts', `import { x } from '../controllers/x.ts';`],
  ['src/define/m.ts', `import { x } from '../stores/page-registry.ts';`],
  ['src/locales/k.ts', `import type { X } from '../elements/join/x.ts';`],
  ['demo/emulator/k.ts', `import { x } from '../../src/protocol/x.ts';`],
  ['demo/emulator/l.ts', `import { x } from './rest/x.ts';`],
  ['demo/emulator/rest/k.ts', `import { x } from '../../../src/protocol/x.ts';`],
  ['demo/emulator/rest/l.ts', `import { x } from '../world/x.ts';`],
  ['demo/emulator/rest/m.ts', `import { x } from '../x.ts';`],
  ['demo/k.ts', `import { x } from '../src/engines/avaya.ts';`],
  ['demo/playground/k.ts', `import { x } from '../../src/index.ts';`],
  ['test/k.test.ts', `import { x } from '../src/stores/x.ts';`],
];

const folder = mkdtempSync(join(tmpdir(), 'layers-'));
try {
  cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
  for (const [path, text] of [...wrong, ...right]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  const caught = lint();
  const missed = wrong.filter(([path]) => !caught.has(path));
  const blamed = right.filter(([path]) => caught.has(path));
  for (const [path, text] of missed) console.error(`The lint lets this through: ${path}: ${text}`);
  for (const [path, text] of blamed) console.error(`The lint refuses this: ${path}: ${text}`);
  process.exitCode = missed.length + blamed.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

/** The files in which a layer rule failed with our message. */
function lint() {
  const oxlint = join(process.cwd(), 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '-f', 'json'], { cwd: folder, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout);
  return new Set(
    diagnostics.filter(({ help }) => help?.startsWith('Layers: ')).map(({ filename }) => filename),
  );
}
