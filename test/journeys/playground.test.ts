/** The playground: each of its states is reached and accessible under a strict policy, and the controls change it. */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { statesOf } from '../../demo/playground/states.ts';
import { closePages, openPage, type OtherPage } from '../support/other-page.ts';
import { until } from '../support/visitors.ts';

/** The addresses of the states of each tag. */
const all = Object.entries(statesOf).map(([tag, states]) =>
  Object.keys(states).map((state) => `?tag=${tag}&state=${state}&csp`),
);

describe('The playground', () => {
  let demo: { readonly id: string; readonly url: string };

  before(async () => {
    demo = await executeServerCommand<typeof demo, object>('demo:start', { seed: 'empty' });
  });
  afterEach(closePages);
  after(() => executeServerCommand('demo:stop', { id: demo.id }));

  it('reaches every state of every tag, without a violation of accessibility or of the security policy', async () => {
    expect(all.flat(), 'number of states').to.have.lengthOf(148);
    const axe = await (await fetch('/node_modules/axe-core/axe.min.js')).text();
    const left = [...all];
    const problems: string[] = [];
    /** One page for the states of a tag. */
    const walk = async ([first = '', ...others]: readonly string[]): Promise<void> => {
      const page = await openPage(`${demo.url}lark.svg`);
      // The first page waits until the demo has compiled the elements, so its address is no address to open.
      await page.run(`void setTimeout(() => (location.href = '/playground-frame.html${first}'))`);
      const isShown = (): Promise<boolean> =>
        page.run<boolean>(`'shows' in document.documentElement.dataset`).catch(() => false);
      await until(isShown, first, 30_000);
      await page.run(axe);
      for (const query of ['', ...others]) {
        const found = await page.run<string[]>(visit(query));
        // A busy machine may take too long for what a state waits for.
        const isLate = found.some((each) => each.includes('Waited in vain'));
        problems.push(...(isLate ? await page.run<string[]>(visit(query || first)) : found));
      }
    };
    const walkAll = async (): Promise<void> => {
      for (let states = left.shift(); states; states = left.shift()) await walk(states);
    };
    await Promise.all([walkAll(), walkAll()]);
    expect(problems).to.deep.equal([]);
  }).timeout(300_000);

  it('changes an attribute, shows the events and the code, and keeps what is shown in its address', async () => {
    const page = await openPage(`${demo.url}playground.html?tag=spaces-join&state=joined&lang=de&theme=dark`);
    const text = (selector: string): Promise<string> =>
      page.run(`document.querySelector('${selector}').textContent`);
    await until(async () => (await text('#log')).includes('spaces-joined'), 'the event');
    expect(await text('#code')).to.contain('<spaces-join invite="https://…/spaces/invites/…/join">');
    await choose(page, 'state', 'invited');
    const shown = (script: string): Promise<string> =>
      page.run(`String(document.querySelector('iframe').contentDocument?.${script})`);
    await until(async () => (await shown('documentElement?.dataset.shows')) === 'state', 'the preview');
    expect(await shown('documentElement?.lang')).to.equal('de');
    await page.run(`document.querySelector('#attributes input[type="checkbox"]').click()`);
    expect(await shown(`querySelector('spaces-join').autoJoin`)).to.equal('true');
    expect(await text('#code')).to.contain(' auto-join>');
    expect((await page.look()).url).to.contain('?tag=spaces-join&state=invited&lang=de&theme=dark');
  }).timeout(60_000);
});

/** Source of a script that shows a state, unless it is the first one, and returns what is wrong with it. */
function visit(query: string): string {
  return `import('/playground/frame.ts')
    .then(({ show }) => ${query === '' ? 'undefined' : `show('${query}')`})
    .then(() => axe.run(document, { resultTypes: ['violations'], preload: false }))
    .then(({ violations }) => {
      const { problem, violations: blocked } = document.documentElement.dataset;
      return [problem, blocked, ...violations.map(({ id, nodes }) => id + ' ' + nodes[0].target)]
        .filter(Boolean).map((each) => document.title + ': ' + each);
    })`;
}

async function choose(page: OtherPage, name: string, value: string): Promise<void> {
  await page.run(`{
    const list = document.querySelector('select[name="${name}"]');
    list.value = '${value}';
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }`);
}
