/** Prints the results of hosts, and keeps the table in the README. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillTable, formatDocument } from '../house/marks.mjs';

const mostNamed = 4;

/** Prints one line per journey. */
export function printTable({ name, rows, seconds }) {
  for (const { journey, ok, detail } of rows)
    process.stdout.write(
      `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)}  ${journey.padEnd(34)}  ${detail ?? ''}\n`,
    );
  process.stdout.write(
    `      ${name.padEnd(16)}  installed in ${seconds.install.toFixed(1)} s, ran in ${seconds.run.toFixed(1)} s\n`,
  );
}

/** Long lists are cut, because the table is for readers; the run prints all of them. */
function tested(journeys) {
  const more = journeys.length - mostNamed;
  return more > 0 ? `${journeys.slice(0, mostNamed).join(', ')} and ${more} more` : journeys.join(', ');
}

/** Whether the table in the README is that of these results. `write` updates it. */
export async function compareTable(results, write) {
  const lines = results.map(
    ({ description, rows }) => `| ${description} | ${tested(rows.map(({ journey }) => journey))} |`,
  );
  const table = ['| Host | Tested |', '| --- | --- |', ...lines].join('\n');
  const readme = readFileSync('README.md', 'utf8');
  const filled = fillTable(readme, 'hosts', table);
  const fresh = await formatDocument(filled);
  if (write) writeFileSync('README.md', fresh);
  else if (fresh !== readme)
    console.error('The hosts in README.md are outdated. Run `npm run hosts -- --write` to update them.');
  return write || fresh === readme;
}
