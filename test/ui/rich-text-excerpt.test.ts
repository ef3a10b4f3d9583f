import { expect } from '@open-wc/testing';
import { showRichText, type RichSource } from '../../src/ui/rich-text.ts';
import { until } from '../support/visitors.ts';

const labels = { showMore: 'Show more', showLess: 'Show less', restNotShown: 'The rest is not shown.' };

describe('a long message', () => {
  let box: HTMLElement;

  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });

  afterEach(() => box.remove());

  async function show(source: RichSource): Promise<HTMLButtonElement> {
    showRichText(box, source, labels);
    await until(() => box.querySelector('button') !== null, 'the button is there');
    return box.querySelector('button')!;
  }

  it('has a button that shows the rest, and the beginning again, and that keeps the focus', async () => {
    const button = await show({ text: 'A line\n'.repeat(60) });
    expect(button.ariaExpanded).to.equal('false');
    expect(box.textContent!.split('\n')).to.have.length(25);
    button.focus();
    button.click();
    expect(button.ariaExpanded).to.equal('true');
    expect(button.textContent).to.equal('Show less');
    expect(box.textContent).to.contain('A line\n'.repeat(60));
    expect(document.activeElement).to.equal(button);
    button.click();
    expect(button.textContent).to.equal('Show more');
    expect(box.textContent!.split('\n')).to.have.length(25);
  });

  it('keeps its markup and its links while it is folded', async () => {
    const items = Array.from({ length: 60 }, (_, number) => `Item ${number} at https://ok.example/${number}`);
    const markup = `<ul>${items.map((item) => `<li><b>${item}</b></li>`).join('')}</ul>`;
    const button = await show({ text: items.join('\n'), markup });
    expect(box.querySelectorAll('li').length).to.be.within(20, 25);
    expect(box.querySelectorAll('li a').length).to.be.within(20, 25);
    button.click();
    expect(box.querySelectorAll('li a')).to.have.length(60);
  });

  it('says at its end that the rest is not shown, if what was read of it is not all', async () => {
    for (const markup of [undefined, `<i>${'word '.repeat(1_000)}</i>`, '<b></b>']) {
      const text = markup === '<b></b>' ? 'short' : 'word '.repeat(1_000);
      const button = await show({ text, markup, isCut: true });
      expect(box.textContent).not.to.contain('The rest');
      button.click();
      expect(box.textContent).to.match(/… The rest is not shown\. Show less$/);
    }
    const whole = await show({ text: 'word '.repeat(1_000), isCut: false });
    whole.click();
    expect(box.textContent).not.to.contain('The rest');
  });

  it('made of line breaks is low, folded or not', async () => {
    const button = await show({ text: '\n'.repeat(9_990) });
    expect(box.textContent!.split('\n').length).to.be.below(30);
    button.click();
    expect(box.textContent!.split('\n').length).to.be.below(30);
    const other = await show({ text: 'a\n'.repeat(9_990) });
    other.click();
    expect(box.textContent!.split('\n').length).to.be.at.most(1_000);
  });

  it('made of line break tags builds few elements', async () => {
    const button = await show({ text: '\n'.repeat(8_000), markup: '<br>'.repeat(8_000) });
    button.click();
    expect(box.querySelectorAll('*').length).to.be.below(30);
  });
});
