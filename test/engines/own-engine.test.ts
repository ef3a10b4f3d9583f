import { TabEngine } from '../../demo/own-engine.ts';
import { engineSuite } from './engine-suite.ts';

let rooms = 0;

engineSuite("The page's own engine", async () => {
  let people = 0;
  return {
    spaceId: `room ${++rooms}`,
    sockets: 'none of this engine',
    engine: () => {
      const id = `person ${++people}`;
      return new TabEngine(() => id);
    },
    token: async () => '',
    end: async () => {},
  };
});
