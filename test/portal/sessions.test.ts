import { expect } from '@open-wc/testing';
import { PortalSessions, sessionLifetime } from '../../demo/portal/sessions.ts';

describe('a session of the portal', () => {
  it('expires after twelve hours, and its refresh token is given back to be revoked', () => {
    let now = 0;
    const sessions = new PortalSessions(() => now);
    const id = sessions.begin({ refreshToken: 'secret', member: 'ada' });
    now = sessionLifetime - 1;
    expect(sessions.memberOf(id)).to.equal('ada');
    expect(sessions.endExpired()).to.deep.equal([]);
    now = sessionLifetime;
    expect(sessions.has(id)).to.equal(false);
    expect(sessions.memberOf(id)).to.equal(undefined);
    expect(sessions.endExpired()).to.deep.equal(['secret']);
    expect(sessions.endExpired()).to.deep.equal([]);
  });
});
