/** The script of "A call": gives each side the engine that the visitor has chosen. */
import '../src/all.ts';
import { avayaEngine } from '../src/engines/avaya.ts';
import type { MediaEngine, SpacesJoin } from '../src/index.ts';
import { TabEngine } from './own-engine.ts';

const engines: Readonly<Record<string, (join: SpacesJoin) => MediaEngine>> = {
  own: (join) => new TabEngine(() => (join.state.step === 'joined' ? join.state.person.id : '')),
  // The stand-in needs no worker for shared screens, but the SDK does.
  avaya: () => avayaEngine({ contentSharingWorkerPath: '/AvayaClientServicesWorker.min.js' }),
};

async function useEngine(name: string): Promise<void> {
  for (const provider of document.querySelectorAll('spaces-provider')) {
    const join = provider.querySelector('spaces-join');
    const call = provider.querySelector('spaces-call');
    if (!join || !call) continue;
    // An engine cannot be exchanged during a call.
    await call.leave();
    call.engine = engines[name]?.(join);
  }
  for (const about of document.querySelectorAll<HTMLElement>('[data-about]'))
    about.hidden = about.dataset['about'] !== name;
}

const choice = document.querySelector('.engines');
choice?.addEventListener('change', ({ target }) => void useEngine((target as HTMLInputElement).value));
void useEngine(choice?.querySelector<HTMLInputElement>(':checked')?.value ?? 'own');
