import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { SpacesUserSearch } from '../../../src/index.ts';
import { openSpaces, type Spaces } from '../../../src/stores/spaces.ts';
import { user } from '../../emulator/rest.ts';
import { allByRole, byRole, nameOf } from '../../support/by-role.ts';
import { joinMarkup } from '../../support/visit.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('a people search that fails', () => {
  let world: World;
  let page: UserSearchHarness;

  const open = async (attributes?: string, seed = 'empty'): Promise<void> => {
    world = await startWorld({ seed });
    page = await openSearch(world, 'ada', attributes);
  };
  /** With a connection of its own, to read the current conversation. */
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

  it('repeats the failed part of a search only on request', async () => {
    await open();
    await world.control({ do: 'fail', status: 500, times: 'all', path: '*/withdm*' });
    await page.find('ben');
    await frames(20);
    expect(await asked('withdm')).to.equal(1);
    await world.control({ do: 'clear' });
    page.click('Try again');
    await page.until(() => !page.panelText.includes('Some people may be missing'), 'the other part');
    expect([await asked('withdm'), await asked('colleagues')]).to.deep.equal([2, 1]);
    expect(page.optionNames).to.deep.equal(['Ben Okafor']);
  });

  it('keeps the rows when the next page fails, and continues on request', async () => {
    await open('', 'directory');
    await page.find('colleague');
    await world.control({ do: 'fail', status: 503, times: 'all', path: '*/colleagues*' });
    const known = Number(page.options[0]!.ariaSetSize);
    page.listbox.scrollTop = page.listbox.scrollHeight;
    await page.until(() => page.panelText.includes('Some people may be missing'), 'the note');
    const failed = await asked('colleagues');
    page.listbox.scrollTop -= 100;
    await frames(20);
    expect([await asked('colleagues'), Number(page.options[0]!.ariaSetSize)]).to.deep.equal([failed, known]);
    await world.control({ do: 'clear' });
    page.click('Try again');
    await page.until(() => Number(page.options[0]!.ariaSetSize) > known, 'more rows');
  });

  it('repeats the search when the network is back', async () => {
    await open();
    await world.control({ do: 'fail', status: 503, times: 'all', path: '/api/users/me/*' });
    await page.find('okafor');
    expect(page.search.state.step).to.equal('failed');
    await world.control({ do: 'clear' });
    window.dispatchEvent(new Event('online'));
    await page.until(() => page.optionNames.includes('Ben Okafor'), 'Ben is found');
  });

  it('says at once that the page may not use a server, and sends no request', async () => {
    world = await startWorld({ seed: 'empty' });
    const hint = '`server`: add https://elsewhere.example to <meta name="spaces-servers">.';
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
        message: `This page is not allowed to use that server. ${hint}`,
        retryable: false,
        setting: 'server',
        origin: 'https://elsewhere.example',
      },
    ]);
    page.type('ben');
    await page.search.updateComplete;
    expect(allByRole(page.search, 'alert').map(nameOf)).to.deep.equal([
      `This page is not allowed to use that server. ${hint}`,
    ]);
    expect(page.field.ariaExpanded).to.equal('false');
    await expect(page.search).to.be.accessible();
  });

  for (const [title, given, found] of [
    ['nothing', null, undefined],
    ['a list of unreadable values', [null, 7, 'x', {}], []],
    ['a person that throws when read', [throwing(), { id: 'ok', name: 'Okay' }], ['Okay']],
    [
      'the same person twice',
      [
        { id: 'ok', name: 'Okay' },
        { id: 'ok', name: 'Other' },
      ],
      ['Okay'],
    ],
    ['markup', [{ id: 'a"b<i>', name: '<img src=x onerror=x()>' }], ['<img src=x onerror=x()>']],
  ] as const) {
    it(`accepts ${title} from the page’s own search`, async () => {
      await open();
      page.search.search = async () => given as never;
      await page.search.updateComplete;
      await page.find('okay');
      if (found) expect(page.optionNames).to.deep.equal(found);
      else expect(page.search.state).to.have.nested.property('failure.code', 'bad-answer');
    });
  }

  it('searches for the next text when the page’s own search never answers', async () => {
    await open();
    page.search.search = (text) =>
      text === 'aa' ? new Promise(() => {}) : Promise.resolve([{ id: 'x1', name: 'Xaver' }]);
    await page.search.updateComplete;
    page.type('aa');
    await page.until(() => page.search.state.step === 'searching', 'it searches');
    await page.find('xa');
    expect(page.optionNames).to.deep.equal(['Xaver']);
  });

  it('renders a row as usual if `renderPerson` throws, and reports the error once', async () => {
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

  it('leaves out an item of `selected` that throws when read', async () => {
    await open('multiple');
    page.search.selected = [throwing(), { kind: 'email', email: 'a@b.example' }] as never;
    expect(page.search.selected).to.deep.equal([{ kind: 'email', email: 'a@b.example' }]);
  });

  it('opens the later of two direct conversations, whichever answers first', async () => {
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

  describe('and is removed from the page', () => {
    const away = async (): Promise<void> => {
      page.search.remove();
      // Longer than a move can take.
      await aTimeout(1_100);
    };

    it('pauses the look-up of a pasted list, and continues when it is back', async () => {
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

    it('opens no conversation', async () => {
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

  it('shows nothing of a user who signed out', async () => {
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

  it('has no active option while that option is scrolled out of view', async () => {
    await open('', 'directory');
    await page.find('colleague');
    await page.press('ArrowDown');
    expect(page.active).not.to.equal(undefined);
    for (let known = 0; known < 60; known = Number(page.options[0]!.ariaSetSize)) {
      page.listbox.scrollTop = page.listbox.scrollHeight;
      await nextFrame();
    }
    await page.until(() => page.options[0]!.ariaPosInSet !== '1', 'the first row is out of view');
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
