import { aTimeout, expect } from '@open-wc/testing';
import { define } from '../../src/define/define.ts';
import { warn } from '../../src/define/second-copy.ts';

describe('define', () => {
  const registrations = (): { tags: Map<string, string>; late: Set<string> } =>
    (globalThis as unknown as Record<symbol, ReturnType<typeof registrations>>)[
      Symbol.for('spaces-elements@1')
    ]!;
  /** What a task writes to the console as a warning. This page is on the author's own device. */
  const warnings = async (task: () => void): Promise<string[]> => {
    const real = console.warn;
    const said: string[] = [];
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    try {
      task();
      // The warning loads later.
      await import('../../src/define/second-copy.ts');
      await aTimeout(0);
    } finally {
      console.warn = real;
    }
    return said;
  };
  const again = (): void => define('spaces-trial', class extends HTMLElement {});

  beforeEach(() => registrations()?.late.clear());

  it('registers a tag once and ignores the second time', () => {
    const First = class extends HTMLElement {};
    define('spaces-trial', First);
    define('spaces-trial', First);
    expect(customElements.get('spaces-trial')).to.equal(First);
    expect(registrations().tags.has('spaces-trial')).to.equal(true);
    expect(registrations().late.size).to.equal(0);
  });

  it('records a second copy of the package instead of throwing', async () => {
    await warnings(again);
    expect(registrations().late.size).to.equal(1);
  });

  it('warns once about a second copy on the author’s own device', async () => {
    const said = await warnings(() => {
      again();
      again();
    });
    expect(said).to.have.lengthOf(1);
    expect(said[0]).to.contain('<spaces-trial>').and.to.contain('Load the package only once');
  });

  it('names other code that uses one of its tags', async () => {
    customElements.define('spaces-foreign', class extends HTMLElement {});
    const said = await warnings(() => define('spaces-foreign', class extends HTMLElement {}));
    expect(said[0]).to.contain('registered by other code');
  });

  it('is silent about a second copy on the pages of visitors', async () => {
    for (const host of ['garden.example', 'localhost.garden.example', '127.garden.example', ''])
      expect(await warnings(() => warn('spaces-trial', '0.1.0', undefined, host)), host).to.deep.equal([]);
    for (const host of ['localhost', 'app.localhost', '127.0.0.1', '[::1]'])
      expect(await warnings(() => warn('spaces-trial', '0.1.0', undefined, host)), host).to.have.lengthOf(1);
  });
});
