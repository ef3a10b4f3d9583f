import { expect } from '@open-wc/testing';
import { define } from '../../src/define/define.ts';

describe('registering a tag', () => {
  const note = (): { tags: Map<string, string>; late: Set<string> } =>
    (globalThis as unknown as Record<symbol, ReturnType<typeof note>>)[Symbol.for('spaces-elements@1')]!;

  it('is done by whoever comes first; the second time does nothing', () => {
    const First = class extends HTMLElement {};
    define('spaces-trial', First);
    define('spaces-trial', First);
    expect(customElements.get('spaces-trial')).to.equal(First);
    expect(note().tags.has('spaces-trial')).to.equal(true);
    expect(note().late.size).to.equal(0);
  });

  it('notes a second copy of the package instead of throwing', () => {
    define('spaces-trial', class extends HTMLElement {});
    expect(note().late.size).to.equal(1);
  });
});
