/** The style sheet of the accounts pages: the demo's colours, and the two files beside this one. */
import { readFileSync } from 'node:fs';

export const accountsStyles = ['../colours.css', './accounts.css', './accounts-forms.css']
  .map((path) => readFileSync(new URL(path, import.meta.url), 'utf8'))
  .join('\n');
