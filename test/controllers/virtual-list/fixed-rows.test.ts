import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { css, LitElement } from 'lit';
import { type FixedList, FixedRows } from '../../../src/controllers/virtual-list/fixed-rows.ts';

/** Rows of 2 rem (32 px) in a view of ten rows. */
class ShowsRows extends LitElement implements FixedList {
  static override styles = css`
    #scroller {
      block-size: 20rem;
      overflow: auto;
      overflow-anchor: none;
    }
    #scroller::before,
    #scroller::after {
      content: '';
      display: block;
      block-size: var(--_before, 0);
    }
    #scroller::after {
      block-size: var(--_behind, 0);
    }
    p {
      block-size: 2rem;
      margin: 0;
    }
  `;
  readonly height = 2;
  length = 1_000;
  readonly rows = new FixedRows(this, this);

  count(): number {
    return this.length;
  }

  scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('#scroller');
  }

  /** The numbers of the rows that are rendered. */
  get rendered(): number[] {
    return [...this.renderRoot.querySelectorAll('p')].map((row) => Number(row.textContent));
  }

  /** The numbers of the rows that the user sees. */
  get seen(): number[] {
    const view = this.scroller()!.getBoundingClientRect();
    const isSeen = (row: Element): boolean => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= view.top - 1 && bottom <= view.bottom + 1;
    };
    return [...this.renderRoot.querySelectorAll('p')].filter(isSeen).map((row) => Number(row.textContent));
  }

  protected override render(): unknown {
    const { from, to } = this.rows.range;
    const numbers = Array.from({ length: to - from }, (_, at) => from + at);
    return html`<div id="scroller" tabindex="0" @scroll=${this.rows.onScroll}>
      ${numbers.map((number) => html`<p>${number}</p>`)}
    </div>`;
  }
}
customElements.define('shows-rows', ShowsRows);

describe('a long list of rows of one height', () => {
  let element: ShowsRows;
  let scroller: HTMLElement;

  const settled = async (): Promise<void> => {
    for (let frame = 0; frame < 3; frame++) await nextFrame();
    await element.updateComplete;
  };

  beforeEach(async () => {
    element = await fixture<ShowsRows>(html`<shows-rows></shows-rows>`);
    scroller = element.scroller()!;
    await settled();
  });

  it('renders only the rows near the view, in a scroller as high as all of them', async () => {
    expect(element.rendered[0]).to.equal(0);
    expect(element.rendered).to.have.length.within(10, 30);
    expect(scroller.scrollHeight).to.equal(32_000);
  });

  it('renders other rows when the user scrolls', async () => {
    scroller.scrollTop = 500 * 32;
    await settled();
    expect(element.seen).to.deep.equal([500, 501, 502, 503, 504, 505, 506, 507, 508, 509]);
    expect(element.rendered).to.have.length.within(10, 30);
    expect(scroller.scrollHeight).to.equal(32_000);
  });

  it('scrolls no further than needed to reveal a row', async () => {
    element.rows.reveal(5);
    await settled();
    expect(scroller.scrollTop).to.equal(0);
    element.rows.reveal(100);
    await settled();
    expect(element.seen.at(-1)).to.equal(100);
    element.rows.reveal(50);
    await settled();
    expect(element.seen[0]).to.equal(50);
  });

  it('goes back to the start', async () => {
    element.rows.reveal(700);
    await settled();
    element.rows.toStart();
    element.requestUpdate();
    await settled();
    expect(scroller.scrollTop).to.equal(0);
    expect(element.seen[0]).to.equal(0);
  });

  it('tells when its end is near', async () => {
    expect(element.rows.isNearEnd).to.equal(false);
    element.rows.reveal(999);
    await settled();
    expect(element.rows.isNearEnd).to.equal(true);
    expect(element.rendered.at(-1)).to.equal(999);
  });

  it('has no rows beyond a list that becomes shorter', async () => {
    element.rows.reveal(999);
    await settled();
    element.length = 3;
    element.requestUpdate();
    await settled();
    expect(element.seen).to.deep.equal([0, 1, 2]);
    element.length = 0;
    element.requestUpdate();
    await settled();
    expect(element.rendered).to.deep.equal([]);
  });

  it('renders more rows when the view grows', async () => {
    scroller.style.blockSize = '60rem';
    await settled();
    expect(element.seen).to.have.lengthOf(30);
  });
});
