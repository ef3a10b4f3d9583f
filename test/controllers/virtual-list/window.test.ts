import { expect, nextFrame } from '@open-wc/testing';
import { atEnd, entries, entry, middle, scrollTo, settled, setup, show } from './window-harness.ts';

describe('a window over a long list', () => {
  afterEach(() => {
    setup.list.disconnect();
    setup.scroller.remove();
  });

  it('has only the rows near the view in the page', async () => {
    const { keys } = await show(10_000);
    expect(keys()).to.have.length.within(8, 60);
    expect(keys().at(-1)).to.equal(9_999);
    expect(atEnd(setup)).to.equal(true);
  });

  it('never shows more than sixty rows while the user scrolls', async () => {
    const { keys, scroller } = await show(2_000);
    for (let i = 0; i < 40; i += 1) {
      scroller.scrollTop -= 700;
      await nextFrame();
      await nextFrame();
      const shown = keys();
      expect(shown.length).to.be.at.most(60);
      expect(shown).to.deep.equal(shown.map((_, k) => shown[0]! + k));
    }
  });

  it('stays at the end when new rows arrive', async () => {
    const { conversation, keys } = await show(300);
    for (let i = 300; i < 340; i += 1) {
      conversation.append(entry(i));
      await nextFrame();
    }
    await settled();
    expect(keys().at(-1)).to.equal(339);
    expect(atEnd(setup)).to.equal(true);
  });

  it('does not scroll to the end while the user reads further up', async () => {
    const { conversation, list } = await show(300);
    await scrollTo(4_000);
    const before = middle(setup);
    conversation.append(...entries(300, 350));
    await settled();
    expect(middle(setup)).to.deep.equal(before);
    expect(list.isAtEnd).to.equal(false);
  });

  it('leaves the end when the user scrolls up a little', async () => {
    const { scroller, list } = await show(300);
    scroller.scrollTop -= 10;
    await settled();
    expect(list.isAtEnd).to.equal(false);
    expect(atEnd(setup)).to.equal(false);
    scroller.scrollTop += 10;
    await settled();
    expect(list.isAtEnd).to.equal(true);
  });

  it('goes to the end when asked', async () => {
    const { list } = await show(300);
    await scrollTo(1_000);
    list.toEnd();
    await settled();
    expect(atEnd(setup)).to.equal(true);
  });

  for (const top of [0, 100, 5_000]) {
    it(`keeps the row being read in place when older rows are added above it, ${top} px from the start`, async () => {
      const { conversation, row } = await show(500);
      await scrollTo(top);
      const { number, top: before } = middle(setup);
      conversation.prepend(...entries(1_000, 1_050));
      for (let frame = 0; frame < 5; frame += 1) {
        await nextFrame();
        if (frame > 0) expect(row(number).getBoundingClientRect().top).to.be.closeTo(before, 0.5);
      }
    });
  }

  it('keeps the row being read in place when rows above the view grow late', async () => {
    const { keys, row, scroller } = await show(500);
    await scrollTo(6_000);
    const { number, top } = middle(setup);
    const start = scroller.getBoundingClientRect().top;
    const above = keys().filter((key) => row(key).getBoundingClientRect().bottom < start);
    expect(above).to.have.length.above(2);
    for (const key of above) row(key).style.height = '180px';
    await settled();
    expect(row(number).getBoundingClientRect().top).to.be.closeTo(top, 0.5);
  });

  it('stays at the end when a row there grows late', async () => {
    const { row } = await show(100);
    row(99).style.height = '300px';
    await settled();
    expect(atEnd(setup)).to.equal(true);
  });

  it('renders only the row that changes, and keeps its element', async () => {
    const { conversation, row, rendered } = await show(100);
    const element = row(98);
    rendered.length = 0;
    conversation.replace('98', { ...entry(98) });
    await settled();
    expect(rendered).to.deep.equal(['98']);
    expect(row(98)).to.equal(element);
  });

  it('shows the remaining rows when rows are removed', async () => {
    const { conversation, keys } = await show(100);
    conversation.set(conversation.entries.filter((_, i) => i % 2 === 0));
    await settled();
    expect(keys().every((key) => key % 2 === 0)).to.equal(true);
    conversation.set([]);
    await settled();
    expect(keys()).to.deep.equal([]);
    conversation.set(entries(5, 8));
    await settled();
    expect(keys()).to.deep.equal([5, 6, 7]);
  });

  it('puts a short list at the end of the view', async () => {
    const { row, scroller } = await show(2);
    const rest = scroller.getBoundingClientRect().bottom - row(1).getBoundingClientRect().bottom;
    expect(rest).to.be.within(0, 20);
  });

  it('returns to the same position after it was hidden', async () => {
    const { scroller, conversation } = await show(500);
    await scrollTo(5_000);
    const before = middle(setup);
    scroller.style.display = 'none';
    await settled();
    conversation.prepend(...entries(1_000, 1_020));
    await settled();
    scroller.style.display = '';
    await settled();
    expect(middle(setup).number).to.equal(before.number);
    expect(middle(setup).top).to.be.closeTo(before.top, 0.5);
  });

  it('shows its rows when it is first shown later', async () => {
    const closed = document.createElement('div');
    closed.hidden = true;
    document.body.append(closed);
    const { keys } = await show(50, closed);
    expect(keys()).to.deep.equal([]);
    closed.hidden = false;
    await settled();
    expect(keys().at(-1)).to.equal(49);
    expect(atEnd(setup)).to.equal(true);
    closed.remove();
  });

  it('returns to the same position after it was moved in the page', async () => {
    const { scroller, list } = await show(500);
    await scrollTo(5_000);
    const { number } = middle(setup);
    const other = document.createElement('section');
    document.body.append(other);
    list.disconnect();
    other.append(scroller);
    list.connect(scroller);
    await settled();
    expect(middle(setup).number).to.equal(number);
    other.remove();
  });

  it('works inside shadow roots, scaled and from right to left', async () => {
    const outer = document.createElement('div');
    outer.dir = 'rtl';
    outer.style.zoom = '1.1';
    outer.style.transform = 'scale(0.8)';
    document.body.append(outer);
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    const { conversation, row } = await show(400, inner.attachShadow({ mode: 'open' }));
    expect(atEnd(setup)).to.equal(true);
    await scrollTo(3_000);
    const { number, top } = middle(setup);
    conversation.prepend(...entries(1_000, 1_050));
    await settled();
    expect(row(number).getBoundingClientRect().top).to.be.closeTo(top, 0.5);
    outer.remove();
  });

  it('keeps the focus in the list when the focused row scrolls out of view', async () => {
    const { row, scroller } = await show(500);
    row(499).tabIndex = -1;
    row(499).focus();
    await scrollTo(0);
    expect(document.activeElement).to.equal(scroller);
  });

  it('stays at the end when the view becomes smaller, as under an on-screen keyboard', async () => {
    const { scroller } = await show(100);
    scroller.style.height = '220px';
    await settled();
    expect(atEnd(setup)).to.equal(true);
  });

  it('stays at the end when the view grows and a row arrives at the same time', async () => {
    const { conversation, keys, list, scroller } = await show(300);
    scroller.style.height = `${scroller.clientHeight + 120}px`;
    conversation.append(entry(300));
    await settled();
    expect(keys().at(-1)).to.equal(300);
    expect(list.isAtEnd).to.equal(true);
    expect(atEnd(setup)).to.equal(true);
  });

  it('renders few rows of a burst of a thousand', async () => {
    const { conversation, rendered, keys } = await show(1_000);
    rendered.length = 0;
    for (let i = 1_000; i < 2_000; i += 1) conversation.append(entry(i));
    await settled();
    expect(rendered.length).to.be.below(100);
    expect(keys().at(-1)).to.equal(1_999);
  });
});
