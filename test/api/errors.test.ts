/** Errors of the package, whichever copy of it threw them. */
import { expect } from '@open-wc/testing';
import { SpacesError } from '../../src/api/errors.ts';

describe('an error', () => {
  it('of another copy of the package on the page is known as ours, and nothing else is', async () => {
    const address = new URL('../../src/api/errors.ts?another', import.meta.url).href;
    const other = (await import(address)) as { SpacesError: typeof SpacesError };
    expect(other.SpacesError, 'the test has another copy').not.to.equal(SpacesError);
    expect(new other.SpacesError('offline')).to.be.an.instanceOf(SpacesError);
    for (const value of [new Error('offline'), { name: 'SpacesError' }, undefined, 'SpacesError']) {
      expect(value instanceof SpacesError).to.equal(false);
    }
  });
});
