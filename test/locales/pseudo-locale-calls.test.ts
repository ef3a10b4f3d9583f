/** Marks every text of ours in `<spaces-call>`, so that one which comes from no catalogue can be seen. */
import { SilentEngine } from '../stores/fixtures/silent-engine.ts';
import { MediaError } from '../../src/index.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import { english } from './english.ts';
import { PseudoPage } from './pseudo-page.ts';

describe('no text of ours in a call is missing in the catalogues:', () => {
  let world: World;
  let page: PseudoPage;

  beforeEach(async () => {
    sessionStorage.clear();
    world = await startWorld({ seed: 'empty' });
  });
  afterEach(async () => {
    await page.tag('spaces-call').leave();
    page.close();
    await world.stop();
  });

  const open = async (about: string, engine?: SilentEngine): Promise<void> => {
    page = await PseudoPage.open(world, `<spaces-call ${about}></spaces-call>`, 'ada');
    page.tag('spaces-call').engine = engine;
  };
  const inSpace = (): string => `space="${world.space}"`;
  const people = ['Ada Moreno', 'Ben Okafor', 'Quiet corner'];

  it('a call in the page', async () => {
    await open(inSpace());
    const call = page.tag('spaces-call');
    call.engine = new SilentEngine();
    await page.press(english.call.startCall);
    await page.shows(english.stage.ready);
    const devices = await navigator.mediaDevices.enumerateDevices();
    const content = ['Ada Moreno', 'Ben Okafor', 'Quiet corner', ...devices.map(({ label }) => label)];
    await page.isMarked(...content);
    await page.press(english.call.joinCall);
    await page.shows(english.call.leave);
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await page.has('Ben Okafor');
    await page.isMarked(...content);
    await call.leave();
    await page.shows(english.call.ends.left);
    await page.isMarked(...content);
  });

  it('the strip of a call', async () => {
    await open(inSpace());
    await page.shows(english.call.noOne);
    await page.isMarked();
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await page.shows(english.call.liveNow);
    await page.isMarked('Ben Okafor');
  });

  describe('its devices:', () => {
    const content = [...people, 'Desk', 'Headset', 'Webcam'];
    let engine: SilentEngine;

    beforeEach(async () => {
      engine = new SilentEngine();
      engine.plugIn('microphone', 'Headset', '');
      engine.plugIn('camera', 'Webcam');
      engine.plugIn('speaker', 'Headset');
      await open(inSpace(), engine);
      await page.shows(english.call.noOne);
      await page.tag('spaces-call').join({ microphone: true, camera: true });
      await page.press(english.stage.devices);
      await page.shows(english.stage.device(2));
    });

    it('the choice of another one', async () => {
      await page.isMarked(...content);
      engine.connected.microphone = [{ id: '1', label: 'Desk', isSelected: true }];
      engine.emit('devices', 'microphone');
      await page.shows(english.stage.nowUses('microphone', 'Desk'));
      await page.isMarked(...content);
    });

    for (const kind of ['microphone', 'camera', 'speaker'] as const)
      it(`one that is pulled out (${kind})`, async () => {
        engine.unplug(kind, kind === 'camera' ? 'Webcam' : 'Headset');
        await page.shows(english.stage.problems.unplugged(kind));
        await page.isMarked(...content);
      });

    for (const name of ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'NotSupportedError'])
      it(`one that cannot be turned on (${name})`, async () => {
        await page.press(english.stage.mute);
        engine.broken.set('microphone', new DOMException('', name));
        await page.press(english.stage.unmute);
        await page.shows(english.stage.askAgain);
        await page.isMarked(...content);
      });
  });

  it('the people in it, and what its hosts do', async () => {
    await open(inSpace(), new SilentEngine());
    await page.shows(english.call.noOne);
    await page.tag('spaces-call').join({ microphone: true, camera: false });
    await world.control({ do: 'call', what: 'join', who: 'ben' });
    await page.shows(english.stage.muteEveryone);
    await world.control({ do: 'call', what: 'hand', who: 'ben' });
    await page.shows(english.stage.hasHandRaised);
    await page.press(english.stage.share);
    await page.shows(english.stage.youShare);
    await world.control({ do: 'call', what: 'record' });
    await page.shows(english.stage.recordingNotice);
    await page.isMarked(...people);
    await world.control({ do: 'call', what: 'mute', who: 'ada' });
    await page.shows(english.stage.mutedByHost);
    await page.isMarked(...people);
    await world.control({ do: 'call', what: 'end' });
    await until(() => page.tag('spaces-call').state.step === 'ended', 'the end');
    await page.isMarked(...people);
  });

  for (const code of Object.keys(english.stage.media) as (keyof typeof english.stage.media)[])
    it(`that cannot be joined (${code})`, async () => {
      const engine = new SilentEngine();
      // Some are tried again without a device, or with another token.
      Object.defineProperty(engine, 'failure', { get: () => new MediaError(code), set() {} });
      await open(inSpace(), engine);
      await page.shows(english.call.noOne);
      await page.tag('spaces-call').join({ microphone: true, camera: true });
      await page.shows(english.stage.media[code]);
      await page.isMarked(new URL(world.web).host);
    });

  describe('its telephone numbers:', () => {
    const content = ['Austria', 'United States', ...people];

    it('while they load, and when they are there', async () => {
      await world.control({ do: 'hang', path: '*/confnumbers' });
      await open(inSpace());
      await page.press(english.call.dialIn);
      await page.shows(english.dialIn.loading);
      await page.isMarked();
      page.close();
      await open(inSpace());
      await page.press(english.call.dialIn);
      await page.has('Austria');
      await page.isMarked(...content);
      await page.press(english.dialIn.copy);
      await until(() => page.texts.some((text) => /Copied|did not allow/.test(text)), 'what became of it');
      await page.isMarked(...content);
    });

    for (const [problem, status, sentence] of [
      ['there are none', 200, english.dialIn.none],
      ['they could not be loaded', 404, english.dialIn.failed],
    ] as const)
      it(problem, async () => {
        await world.control({ do: 'fail', path: '*/confnumbers', status, body: { own: '{"data":[]}' } });
        await open(inSpace());
        await page.press(english.call.dialIn);
        await page.shows(sentence);
        await page.isMarked();
      });
  });

  describe('with one person:', () => {
    const person = 'person="ben.okafor@example.test"';
    const known = (): Promise<void> =>
      until(() => {
        const { state } = page.tag('spaces-call');
        return state.step === 'none' && state.known;
      }, 'the space of the two');
    const direct = async (): Promise<string> =>
      (await world.control<{ space: string }>({ do: 'directSpace', who: 'ben', with: 'ada' })).space;

    it('one that rings at the other person, and is declined', async () => {
      await open(person, new SilentEngine());
      await page.shows(english.call.directCall);
      await page.isMarked(...people);
      await page.tag('spaces-call').join({ microphone: true, camera: false });
      await page.shows(english.call.calling('').slice(0, 7));
      await page.isMarked(...people);
      const space = await direct();
      await world.control({ do: 'ring', what: 'rejected', who: 'ben', space });
      await page.shows(english.call.ends.declined);
      await page.isMarked(...people);
    });

    for (const engine of [undefined, new SilentEngine()])
      it(`one that comes in, and is given up (${engine ? 'in the page' : 'on the page of the service'})`, async () => {
        await open(person, engine);
        page.tag('spaces-call').silent = true;
        await known();
        const space = await direct();
        await world.control({ do: 'ring', what: 'offer', who: 'ben', space });
        await page.shows(english.call.decline);
        await page.isMarked(...people, new URL(world.web).host);
        await world.control({ do: 'ring', what: 'cancelled', who: 'ben', space });
        await page.shows(english.call.ends.cancelled);
        await page.isMarked(...people, new URL(world.web).host);
      });

    it('a person whose address is not known', async () => {
      await open('person="5f0000000000000000000001"');
      await page.shows(english.call.noAddress);
      await page.isMarked();
    });
  });
});
