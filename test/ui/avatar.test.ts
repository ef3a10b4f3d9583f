import { expect, fixture, html } from '@open-wc/testing';
import { render } from 'lit';
import { configurePageSpaces } from '../../src/index.ts';
import { avatar } from '../../src/ui/avatar.ts';
import { avatarColours, avatarStyles } from '../../src/ui/avatar.styles.ts';
import { initials } from '../../src/ui/initials.ts';
import { tokenStyles } from '../../src/ui/tokens.styles.ts';
import { until } from '../support/visitors.ts';

describe('the avatar of a person', () => {
  for (const [name, letters] of [
    ['Ada Moreno', 'AM'],
    ['Ada', 'A'],
    ['Aino Abara 2', 'AA'],
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
    'https://evil.example/a.png',
    'https://avayacloud.com.evil.example/a.png',
    'https://evilavayacloud.com/a.png',
    'https://192.168.0.1/a.png',
    'http://10.0.0.1/a.png',
    'https://printer.local/a.png',
    'https://[fd00::1]/a.png',
    'https://intranet/a.png',
    '//evil.example',
  ]) {
    it(`shows no picture from ${picture}`, async () => {
      const box = await fixture(html`<div>${avatar({ id: '1', name: 'Ada', picture })}</div>`);
      expect(box.querySelector('img')).to.equal(null);
    });
  }

  const pictures = async (picture: string): Promise<number> => {
    const box = await fixture(html`<div>${avatar({ id: '1', name: 'Ada', picture })}</div>`);
    const found = box.querySelectorAll('img').length;
    box.remove();
    return found;
  };

  it('shows a picture from the service', async () => {
    expect(await pictures('https://spaces.avayacloud.com/pictures/ada.png')).to.equal(1);
  });

  for (const name of ['spaces-pictures', 'spaces-servers']) {
    it(`shows a picture from a host that the page lists in its head as ${name}`, async () => {
      const meta = document.createElement('meta');
      meta.name = name;
      meta.content = 'https://a.example https://pictures.garden.example:8443/';
      document.body.append(meta);
      expect(await pictures('https://pictures.garden.example:8443/ada.png')).to.equal(0);
      document.head.append(meta);
      expect(await pictures('https://pictures.garden.example:8443/ada.png')).to.equal(1);
      expect(await pictures('https://pictures.garden.example/ada.png')).to.equal(0);
      expect(await pictures('https://pictures.garden.example:8443.evil.example/ada.png')).to.equal(0);
      meta.remove();
    });
  }

  it('shows a picture from a server that a script of the page allows', async () => {
    expect(await pictures('https://avatars.garden.example/ada.png')).to.equal(0);
    configurePageSpaces({ servers: ['https://avatars.garden.example', 'https://b.example'] });
    expect(await pictures('https://avatars.garden.example/ada.png')).to.equal(1);
    expect(await pictures('https://b.example/ada.png')).to.equal(1);
    expect(await pictures('https://garden.example/ada.png')).to.equal(0);
  });

  it('shows initials where another script has set something else under the key of the page', async () => {
    const key = Symbol.for('spaces-elements/page@1') as never;
    const before = globalThis[key];
    for (const odd of [undefined, 5, {}, { config: { servers: 'https://c.example' } }]) {
      Object.assign(globalThis, { [key]: odd });
      expect(await pictures('https://c.example/ada.png')).to.equal(0);
    }
    Object.assign(globalThis, { [key]: before });
  });

  it('shows no picture from this device on a page of another host', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<!doctype html>';
    await new Promise((loaded) => {
      frame.addEventListener('load', loaded);
      document.body.append(frame);
    });
    // The address of such a frame names no device, as that of a page on another host.
    const script = frame.contentDocument!.createElement('script');
    script.type = 'module';
    script.textContent = `
      import { render } from '${new URL('/node_modules/lit/index.js', location.href).href}';
      import { avatar } from '${new URL('/src/ui/avatar.ts', location.href).href}';
      for (const host of ['localhost:1', '127.0.0.1:1', '[::1]:1', 'x.localhost:1'])
        render(avatar({ id: '1', name: 'Ada', picture: 'http://' + host + '/a.png' }), document.body.appendChild(document.createElement('p')));`;
    frame.contentDocument!.body.append(script);
    const initialsIn = (): number => frame.contentDocument!.querySelectorAll('.avatar').length;
    await until(() => initialsIn() === 4, 'the avatars');
    expect(frame.contentDocument!.querySelectorAll('img')).to.have.lengthOf(0);
    frame.remove();
  });
});

describe('the colours of an avatar', () => {
  /** The luminance contrast of WCAG, from colours as the browser computes them. */
  const contrastOf = (element: Element): number => {
    const { color, backgroundColor } = getComputedStyle(element);
    const [one, other] = [color, backgroundColor].map(luminance).toSorted((a, b) => b - a);
    return (one! + 0.05) / (other! + 0.05);
  };
  const luminance = (colour: string): number => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const people = Array.from({ length: 200 }, (_, at) => ({
    id: `5f00000000000000000${String(at).padStart(5, '0')}`,
    name: 'Ada Park',
    picture: undefined,
  }));
  const show = async (scheme: string): Promise<Element[]> => {
    const host = await fixture<HTMLElement>(html`<div style="color-scheme: ${scheme}"></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [tokenStyles, avatarStyles, avatarColours()].map(
      ({ styleSheet }) => styleSheet!,
    );
    render(html`${people.map((each) => avatar(each))}`, root);
    return [...root.querySelectorAll('.avatar')];
  };

  for (const scheme of ['light', 'dark'])
    it(`have a contrast of at least 4.5 to the initials (${scheme})`, async () => {
      const contrasts = (await show(scheme)).map(contrastOf);
      expect(Math.min(...contrasts)).to.be.at.least(4.5);
    });

  it('tell people apart, and are the same for a person whatever the person is called', async () => {
    const colours = (await show('light')).map((each) => getComputedStyle(each).backgroundColor);
    expect(new Set(colours).size).to.equal(10);
    const hueOf = async (name: string): Promise<string | undefined> => {
      const box = await fixture<HTMLElement>(html`<div>${avatar({ ...people[3]!, name })}</div>`);
      return box.querySelector<HTMLElement>('.avatar')!.dataset['hue'];
    };
    expect(await hueOf('Ada')).to.equal(await hueOf('Ada Moreno (guest)'));
  });
});
