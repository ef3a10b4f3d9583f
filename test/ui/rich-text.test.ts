import { expect, nextFrame } from '@open-wc/testing';
import { showRichText } from '../../src/ui/rich-text.ts';
import { until } from '../support/visitors.ts';

const labels = { showMore: 'Show more', showLess: 'Show less', restNotShown: 'The rest is not shown.' };

describe('the text of a message', () => {
  let box: HTMLElement;

  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });

  afterEach(() => box.remove());

  it('is shown at once, and its markup as soon as the sanitiser is loaded', async () => {
    showRichText(box, { text: 'Hello you', markup: '<p>Hello <b>you</b></p>' }, labels);
    expect(box.textContent).to.equal('Hello you');
    await until(() => box.querySelector('b') !== null, 'the markup is shown');
    expect(box.textContent).to.equal('Hello you');
  });

  it('is not replaced by the markup of an older text', async () => {
    showRichText(box, { text: 'old', markup: '<b>old</b>' }, labels);
    showRichText(box, { text: 'new' }, labels);
    await nextFrame();
    await nextFrame();
    expect(box.innerHTML).to.equal('new');
  });

  it('is cut when it is very long, with a button that shows the rest', async () => {
    const text = 'word '.repeat(10_000);
    showRichText(box, { text, markup: `<p>${text}</p>` }, labels);
    expect(box.textContent!.length).to.be.below(2_100);
    await until(() => box.querySelector('button') !== null, 'the button is there');
    box.querySelector('button')!.click();
    expect(box.textContent).to.contain(text);
  });

  it('is never cut through a character', async () => {
    showRichText(box, { text: '😀'.repeat(15_000) }, labels);
    await until(() => box.querySelector('button') !== null, 'the button is there');
    expect(box.textContent).to.match(/^(?:😀)+… Show more$/u);
  });
});
