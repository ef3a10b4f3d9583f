import { expect, fixture, html } from '@open-wc/testing';
import { avatar, initials } from '../../src/ui/avatar.ts';
import { until } from '../support/visitors.ts';

describe('the avatar of a person', () => {
  for (const [name, letters] of [
    ['Ada Moreno', 'AM'],
    ['Ada', 'A'],
    ['Ada Maria de la Cruz', 'AC'],
    ['李小龙', '李'],
    ['émile zola', 'ÉZ'],
    ['<script>alert(1)</script>', 'SS'],
    ['', '?'],
    [' - ', '?'],
  ] as const) {
    it(`shows "${letters}" for "${name}" without a picture`, () => {
      expect(initials(name)).to.equal(letters);
    });
  }

  it('requests the picture without a referrer, and shows the initials when it cannot be loaded', async () => {
    const picture = `${location.origin.replace('localhost', '127.0.0.1')}/missing.png`;
    const box = await fixture(html`<div>${avatar({ id: '1', name: 'Ada Moreno', picture })}</div>`);
    const image = box.querySelector('img')!;
    expect(image.referrerPolicy).to.equal('no-referrer');
    image.dispatchEvent(new Event('error'));
    await until(() => image.hidden === true, 'the initials');
    expect(box.textContent).to.contain('AM');
  });

  for (const picture of [
    'javascript:alert(1)',
    'data:image/svg+xml,<svg/>',
    'http://evil.example/a.png',
    '//evil.example',
  ]) {
    it(`shows no picture from ${picture}`, async () => {
      const box = await fixture(html`<div>${avatar({ id: '1', name: 'Ada', picture })}</div>`);
      expect(box.querySelector('img')).to.equal(null);
    });
  }
});
