/** Configures the analyzer: it writes custom-elements.json, and the same data for editors, frameworks and language models. */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { frameworkTypesPlugin } from './framework-types.mjs';
import { llmsPlugin } from './llms.mjs';

const outdir = 'dist';

export default {
  globs: ['src/elements/*/spaces-*.ts', 'src/define/spaces-*.ts'],
  exclude: ['src/**/*.styles.ts', 'src/**/*.strings.ts'],
  outdir,
  litelement: true,
  packagejson: false,
  plugins: [
    customElementVsCodePlugin({
      outdir,
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: 'vscode.css-custom-data.json',
    }),
    customElementJetBrainsPlugin({ outdir, packageJson: false, webTypesFileName: 'web-types.json' }),
    jsxTypesPlugin({
      outdir,
      fileName: 'jsx.d.ts',
      includeDefaultDOMEvents: true,
      componentTypePath: (name, tag) => `./elements/${tag.replace('spaces-', '')}/${tag}.js`,
    }),
    frameworkTypesPlugin({ outdir }),
    llmsPlugin({ outdir }),
  ],
};
