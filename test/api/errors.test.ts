import { expect } from '@open-wc/testing';
import { SpacesError } from '../../src/api/errors.ts';

describe('An error', () => {
  it('of another copy of the package counts as ours, and nothing else does', async () => {
    const address = '/src/api/errors.ts?another';
    const other = (await import(address)) as { SpacesError: typeof SpacesError };
    expect(other.SpacesError, 'the test loads another copy').not.to.equal(SpacesError);
    expect(new other.SpacesError('offline')).to.be.an.instanceOf(SpacesError);
    for (const value of [new Error('offline'), { name: 'SpacesError' }, undefined, 'SpacesError']) {
      expect(value instanceof SpacesError).to.equal(false);
    }
  });
});
