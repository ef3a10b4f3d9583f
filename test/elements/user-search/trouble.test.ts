import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { SpacesUserSearch } from '../../../src/index.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import { user } from '../../emulator/rest.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { joinMarkup } from '../../support/visit.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type SearchPage } from './search-page.ts';

describe('a search for people in trouble', () => {
  let world: World;
  let page: SearchPage;

  const open = async (attributes?: string, seed = 'empty'): Promise<void> => {
    world = await startWorld({ seed });
    page = await openSearch(world, 'ada', attributes);
  };
  /** With a connection whose current conversation can be seen. */
  const openDirect = async (): Promise<Spaces> => {
    await open('action="direct"');
    const spaces = openSpaces({ server: world.server, token: await user(world, 'ada') });
    page.search.spaces = spaces;
    await page.search.updateComplete;
    return spaces;
  };
  const asked = async (part: string): Promise<number> =>
    (await world.requests()).filter(({ path }) => path.includes(part)).length;
  const untilAsked = async (part: string, times = 1): Promise<void> => {
    while ((await asked(part)) < times);
  };
  const frames = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame += 1) await nextFrame();
  };

  afterEach(() => world.stop());

  it('asks the half that did not answer once, and again when told to', async () => {
    await open();
    await world.control({ do: 'fail', status: 500, times: 'all', path: '*/withdm*' });
    await page.find('ben');
    await frames(20);
    expect(await asked('withdm')).to.equal(1);
    await world.control({ do: 'clear' });
    page.click('Try again');
    await page.until(() => !page.text.includes('Some people may be missing'), 'the other half');
    expect([await asked('withdm'), await asked('colleagues')]).to.deep.equal([2, 1]);
    expect(page.optionNames).to.deep.equal(['Ben Okafor']);
  });

  it('keeps the rows when the next page fails, and goes on from there', async () => {
    await open('', 'directory');
    await page.find('colleague');
    await world.control({ do: 'fail', status: 503, times: 'all', path: '*/colleagues*' });
    const known = Number(page.options[0]!.ariaSetSize);
    page.listbox.scrollTop = page.listbox.scrollHeight;
    await page.until(() => page.text.includes('Some people may be missing'), 'the note');
    const failed = await asked('colleagues');
    page.listbox.scrollTop -= 100;
    await frames(20);
    expect([await asked('colleagues'), Number(page.options[0]!.ariaSetSize)]).to.deep.equal([failed, known]);
    await world.control({ do: 'clear' });
    page.click('Try again');
    await page.until(() => Number(page.options[0]!.ariaSetSize) > known, 'more rows');
  });

  it('tries again by itself when the network is back', async () => {
    await open();
    await world.control({ do: 'fail', status: 503, times: 'all', path: '/api/users/me/*' });
    await page.find('okafor');
    expect(page.search.state.step).to.equal('failed');
    await world.control({ do: 'clear' });
    window.dispatchEvent(new Event('online'));
    await page.until(() => page.optionNames.includes('Ben Okafor'), 'Ben is found');
  });

  it('says at once that the page may not use a server, and asks nobody', async () => {
    world = await startWorld({ seed: 'empty' });
    const told: unknown[] = [];
    const tell = (event: Event): void => {
      if (event.target instanceof SpacesUserSearch) told.push((event as CustomEvent).detail);
    };
    document.addEventListener('spaces-error', tell);
    page = await openSearch({ ...world, server: 'https://elsewhere.example' }, undefined);
    document.removeEventListener('spaces-error', tell);
    expect(told).to.deep.equal([
      {
        code: 'server-not-allowed',
        message: 'This page is not allowed to use that server.',
        retryable: false,
      },
    ]);
    page.type('ben');
    await page.search.updateComplete;
    expect(allByRole(page.search, 'alert').map(nameOf)).to.deep.equal([
      'This page is not allowed to use that server.',
    ]);
    expect(page.field.ariaExpanded).to.equal('false');
    await expect(page.search).to.be.accessible();
  });

  for (const [title, given, found] of [
    ['nothing', null, undefined],
    ['a list of nothings', [null, 7, 'x', {}], []],
    ['something that throws when it is read', [throwing(), { id: 'ok', name: 'Okay' }], ['Okay']],
    [
      'somebody twice',
      [
        { id: 'ok', name: 'Okay' },
        { id: 'ok', name: 'Other' },
      ],
      ['Okay'],
    ],
    ['markup', [{ id: 'a"b<i>', name: '<img src=x onerror=x()>' }], ['<img src=x onerror=x()>']],
  ] as const) {
    it(`bears ${title} from a search of the page’s own`, async () => {
      await open();
      page.search.search = async () => given as never;
      await page.search.updateComplete;
      await page.find('okay');
      if (found) expect(page.optionNames).to.deep.equal(found);
      else expect(page.search.state).to.have.nested.property('failure.code', 'bad-answer');
    });
  }

  it('goes on to the next text where a search of the page’s own never answers', async () => {
    await open();
    page.search.search = (text) =>
      text === 'aa' ? new Promise(() => {}) : Promise.resolve([{ id: 'x1', name: 'Xaver' }]);
    await page.search.updateComplete;
    page.type('aa');
    await page.until(() => page.search.state.step === 'searching', 'it searches');
    await page.find('xa');
    expect(page.optionNames).to.deep.equal(['Xaver']);
  });

  it('draws a row as usual where the page’s own drawing throws, and lets the page know once', async () => {
    await open();
    page.search.renderPerson = () => {
      throw new Error('Not today');
    };
    const { reportError } = window;
    const told: unknown[] = [];
    window.reportError = (error) => told.push(error);
    await page.find('example.test');
    window.reportError = reportError;
    expect(page.optionNames).to.include('Ben Okafor');
    expect(told.map(String)).to.deep.equal(['Error: Not today']);
  });

  it('bears a `selected` that throws when it is read', async () => {
    await open('multiple');
    page.search.selected = [throwing(), { kind: 'email', email: 'a@b.example' }] as never;
    expect(page.search.selected).to.deep.equal([{ kind: 'email', email: 'a@b.example' }]);
  });

  it('of two conversations asked for shows the later one, whichever answers first', async () => {
    const spaces = await openDirect();
    await world.control({ do: 'hang', path: '*/direct/*' });
    await page.find('okafor');
    page.options[0]!.click();
    await untilAsked('/direct/');
    await page.find('gil');
    page.options[0]!.click();
    await page.until(() => page.events.length > 0, 'the later one');
    const [[, later]] = page.events as [[string, { spaceId: string }]];
    await world.control({ do: 'release' });
    await page.find('ben');
    expect(page.events).to.have.lengthOf(1);
    expect(spaces.$current.get()).to.equal(later.spaceId);
  });

  describe('that is taken away', () => {
    const away = async (): Promise<void> => {
      page.search.remove();
      // Longer than a move may take.
      await aTimeout(1_100);
    };

    it('asks nobody about the rest of a pasted list, and goes on when it is back', async () => {
      await open('multiple', 'directory');
      const addresses = Array.from({ length: 120 }, (_, at) => `colleague.${at + 1}@example.test`);
      await world.control({ do: 'hang', path: '*/colleaguesbulk' });
      page.paste(addresses.join('\n'));
      await untilAsked('colleaguesbulk');
      const provider = page.search.parentElement!;
      await away();
      await world.control({ do: 'release' });
      const before = await asked('colleaguesbulk');
      await frames(20);
      expect([await asked('colleaguesbulk'), page.events.length]).to.deep.equal([before, 0]);
      provider.append(page.search);
      await page.until(() => page.report.includes('120 people found'), 'the rest');
      expect(page.events).to.have.lengthOf(120);
    });

    it('opens no conversation any more', async () => {
      const spaces = await openDirect();
      await page.find('okafor');
      await world.control({ do: 'hang', path: '*/direct/*' });
      page.options[0]!.click();
      await untilAsked('/direct/');
      await away();
      await world.control({ do: 'release' });
      await frames(20);
      expect([page.events, spaces.$current.get()]).to.deep.equal([[], undefined]);
    });
  });

  it('shows nothing of somebody who signed out', async () => {
    world = await startWorld({ seed: 'empty', switches: { guestSearch: 'allowed' } });
    page = await openSearch(world, undefined, 'multiple', (search) => joinMarkup(world, '') + search);
    const join = page.root.querySelector('spaces-join')!;
    await join.join('Mira Holt');
    await page.find('moreno');
    page.options[0]!.click();
    page.type('ben');
    join.signOut();
    await page.search.updateComplete;
    expect([page.chips, page.field.value, page.search.selected]).to.deep.equal([[], '', []]);
    expect(byRole(page.search, 'combobox').ariaExpanded).to.equal('false');
  });

  it('names no option as active that is scrolled away', async () => {
    await open('', 'directory');
    await page.find('colleague');
    await page.press('ArrowDown');
    expect(page.active).not.to.equal(undefined);
    for (let known = 0; known < 60; known = Number(page.options[0]!.ariaSetSize)) {
      page.listbox.scrollTop = page.listbox.scrollHeight;
      await nextFrame();
    }
    await page.until(() => page.options[0]!.ariaPosInSet !== '1', 'the first row is away');
    expect(page.field.getAttribute('aria-activedescendant')).to.equal(null);
  });
});

function throwing(): object {
  return {
    get id(): string {
      throw new Error('Not for you');
    },
    get email(): string {
      throw new Error('Not for you');
    },
  };
}
