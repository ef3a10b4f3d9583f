import { avayaEngine } from '../../src/engines/avaya.ts';
import { startWorld } from '../support/world.ts';
import { engineSuite } from './engine-suite.ts';
import { loadStandIn, mediaToken } from './stand-in.ts';

const people = ['ada', 'ben'];

async function begin(mediaSdk: object = {}, search = '') {
  const world = await startWorld({ switches: { mediaSdk } });
  const { sdk, counts } = await loadStandIn(world, search);
  let lastPerson = 0;
  return {
    world,
    counts,
    spaceId: world.space,
    sockets: '/media/',
    engine: () => avayaEngine({ sdk, contentSharingWorkerPath: '/worker.js' }),
    token: () => mediaToken(world, people[lastPerson++ % people.length] ?? 'ada'),
    end: () => world.stop(),
  };
}

engineSuite('The Avaya SDK', begin);
