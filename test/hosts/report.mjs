/** Prints the results of hosts, and keeps the table in the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { fillTable } from '../house/marks.mjs';

/** Prints one line per journey. */
export function printTable({ name, rows, seconds }) {
  for (const { journey, ok, detail } of rows)
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)}  ${journey.padEnd(34)}  ${detail ?? ''}\n`);
  process.stdout.write(
    `      ${name.padEnd(16)}  installed in ${seconds.install.toFixed(1)} s, ran in ${seconds.run.toFixed(1)} s\n`,
  );
}

/** Whether the table in the README is that of these results. `write` updates it. */
export async function compareTable(results, write) {
  const lines = results.map(
    ({ description, rows }) => `| ${description} | ${rows.map(({ journey }) => journey).join(', ')} |`,
  );
  const table = ['| Host | Tested |', '| --- | --- |', ...lines].join('\n');
  const readme = readFileSync('README.md', 'utf8');
  const filled = fillTable(readme, 'hosts', table);
  const fresh = await format(filled, { ...(await resolveConfig('README.md')), filepath: 'README.md' });
  if (write) writeFileSync('README.md', fresh);
  else if (fresh !== readme)
    console.error('The hosts in README.md are outdated. Run `npm run hosts -- --write` to update them.');
  return write || fresh === readme;
}
