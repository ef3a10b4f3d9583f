import { expect } from '@open-wc/testing';
import { byRole, focused, nameOf } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type UserSearchHarness } from './user-search-harness.ts';

describe('a pasted list of addresses', () => {
  let world: World;
  let page: UserSearchHarness;

  const open = async (seed: string): Promise<void> => {
    world = await startWorld({ seed });
    page = await openSearch(world, 'ada', 'multiple name="who"');
  };
  const bulkCalls = async (): Promise<number> =>
    (await world.requests()).filter(({ method, path }) => method === 'POST' && path.includes('bulk')).length;
  const reported = (words: string): Promise<void> =>
    page.until(() => page.report.includes(words), `the report "${words}" (it is "${page.report}")`);

  afterEach(() => world.stop());

  it('becomes people and addresses to invite, with a report of duplicates and unreadable entries', async () => {
    await open('empty');
    page.paste(
      'Ben Okafor <ben.okafor@example.test>; gil.novak@example.test\nBEN.okafor@example.test, nobody@elsewhere.example\nno@thing@here',
    );
    expect(page.search.selected, 'all are picked at once').to.have.lengthOf(3);
    await reported('1 address to invite by e-mail');
    expect(page.report)
      .to.contain('2 people found')
      .and.to.contain('1 duplicate skipped')
      .and.to.contain('1 entry is not an e-mail address: no@thing@here');
    expect(page.chips).to.deep.equal(['Ben Okafor', 'Gil Novák', 'nobody@elsewhere.example']);
    expect(page.events).to.have.lengthOf(3);
    await expect(page.search).to.be.accessible();
    page.click('Close');
    await page.search.updateComplete;
    expect(page.report).to.equal('');
  });

  it('shows its report instead of recent people', async () => {
    await open('empty');
    await page.find('okafor');
    page.options[0]!.click();
    await page.search.updateComplete;
    page.field.click();
    await page.until(() => page.field.ariaExpanded === 'true', 'recent people');
    page.paste('gil.novak@example.test, nobody@elsewhere.example');
    await reported('1 person found');
    expect(page.field.ariaExpanded).to.equal('false');
    page.field.click();
    await page.search.updateComplete;
    expect(page.field.ariaExpanded).to.equal('false');
  });

  it('reports that names without an address are not looked up', async () => {
    await open('empty');
    page.paste('Ben Okafor\ngil.novak@example.test');
    await reported('1 person found');
    expect(page.report).to.contain(
      '1 name skipped, because lists can contain only e-mail addresses; search for the name instead: Ben Okafor',
    );
    expect(page.report).not.to.contain('not an e-mail address');
  });

  it('of a thousand addresses is looked up with 20 requests', async () => {
    await open('directory');
    const addresses = Array.from({ length: 990 }, (_, at) => `colleague.${at + 1}@example.test`);
    const strangers = Array.from({ length: 10 }, (_, at) => `stranger${at}@elsewhere.example`);
    page.paste([...addresses, ...strangers].join('\n'));
    await reported('990 people found');
    expect(page.report).to.contain('10 addresses to invite by e-mail');
    expect(await bulkCalls()).to.equal(20);
    expect(page.search.selected).to.have.lengthOf(1_000);
    expect(page.chips.length).to.be.at.most(50);
    page.click('Show 950 more');
    await page.until(() => page.chips.length === 1_000, 'all of them');
    expect(nameOf(focused() as HTMLElement)).to.equal(`Remove ${page.chips[0]}`);
  });

  it('keeps addresses that could not be looked up, and tries again on request', async () => {
    await open('empty');
    await world.control({ do: 'fail', status: 503, times: 'all', path: '*/colleaguesbulk' });
    page.paste('gil.novak@example.test, ben.okafor@example.test');
    await reported('2 addresses could not be looked up');
    expect(page.chips).to.deep.equal(['gil.novak@example.test', 'ben.okafor@example.test']);
    await world.control({ do: 'clear' });
    byRole(page.search, 'button', 'Try again').focus();
    page.click('Try again');
    await reported('2 people found');
    expect(page.isFieldFocused).to.equal(true);
    expect(page.chips).to.deep.equal(['Gil Novák', 'Ben Okafor']);
  });

  it('joins the report of a list that is still being looked up', async () => {
    await open('empty');
    await world.control({ do: 'hang', path: '*/colleaguesbulk' });
    page.paste('gil.novak@example.test, no@thing@here');
    while ((await bulkCalls()) === 0);
    page.paste('ben.okafor@example.test, gil.novak@example.test');
    await world.control({ do: 'release' });
    await reported('2 people found');
    expect(page.report)
      .to.contain('1 entry is not an e-mail address: no@thing@here')
      .and.to.contain('1 duplicate skipped');
    expect(page.chips).to.deep.equal(['Gil Novák', 'Ben Okafor']);
  });

  it('is plain text if it contains no address', async () => {
    await open('empty');
    page.paste('Ben Okafor');
    expect(page.search.selected).to.deep.equal([]);
    expect(page.report).to.equal('');
  });
});
