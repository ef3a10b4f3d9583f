import { expect, fixture, html } from '@open-wc/testing';
import { LitElement } from 'lit';
import { LiveRegion } from '../../src/controllers/live-region.ts';
import { until } from '../support/visitors.ts';

class LiveElement extends LitElement {
  readonly live = new LiveRegion(this);

  protected override render(): unknown {
    return html`${this.live.region}`;
  }
}
customElements.define('live-element', LiveElement);

describe('LiveRegion', () => {
  let element: LiveElement;
  let announced: string[];
  let observer: MutationObserver;

  beforeEach(async () => {
    element = await fixture<LiveElement>(html`<live-element></live-element>`);
    announced = [];
    const { region } = element.live;
    observer = new MutationObserver(() => {
      if (region.textContent !== '') announced.push(region.textContent!);
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  });

  afterEach(() => observer.disconnect());

  it('announces sentences of the same moment together, politely', async () => {
    element.live.say('Joining…');
    element.live.say('Joining…');
    element.live.say('You are in.');
    await until(() => announced.length > 0, 'an announcement');
    expect(announced).to.deep.equal(['Joining… You are in.']);
    expect(element.live.region.getAttribute('aria-live')).to.equal('polite');
    await expect(element).to.be.accessible();
  });

  it('does not announce a waiting sentence that is no longer true', async () => {
    element.live.say('Joining…');
    element.live.say('12 people found.');
    element.live.say('3 people found.', '12 people found.');
    element.live.say('', '3 people found.');
    await until(() => announced.length > 0, 'an announcement');
    expect(announced).to.deep.equal(['Joining…']);
  });

  it('announces a sentence again when it is repeated later', async () => {
    element.live.say('Connected.');
    await until(() => announced.length === 1, 'the first time');
    element.live.say('Connected.');
    await until(() => announced.length === 2, 'the second time');
  });

  it('announces nothing after the element is removed', async () => {
    element.live.say('Too late.');
    element.remove();
    expect(element.live.region.textContent).to.equal('');
  });
});
