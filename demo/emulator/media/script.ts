/** The script of the stand-in for the media SDK. The bundled emulator contains it, see `vite.config.ts`. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export async function sdkScript(): Promise<string> {
  // Not `import()`, which ends with the program that has loaded this file. Only pages with calls need the bundler.
  const { build } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../media-sdk/entry.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
