import { expect } from '@open-wc/testing';
import { define } from '../../src/define/define.ts';

describe('define', () => {
  const registrations = (): { tags: Map<string, string>; late: Set<string> } =>
    (globalThis as unknown as Record<symbol, ReturnType<typeof registrations>>)[
      Symbol.for('spaces-elements@1')
    ]!;

  it('registers a tag once and ignores the second time', () => {
    const First = class extends HTMLElement {};
    define('spaces-trial', First);
    define('spaces-trial', First);
    expect(customElements.get('spaces-trial')).to.equal(First);
    expect(registrations().tags.has('spaces-trial')).to.equal(true);
    expect(registrations().late.size).to.equal(0);
  });

  it('records a second copy of the package instead of throwing', () => {
    define('spaces-trial', class extends HTMLElement {});
    expect(registrations().late.size).to.equal(1);
  });
});
