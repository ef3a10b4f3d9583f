/** The script of "A call": gives each side an engine of the page. */
import '../src/all.ts';
import { TabEngine } from './own-engine.ts';

for (const provider of document.querySelectorAll('spaces-provider')) {
  const join = provider.querySelector('spaces-join');
  const call = provider.querySelector('spaces-call');
  if (!join || !call) continue;
  call.engine = new TabEngine(() => (join.state.step === 'joined' ? join.state.person.id : ''));
}
