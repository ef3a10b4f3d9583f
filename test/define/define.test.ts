import { aTimeout, expect } from '@open-wc/testing';
import { define } from '../../src/define/define.ts';

describe('define', () => {
  const registrations = (): { tags: Map<string, string>; late: Set<string> } =>
    (globalThis as unknown as Record<symbol, ReturnType<typeof registrations>>)[
      Symbol.for('spaces-elements@1')
    ]!;
  /** What a task writes to the console as a warning, with this value of `process.env.NODE_ENV`. */
  const warnings = async (mode: string | undefined, task: () => void): Promise<string[]> => {
    const real = console.warn;
    const said: string[] = [];
    console.warn = (...words: unknown[]) => said.push(words.join(' '));
    if (mode !== undefined) Object.assign(globalThis, { process: { env: { NODE_ENV: mode } } });
    try {
      task();
      // The warning loads later.
      const { warn } = await import('../../src/define/second-copy.ts');
      expect(warn).to.be.a('function');
      await aTimeout(0);
    } finally {
      console.warn = real;
      Reflect.deleteProperty(globalThis, 'process');
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
    await warnings('production', again);
    expect(registrations().late.size).to.equal(1);
  });

  it('warns once about a second copy in development', async () => {
    const said = await warnings('development', () => {
      again();
      again();
    });
    expect(said).to.have.lengthOf(1);
    expect(said[0]).to.contain('<spaces-trial>').and.to.contain('Load the package only once');
  });

  it('names other code that uses one of its tags', async () => {
    customElements.define('spaces-foreign', class extends HTMLElement {});
    const said = await warnings('development', () => define('spaces-foreign', class extends HTMLElement {}));
    expect(said[0]).to.contain('registered by other code');
  });

  it('is silent about a second copy in production and without a bundler', async () => {
    expect(await warnings('production', again)).to.deep.equal([]);
    registrations().late.clear();
    expect(await warnings(undefined, again)).to.deep.equal([]);
  });
});
