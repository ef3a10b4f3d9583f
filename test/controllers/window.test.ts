import { expect, nextFrame } from '@open-wc/testing';
import { atEnd, entries, entry, middle, scrollTo, settled, setup, show } from './list-page.ts';

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

  it('never shows more than sixty rows while somebody scrolls through it', async () => {
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

  it('stays at the end while new rows come', async () => {
    const { conversation, keys } = await show(300);
    for (let i = 300; i < 340; i += 1) {
      conversation.append(entry(i));
      await nextFrame();
    }
    await settled();
    expect(keys().at(-1)).to.equal(339);
    expect(atEnd(setup)).to.equal(true);
  });

  it('does not go to the end under somebody who reads further up', async () => {
    const { conversation, list } = await show(300);
    await scrollTo(4_000);
    const before = middle(setup);
    conversation.append(...entries(300, 350));
    await settled();
    expect(middle(setup)).to.deep.equal(before);
    expect(list.pinned).to.equal(false);
  });

  it('can be left by scrolling up a little', async () => {
    const { scroller, list } = await show(300);
    scroller.scrollTop -= 10;
    await settled();
    expect(list.pinned).to.equal(false);
    expect(atEnd(setup)).to.equal(false);
    scroller.scrollTop += 10;
    await settled();
    expect(list.pinned).to.equal(true);
  });

  it('goes to the end when asked', async () => {
    const { list } = await show(300);
    await scrollTo(1_000);
    list.toEnd();
    await settled();
    expect(atEnd(setup)).to.equal(true);
  });

  for (const top of [0, 100, 5_000]) {
    it(`holds the line being read still when older rows are put before it, ${top} px from the start`, async () => {
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

  it('holds the line being read still when rows above the view grow late', async () => {
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

  it('keeps the element of a row that changes, and draws only that one', async () => {
    const { conversation, row, drawn } = await show(100);
    const element = row(98);
    drawn.length = 0;
    conversation.replace('98', { ...entry(98) });
    await settled();
    expect(drawn).to.deep.equal(['98']);
    expect(row(98)).to.equal(element);
  });

  it('shows what is left when rows are taken away', async () => {
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

  it('comes back to the same place after it was hidden', async () => {
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

  it('shows its rows when it is shown for the first time later', async () => {
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

  it('comes back to the same place after it was moved in the page', async () => {
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

  it('keeps the focus in the list when the row that had it goes out of view', async () => {
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

  it('stays at the end when the view grows while a row comes', async () => {
    const { conversation, keys, list, scroller } = await show(300);
    scroller.style.height = `${scroller.clientHeight + 120}px`;
    conversation.append(entry(300));
    await settled();
    expect(keys().at(-1)).to.equal(300);
    expect(list.pinned).to.equal(true);
    expect(atEnd(setup)).to.equal(true);
  });

  it('draws a burst of a thousand rows in few frames', async () => {
    const { conversation, drawn, keys } = await show(1_000);
    drawn.length = 0;
    for (let i = 1_000; i < 2_000; i += 1) conversation.append(entry(i));
    await settled();
    expect(drawn.length).to.be.below(100);
    expect(keys().at(-1)).to.equal(1_999);
  });
});
