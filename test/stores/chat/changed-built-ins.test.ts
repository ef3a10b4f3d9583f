/** Pages whose scripts have changed built-in objects, as old libraries do. */
import { expect } from '@open-wc/testing';
import { guest, until, type Visitor } from '../../support/visitors.ts';
import { startWorld, type World } from '../../support/world.ts';

/** Prototype.js adds `toJSON` to arrays; other old libraries add functions to all objects. */
function changeBuiltIns(): () => void {
  const added: readonly (readonly [object, string])[] = [
    [Array.prototype, 'toJSON'],
    [Object.prototype, 'toJSON'],
    [Object.prototype, 'extend'],
    [Array.prototype, 'each'],
  ];
  for (const [target, name] of added)
    Object.defineProperty(target, name, {
      value: () => 'changed',
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return () => {
    for (const [target, name] of added) Reflect.deleteProperty(target, name);
  };
}

describe('a page whose scripts have changed arrays and objects', () => {
  let world: World;
  let visitor: Visitor | undefined;
  let restore = (): void => {};

  afterEach(async () => {
    restore();
    visitor?.leave();
    await world.stop();
  });

  it('sends the right requests', async () => {
    world = await startWorld({ seed: 'empty' });
    restore = changeBuiltIns();
    const ada = await guest(world, 'Ada');
    visitor = ada;
    await until(ada.isLive, 'live');
    ada.chat.send('Hello');
    await until(() => ada.texts().join() === 'Hello', 'stored');
    restore();
    const [stored] = await world.messages(world.space);
    expect(stored).to.have.nested.property('content.bodyText', '<p>Hello</p>');
  });
});
