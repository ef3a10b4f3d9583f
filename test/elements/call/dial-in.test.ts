import { expect } from '@open-wc/testing';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { dialLink } from '../../../src/elements/call/dial-in.ts';
import { CallHarness } from './call-harness.ts';

describe('joining a call by telephone', () => {
  let world: World;
  let page: CallHarness;

  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    Reflect.deleteProperty(navigator, 'clipboard');
    page.provider.remove();
    await world.stop();
  });

  const open = async (more: Parameters<typeof CallHarness.open>[1] = {}): Promise<void> => {
    page = await CallHarness.open(world, more);
    await page.shows(/No one is in the call|Live now|Niemand/);
  };
  const links = (): HTMLAnchorElement[] => page.all<HTMLAnchorElement>('a[href^="tel:"]');
  const code = (): string => page.one('.code strong')?.textContent ?? '';
  const ask = async (): Promise<void> => page.button('Dial in').click();
  /** Whether a browser lets a test use the clipboard depends on its focus. */
  const useClipboard = (writeText: (text: string) => Promise<void>): void =>
    void Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
  const askedFor = async (path: string): Promise<number> =>
    (await world.requests()).filter((request) => request.path === path).length;

  it('shows numbers that dial the code, once the user asks', async () => {
    await open();
    expect(await askedFor('/api/confnumbers')).to.equal(0);
    expect(page.button('Dial in').getAttribute('aria-expanded')).to.equal('false');
    await ask();
    await page.shows('Austria +4312345678');
    expect(page.text).to.contain('United States +15555550100');
    const digits = code().replaceAll(' ', '');
    expect(digits).to.match(/^\d{9}$/);
    expect(links().map(({ href }) => href)).to.deep.equal([
      `tel:+4312345678,,${digits}%23`,
      `tel:+15555550100,,${digits}%23`,
    ]);
    await expect(page.call).to.be.accessible();
    await ask();
    await until(() => links().length === 0, 'closed again');
    expect(page.button('Dial in').getAttribute('aria-expanded')).to.equal('false');
  });

  it('copies the numbers and the code', async () => {
    await open();
    await ask();
    await page.shows('Austria');
    let copied = '';
    useClipboard(async (text) => void (copied = text));
    page.button('Copy numbers and code').click();
    await until(() => page.announcement.includes('Copied.'), 'the user learns that it worked');
    expect(copied).to.equal(
      `Austria: +4312345678\nUnited States: +15555550100\nCode: ${code().replaceAll(' ', '')}#`,
    );
    useClipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    page.button('Copy numbers and code').click();
    await until(() => page.announcement.includes('did not allow copying'), 'or that it did not');
  });

  it('says so when the service has no numbers', async () => {
    await world.control({ do: 'fail', path: '*/confnumbers', status: 200, body: { own: '{"data":[]}' } });
    await open();
    await ask();
    await page.shows('This space cannot be joined by telephone.');
    expect(links()).to.have.length(0);
    await expect(page.call).to.be.accessible();
  });

  it('says that the numbers could not be loaded, and tries again', async () => {
    await world.control({ do: 'fail', path: '*/confnumbers', status: 404 });
    await open();
    await ask();
    await page.shows('The telephone numbers could not be loaded.');
    await expect(page.call).to.be.accessible();
    await world.control({ do: 'clear' });
    page.button('Try again').click();
    await page.shows('Austria');
  });

  it('is there during a call in the page', async () => {
    await open({ engine: new SilentEngine() });
    await page.call.join({ microphone: true, camera: false });
    await page.reach('in-call');
    await ask();
    await page.shows('Austria');
    await expect(page.call).to.be.accessible();
    await page.call.leave();
  });

  it('is not offered for a call with one person, nor before the user is known', async () => {
    page = await CallHarness.open(world, { person: 'ben.okafor@example.test' });
    await page.shows('Direct call');
    expect(page.buttons).not.to.include('Dial in');
    page.provider.remove();
    page = await CallHarness.open(world, { nick: '' });
    expect(page.buttons).to.deep.equal(['Join call']);
  });

  it('speaks the language of the page', async () => {
    await open({ lang: 'de' });
    await until(() => page.buttons.includes('Per Telefon'), 'the words of the language');
    page.button('Per Telefon').click();
    await page.shows('Rufen Sie eine dieser Nummern an');
  });

  it('dials numbers as people write them', () => {
    expect(dialLink('+1 (555) 555-0100', '123456789')).to.equal('tel:+15555550100,,123456789%23');
  });
});
