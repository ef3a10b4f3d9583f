/** Which origins an invite link may have when the page only says `server`. */
import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-join.ts';
import type { SpacesJoin } from '../../../src/index.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { headingOf, joinAs, reach, textOf } from './join-harness.ts';

describe('the origin of an invite link', () => {
  const web = 'https://meet.garden.example';
  let world: World;
  let page: HTMLElement;

  const open = async (
    invite: string,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<SpacesJoin> => {
    page = document.createElement('div');
    const provider = document.createElement('spaces-provider');
    const join = document.createElement('spaces-join');
    for (const [name, value] of Object.entries({ server: world.server, ...settings })) {
      provider.setAttribute(name, value);
    }
    join.setAttribute('invite', invite);
    provider.append(join);
    page.append(provider);
    document.body.append(page);
    const isShown = (): boolean => !/^…?$|Checking/.test(join.shadowRoot?.textContent.trim() ?? '');
    await until(() => isShown() && problem(join) !== 'checking', 'the link is checked');
    return join;
  };
  const at = (origin: string): string => world.invite.replace(world.web, origin);
  const problem = ({ state }: SpacesJoin): string | undefined =>
    state.step === 'no-invite' ? state.problem : undefined;

  afterEach(async () => {
    page.remove();
    await world.stop();
  });

  it('may be that of the server, which gets no request for it', async () => {
    world = await startWorld({ seed: 'empty' });
    const join = await open(world.invite);
    await reach(join, 'invited');
    expect(await world.requests()).to.deep.equal([]);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
  });

  it('may be the one that the server names as its web client', async () => {
    world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
    const join = await open(at(web));
    await reach(join, 'invited');
    expect(headingOf(join)).to.contain('Quiet corner');
    const requests = await world.requests();
    expect(requests.map(({ path }) => path)).to.deep.equal(['/api/service-configurations']);
    expect(requests[0]?.authorization, 'no identity').to.equal(null);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
  });

  it('is asked for without the page’s token', async () => {
    world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
    const { token } = await world.control<{ token: string }>({ do: 'token', user: 'gil' });
    const join = await open(at(web), { token });
    await until(() => allByRole(join, 'button', /^Join as Gil/).length === 1, 'Gil is known');
    const [first] = await world.requests();
    expect(first).to.deep.include({ path: '/api/service-configurations', authorization: null });
  });

  it('may be rewritten by a mail gateway, in brackets or in a sentence', async () => {
    world = await startWorld({ seed: 'empty' });
    for (const text of [
      `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(world.invite)}&data=05%7C02`,
      `https://urldefense.com/v3/__${world.invite}__;!!abc!def$`,
      `<${world.invite}>`,
      `Join here: ${world.invite}.`,
    ]) {
      const join = await open(text);
      await reach(join, 'invited');
      page.remove();
    }
    expect(await world.requests()).to.deep.equal([]);
    const join = await open(`<${world.invite}>`);
    joinAs(join, 'Mira Holt');
    await reach(join, 'joined');
  });

  it('may be the one of the web client in a rewritten link', async () => {
    world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
    const join = await open(`https://gate.example/?url=${encodeURIComponent(at(web))}`);
    await reach(join, 'invited');
  });

  it('of a rewritten link is refused like that of any other', async () => {
    world = await startWorld({ seed: 'empty' });
    const join = await open(`https://gate.example/?url=${encodeURIComponent(at('https://evil.example'))}`);
    expect(problem(join)).to.equal('foreign-host');
    expect(textOf(join)).to.contain('This link leads to another website');
  });

  for (const [origin, reason] of [
    ['https://evil.example', 'foreign-host'],
    [`${web}.evil.example`, 'foreign-host'],
    [`${web}:8443`, 'foreign-host'],
    [web.replace('https', 'http'), 'foreign-host'],
    ['https://spacesapis.avayacloud.com.evil.example', 'foreign-host'],
  ] as const) {
    it(`may not be ${origin}`, async () => {
      world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
      const join = await open(at(origin));
      await until(() => problem(join) === reason, `${reason} (${JSON.stringify(join.state)})`);
      expect(nameOf(byRole(join, 'alert'))).to.contain('another website');
      await expect(join).to.be.accessible();
    });
  }

  it('is not asked for when the link is no invitation', async () => {
    world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
    const join = await open(`${web}/spaces`);
    await until(() => problem(join) === 'foreign-host', 'a problem');
    expect(await world.requests()).to.deep.equal([]);
  });

  it('may not be another one when the server does not answer', async () => {
    world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
    await world.control({ do: 'fail', path: '*/service-configurations', status: 500, times: 'all' });
    const join = await open(at(web));
    await until(() => problem(join) === 'foreign-host', 'a problem');
  });

  it('does not matter any more after the page set another link', async () => {
    world = await startWorld({ seed: 'empty', switches: { webOrigin: web } });
    const join = await open(world.invite);
    await world.control({ do: 'hang', path: '*/service-configurations' });
    join.setAttribute('invite', at(web));
    await until(async () => (await world.requests()).length === 1, 'the server is asked');
    join.setAttribute('invite', '');
    await until(() => problem(join) === 'empty', 'no link');
    await world.control({ do: 'release' });
    await reach(join, 'no-invite');
    expect(problem(join)).to.equal('empty');
  });
});
