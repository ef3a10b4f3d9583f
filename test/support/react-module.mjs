/** Serves React, which is published as CommonJS only, as one module to the tests. */
import { buildSync } from 'esbuild';

const path = '/react-module.js';
const names = {
  react: 'createElement,forwardRef,act,StrictMode,useCallback,useEffect,useLayoutEffect,useRef,useState',
  'react-dom/client': 'createRoot,hydrateRoot',
};
const contents = Object.entries(names)
  .map(([name, members], at) => `import module${at} from '${name}'; export const {${members}} = module${at};`)
  .join('\n');
let bundle;

export const reactModule = {
  name: 'react-module',
  resolveImport: ({ source }) => (source in names ? path : undefined),
  serve({ path: requested }) {
    if (requested !== path) return undefined;
    bundle ??= buildSync({
      stdin: { contents, resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      format: 'esm',
      define: { 'process.env.NODE_ENV': '"development"' },
    }).outputFiles[0].text;
    return { body: bundle, type: 'js' };
  },
};
