import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { until } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';
import { SilentEngine } from '../../stores/fixtures/silent-engine.ts';
import { CallHarness } from './call-harness.ts';

interface Windows {
  readonly documentPictureInPicture: { readonly window: (Window & typeof globalThis) | null };
}

describe('a call in a small window', () => {
  let world: World;
  let page: CallHarness;
  let engine: SilentEngine;

  beforeEach(async () => {
    world = await startWorld();
    engine = new SilentEngine();
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    page = await CallHarness.open(world, { engine });
    page.provider.style.setProperty('--spaces-accent', 'rgb(1, 2, 3)');
    await page.shows('Live now');
    await page.call.join({ microphone: true, camera: false });
    await page.reach('in-call');
    await page.shows('Live now 2 people');
  });
  afterEach(async () => {
    await page.call.leave();
    page.provider.remove();
    await until(() => small() === null, 'no window is left');
    await world.stop();
  });

  const small = () => (window as unknown as Windows).documentPictureInPicture.window;
  const root = () => small()?.document.querySelector('spaces-call')?.shadowRoot;
  const buttons = (): HTMLButtonElement[] => [...(root()?.querySelectorAll('button') ?? [])];
  const named = (name: string) => buttons().find(({ textContent }) => textContent.trim() === name);
  /** Browsers open the window only after a click of the user. */
  const press = async (button: HTMLElement): Promise<void> => {
    button.scrollIntoView();
    const { left, top, width, height } = button.getBoundingClientRect();
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
  };
  const open = async (): Promise<void> => {
    await press(page.button('Small window'));
    await until(() => buttons().length > 3, 'the call is in the small window');
  };

  it('shows the call there with its styles and controls, and says so in the page', async () => {
    await open();
    await page.shows('The call is in a small window.');
    expect(page.buttons).to.deep.equal(['Back to the page', 'Leave call']);
    await expect(page.call).to.be.accessible();
    expect(root()?.textContent).to.contain('Ben Okafor');
    expect(buttons().map(({ textContent }) => textContent.trim())).to.include.members([
      'Mute',
      'Raise hand',
      'Back to the page',
      'Leave call',
    ]);
    const look = small()!.getComputedStyle(root()!.host);
    expect(look.getPropertyValue('--spaces-accent')).to.equal('rgb(1, 2, 3)');
    expect(small()!.getComputedStyle(root()!.querySelector('.tiles')!).display).to.equal('grid');
  });

  it('works there: buttons, keys, and what others do', async () => {
    await open();
    named('Mute')!.click();
    await until(() => named('Unmute') !== undefined, 'muted');
    expect(engine.microphone).to.equal(false);
    const init = { key: 'm', bubbles: true, composed: true };
    named('Unmute')!.dispatchEvent(new (small()!.KeyboardEvent)('keydown', init));
    await until(() => engine.microphone, 'unmuted by a key');
    await world.control({ do: 'call', what: 'join', who: 'chiara' });
    await until(() => root()!.textContent.includes('Chiara Rossi'), 'the new person is there');
  });

  it('brings the call back when the window is closed, by button or by the user', async () => {
    await open();
    named('Back to the page')!.click();
    await until(() => page.buttons.includes('Mute'), 'the call is back');
    expect(small()).to.equal(null);
    await open();
    small()!.close();
    await until(() => page.buttons.includes('Mute'), 'the call is back again');
    await page.shows('Ben Okafor');
  });

  it('closes with the call, and when the element is gone, but not when it moves', async () => {
    await open();
    const other = document.createElement('div');
    page.provider.append(other);
    other.append(page.call);
    await page.settled();
    expect(small()).not.to.equal(null);
    named('Leave call')!.click();
    await until(() => small() === null, 'closed with the call');
    expect(engine.isConnected).to.equal(false);
  });
});
