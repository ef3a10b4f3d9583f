/** Three builds of the same source: `modules` for bundlers, `one-file` and `loader` for a script tag. */
import { readdirSync, readFileSync } from 'node:fs';
import { transform as minify } from 'esbuild';
import { defineConfig, type BuildOptions, type Plugin } from 'vite';

const target = 'es2022';

/** Every module of ours as a file of its own; dependencies stay imports. */
function modules(): BuildOptions {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const external = Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));
  const entries = ['define', 'locales'].flatMap((folder) =>
    readdirSync(`src/${folder}`)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `src/${folder}/${file}`),
  );
  return {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    lib: { entry: ['src/index.ts', 'src/all.ts', 'src/loader.ts', ...entries], formats: ['es'] },
    rolldownOptions: {
      external,
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        // The compiler's helpers arrive under a long path with its version in it.
        entryFileNames: ({ name }) => `${name.replace(/^.*\/helpers\/esm\//, 'runtime/')}.js`,
      },
    },
  };
}

/** One file to put on a page, dependencies inside; what is imported on demand lies in `chunks/` beside it. */
function forPages(entry: string, name: string): BuildOptions {
  return {
    outDir: 'dist/cdn',
    emptyOutDir: false,
    sourcemap: true,
    minify: true,
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: {
      // Chunks may take what they share with the entry from the entry itself; else it would fall into several files.
      preserveEntrySignatures: 'allow-extension',
      output: {
        // A library build keeps the whitespace of ES modules unless it is asked here.
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
      },
    },
  };
}

/** Minifies the CSS in `*.styles.ts`: to minifiers of scripts it is a text like any other. */
function smallStyles(): Plugin {
  return {
    name: 'small-styles',
    transform: {
      filter: { id: /\.styles\.ts$/ },
      async handler(code) {
        const sheets = [...code.matchAll(/(?<=css`)[^`]*(?=`)/g)].toReversed();
        for (const { 0: sheet, index } of sheets) {
          const { code: small } = await minify(sheet, { loader: 'css', minify: true });
          code = code.slice(0, index) + small.trim() + code.slice(index + sheet.length);
        }
        // Nobody steps through a style sheet.
        return { code, map: null };
      },
    },
  };
}

/**
 * What one tag fetches on demand, another tag or its engine, is in the file already: there all of them are. The
 * bundler would see that too late, and cut what they share out of the file.
 */
function alreadyThere(): Plugin {
  const onDemand = /(?<!typeof )import\('(\.[^']*\/(?:stores|define)\/[^']*|\.\/spaces-[^']*)'\)/g;
  return {
    name: 'already-there',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/(?:elements|define|controllers)\// },
      handler(code) {
        const imports = [...code.matchAll(onDemand)].map(
          ([, path], at) => `import * as there${at} from '${path}';`,
        );
        let at = 0;
        // At the end, so that lines keep their numbers.
        return `${code.replace(onDemand, () => `Promise.resolve(there${at++})`)}\n${imports.join('')}`;
      },
    },
  };
}

/** By mode; any other mode makes `modules`. */
const builds: Record<string, () => BuildOptions> = {
  'one-file': () => forPages('src/all.ts', 'spaces-elements'),
  loader: () => forPages('src/loader.ts', 'loader'),
};

export default defineConfig(({ mode }) => {
  const build = builds[mode] ?? modules;
  return {
    publicDir: false,
    plugins: [smallStyles(), ...(mode === 'one-file' ? [alreadyThere()] : [])],
    // Packages read it and pages have none; bundlers of the module build bring their own.
    define: build === modules ? {} : { 'process.env.NODE_ENV': '"production"' },
    build: { target, ...build() },
  };
});
