import { expect } from '@open-wc/testing';
import { allElements, closePages, openPage, type OtherPage } from '../support/other-page.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';
import type { CallPageSettings } from './call-page.ts';

/** A page of its own, with its own session, camera and microphone. */
class Seat {
  readonly page: OtherPage;
  readonly name: string;

  constructor(page: OtherPage, name: string) {
    this.page = page;
    this.name = name;
  }

  static async open(world: World, name: string, invite = world.invite): Promise<Seat> {
    const settings: CallPageSettings = { server: world.server, invite, name };
    const fragment = encodeURIComponent(JSON.stringify(settings));
    return new Seat(await openPage(`${location.origin}/test/engines/call-page.html#${fragment}`), name);
  }

  holds(script: string): Promise<boolean> {
    return this.page.run<boolean>(`Boolean(${script})`);
  }

  until(script: string, what: string, timeout?: number): Promise<void> {
    return until(() => this.holds(script), `${this.name}: ${what}`, timeout);
  }

  step(step: string): Promise<void> {
    return this.until(`page.call.state.step === '${step}'`, step, 20_000);
  }

  /** As a visitor: into the space, then into the call. */
  async enter(button: 'Start call' | 'Join call'): Promise<void> {
    await this.press('Join as guest');
    await this.until(
      `page.call.state.step === '${button === 'Start call' ? 'none' : 'live'}'`,
      button,
      20_000,
    );
    await this.press(button);
    await this.step('checking');
    const isReady = `['meter', 'video'].every((tag) => ${allElements}.some((one) => one.matches(tag)))`;
    await this.until(isReady, 'the camera and the microphone', 20_000);
    await this.press('Join call');
    await this.step('in-call');
  }

  /** Presses a button at once: a busy machine paints too seldom for a click with the mouse. */
  async press(name: string): Promise<void> {
    const button = `${allElements}.find((one) => one.matches('button') && one.textContent.trim() === '${name}')`;
    await this.until(button, name, 20_000);
    await this.page.run(`void ${button}.click()`);
  }

  received(): Promise<{ readonly frames: number; readonly energy: number }> {
    return this.page.run('page.received()');
  }

  async hearsAndSees(): Promise<void> {
    await until(
      async () => {
        const { frames, energy } = await this.received();
        return frames > 5 && energy > 0;
      },
      `${this.name} hears and sees the others`,
      20_000,
    );
  }

  /** Nothing of the call is left. */
  async isEmpty(): Promise<void> {
    const nothing = { tracks: 0, connections: 0, sockets: 0, callbacks: 0, clients: 0 };
    await this.until(`JSON.stringify(page.held()) === '${JSON.stringify(nothing)}'`, 'nothing is left');
  }
}

describe('Two pages in one call, with the Avaya SDK as the engine', function () {
  this.timeout(120_000);
  let world: World;

  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(async () => {
    await closePages();
    await world.stop();
  });

  it('see and hear each other, mute, share, are joined by a third person, and leave nothing', async () => {
    const [mira, jonas] = [await Seat.open(world, 'Mira Holt'), await Seat.open(world, 'Jonas Lind')];
    // A link to an invitation with the mode "meet". [inferred: spaces-api §6.4]
    const third = await Seat.open(world, 'Nia Okoro', `${world.invite}&videoMode=expanded&videoStart=true`);
    await mira.enter('Start call');
    await jonas.enter('Join call');
    await Promise.all([mira.hearsAndSees(), jonas.hearsAndSees()]);

    await jonas.until(`page.isMuted('Mira Holt') === false`, 'Mira can be heard');
    const seen = jonas.page.run<number>(`page.seesMuted('Mira Holt')`);
    const muted = await mira.page.run<number>('Date.now()');
    await mira.press('Mute');
    expect((await seen) - muted, 'ms until the other page shows it').to.be.within(0, 3_000);

    await mira.press('Share screen');
    await jonas.page.read('figure', 'Mira Holt');
    const drawn = `${allElements}.find((one) => one.matches('figure canvas'))?.width > 0`;
    await jonas.until(drawn, 'the screen is drawn', 20_000);
    await mira.press('Stop sharing');
    await jonas.until(`!${allElements}.some((one) => one.matches('figure'))`, 'the share is over');

    await third.enter('Join call');
    await third.hearsAndSees();
    await mira.page.read('[part~="name"]', 'Nia Okoro');

    for (const seat of [jonas, third, mira]) {
      await seat.press('Leave call');
      await seat.until(`!/in-call|reconnecting/.test(page.call.state.step)`, 'left');
      await seat.isEmpty();
    }
    expect(await world.control({ do: 'media', what: 'devices' })).to.deep.equal({ devices: 0 });
  });
});
