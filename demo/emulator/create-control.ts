import { accountControls } from './control-accounts.ts';
import { faultControls } from './control-faults.ts';
import { worldControls } from './control-world.ts';
import type { Control, ControlGround } from './control.ts';
import type { Json } from './shapes.ts';

/** Makes the controls of one emulator: every action of `control.ts`, by name. */
export function createControl(ground: ControlGround): Control {
  const handlers: Readonly<Record<string, (action: never) => Json | void | Promise<Json>>> = {
    ...accountControls(ground),
    ...worldControls(ground),
    ...faultControls(ground),
  };
  return async (action) => {
    const handle = Object.hasOwn(handlers, action.do) ? handlers[action.do] : undefined;
    if (handle === undefined) throw new Error(`There is no action called "${action.do}".`);
    return (await handle(action as never)) ?? {};
  };
}
