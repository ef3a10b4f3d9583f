/** What the options say about a person besides the name. */
import { expect } from '@open-wc/testing';
import '../../../src/define/spaces-chat.ts';
import type { SpacesChat, SpacesUserSearch } from '../../../src/index.ts';
import { rest, user } from '../../emulator/rest.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, shadowTextOf, UserSearchHarness } from './user-search-harness.ts';

describe('an option of the people search', () => {
  let world: World;
  let page: UserSearchHarness;

  afterEach(() => world.stop());

  it('shows the organization of a person from outside', async () => {
    world = await startWorld({ seed: 'empty' });
    await rest(world, `/api/spaces/${world.space}/join`, { token: await user(world, 'hana') });
    page = await openSearch(world, 'ada', '');
    const organizations = (): string[] =>
      [...page.listbox.querySelectorAll('[part="organization"]')].map(({ textContent }) => textContent!);
    await page.find('hana');
    expect([page.people, organizations()]).to.deep.equal([['Hana Ito'], ['elsewhere.example']]);
    await expect(page.search).to.be.accessible();
    await page.find('okafor');
    expect([page.people, organizations()]).to.deep.equal([['Ben Okafor'], []]);
  });

  it('marks a person who is online in a conversation of the page', async () => {
    world = await startWorld({ seed: 'empty' });
    const other = await openSearch(world, 'ben', '', chatMarkup(world));
    page = await openSearch(world, 'ada', '', chatMarkup(world));
    for (const { root } of [page, other]) {
      const chat = root.querySelector<SpacesChat>('spaces-chat')!;
      await page.until(() => chat.state?.line === 'live', 'the conversation');
    }
    await page.until(() => chatText(page).includes('2 people here'), 'both users');
    await page.find('okafor');
    expect(page.options[0]!.textContent).to.contain('Here now');
    await page.find('gil');
    expect(page.options[0]!.textContent).not.to.contain('Here now');
  });

  it('marks recent people who are in the space', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', '', (search) => search + search);
    const [first, second] = page.root.querySelectorAll<SpacesUserSearch>('spaces-user-search');
    await page.find('okafor');
    page.options[0]!.click();
    second!.space = world.space;
    await second!.updateComplete;
    const again = new UserSearchHarness(page.root, second);
    again.field.focus();
    await again.until(() => again.options[0]?.ariaDisabled === 'true', 'the reason');
    expect(again.options[0]!.textContent).to.contain('Already in this space');
    expect(first!.selected).to.have.lengthOf(1);
  });

  it('is not needed for members in a pasted list, who are skipped and reported', async () => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', `multiple space="${world.space}"`);
    page.paste('ben.okafor@example.test, gil.novak@example.test, new@far.example');
    await page.until(() => page.report.includes('already in this space'), 'the report');
    expect(page.report).to.contain('1 person already in this space').and.contain('1 person found');
    expect(page.chips).to.deep.equal(['Gil Novák', 'new@far.example']);
    await expect(page.search).to.be.accessible();
  });
});

describe('a guest from an earlier conversation', () => {
  let world: World;
  let page: UserSearchHarness;

  /** The service also lists guests among the people with direct messages. */
  const findGuest = async (attributes: string): Promise<void> => {
    world = await startWorld({ seed: 'empty' });
    page = await openSearch(world, 'ada', attributes.replace('SPACE', world.space));
    const guest = { _id: 'g1', displayname: 'Mira Holt', username: 'mira@far.example', type: 'anonymous' };
    const body = { own: JSON.stringify({ data: [guest] }) };
    await world.control({ do: 'fail', status: 200, times: 'all', path: '*/withdm*', body });
    await page.find('mira');
    expect(page.people).to.deep.equal(['Mira Holt']);
  };

  afterEach(() => world.stop());

  it('is requested as a guest when the conversation is opened', async () => {
    await findGuest('action="direct"');
    page.options[0]!.click();
    await page.until(() => page.events.length > 0, 'the answer');
    const asked = (await world.requests())
      .map(({ path }) => path)
      .filter((path) => path.includes('/direct/'));
    expect(asked).to.deep.equal(['/api/spaces/direct/anonymous/g1']);
  });

  for (const attributes of ['action="call"', 'action="add" space="SPACE"']) {
    it(`cannot be picked with ${attributes}, and the option says so`, async () => {
      await findGuest(attributes);
      expect(page.options[0]!.ariaDisabled).to.equal('true');
      expect(page.options[0]!.textContent).to.contain('Guests cannot do this');
      page.options[0]!.click();
      expect(page.events).to.deep.equal([]);
    });
  }
});

function chatMarkup(world: World): (search: string) => string {
  return (search) => `${search}<spaces-chat space="${world.space}"></spaces-chat>`;
}

function chatText({ root }: UserSearchHarness): string {
  return shadowTextOf(root.querySelector('spaces-chat')!);
}
