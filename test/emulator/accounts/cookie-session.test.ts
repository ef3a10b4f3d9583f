import { expect } from '@open-wc/testing';
import { closePages, openPage, type OtherPage } from '../../support/other-page.ts';
import { startWorld, type World } from '../../support/world.ts';
import { logIn } from '../sign-in.ts';

/** Cookies ignore ports, so pages and servers with the same host name are one site. */
describe('the cookie session', () => {
  let world: World;
  let page: OtherPage;

  const begin = async (switches: Record<string, unknown> = {}): Promise<void> => {
    world = await startWorld({ seed: 'empty', switches: { cookieSession: true, ...switches } });
    page = await openPage(`${world.accounts}/login`);
    await logIn(page);
    // The style sheet is a page of that site without its own policy.
    await page.go(`${world.accounts}/accounts.css`);
  };
  const me = (credentials = 'include'): Promise<unknown> =>
    page.run(`fetch('${world.server}/api/users/me', { credentials: '${credentials}' })
      .then(async (answer) => (answer.ok ? (await answer.json()).displayname : answer.status), () => 'not for this page')`);
  /** The first packet of the namespace `/chat` on a socket without a token. */
  const socket = (): Promise<string> =>
    page.run(`new Promise((resolve) => {
      const socket = new WebSocket('${world.socket.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket');
      socket.onmessage = ({ data }) => {
        if (data.startsWith('0')) socket.send('40/chat,');
        else {
          resolve(data);
          socket.close();
        }
      };
    })`);

  afterEach(async () => {
    await closePages();
    await world.stop();
  });

  it('identifies the user for REST and the socket until it ends', async () => {
    await begin();
    expect(await me()).to.equal('Gil Novák');
    expect(await socket()).to.match(/^40\/chat,/);
    expect(await me('omit')).to.equal(401);
    await world.control({ do: 'signOut', who: 'gil' });
    expect(await me()).to.equal(401);
    expect(await socket()).to.match(/^44\/chat,/);
  });

  it('does not work if the switch turns it off', async () => {
    await begin({ cookieSession: false });
    expect(await me()).to.equal('not for this page');
    expect(await socket()).to.match(/^44\/chat,/);
  });

  it('is a user JWT with the documented claims, readable by scripts or HTTP-only', async () => {
    await begin();
    const cookie: string = await page.run('document.cookie');
    const [head = '', body = ''] = cookie.replace('AUTH_TOKEN=', '').split('.');
    expect(JSON.parse(atob(head))).to.include({ alg: 'RS256' });
    expect(JSON.parse(atob(body))).to.have.keys(
      'user_id_sig',
      'product_type',
      'lastupdatetime',
      'iss',
      'publickeyid',
      'exp',
      'user_id',
      'ver',
    );
    await world.stop();
    await begin({ authCookie: 'http-only' });
    expect(await page.run('document.cookie')).to.equal('');
    expect(await me()).to.equal('Gil Novák');
  });
});
