import { expect } from '@open-wc/testing';
import { focused, nameOf } from '../../support/by-role.ts';
import { startWorld, type World } from '../../support/world.ts';
import { openSearch, type SearchPage } from './search-page.ts';

describe('a pasted list of addresses', () => {
  let world: World;
  let page: SearchPage;

  const open = async (seed: string): Promise<void> => {
    world = await startWorld({ seed });
    page = await openSearch(world, 'ada', 'multiple name="who"');
  };
  const bulkCalls = async (): Promise<number> =>
    (await world.requests()).filter(({ method, path }) => method === 'POST' && path.includes('bulk')).length;
  const reported = (words: string): Promise<void> =>
    page.until(() => page.report.includes(words), `the report "${words}" (it is "${page.report}")`);

  afterEach(() => world.stop());

  it('becomes people, addresses to invite, and a report of what was double or unreadable', async () => {
    await open('empty');
    page.paste(
      'Ben Okafor <ben.okafor@example.test>; gil.novak@example.test\nBEN.okafor@example.test, nobody@elsewhere.example\nno@thing@here',
    );
    expect(page.search.selected, 'nothing is lost meanwhile').to.have.lengthOf(3);
    await reported('1 address to invite by e-mail');
    expect(page.report)
      .to.contain('2 people found')
      .and.to.contain('1 address left out as double')
      .and.to.contain('1 not readable as an address: no@thing@here');
    expect(page.chips).to.deep.equal(['Ben Okafor', 'Gil Novák', 'nobody@elsewhere.example']);
    expect(page.events).to.have.lengthOf(3);
    await expect(page.search).to.be.accessible();
    page.click('Close');
    await page.search.updateComplete;
    expect(page.report).to.equal('');
  });

  it('shows its report, not those picked lately', async () => {
    await open('empty');
    await page.find('okafor');
    page.options[0]!.click();
    await page.search.updateComplete;
    page.field.click();
    await page.until(() => page.field.ariaExpanded === 'true', 'those picked lately');
    page.paste('gil.novak@example.test, nobody@elsewhere.example');
    await reported('1 person found');
    expect(page.field.ariaExpanded).to.equal('false');
    page.field.click();
    await page.search.updateComplete;
    expect(page.field.ariaExpanded).to.equal('false');
  });

  it('says of a name without an address that names are not looked up', async () => {
    await open('empty');
    page.paste('Ben Okafor\ngil.novak@example.test');
    await reported('1 person found');
    expect(page.report).to.contain('looked up by e-mail address only; search for the name: Ben Okafor');
    expect(page.report).not.to.contain('not readable');
  });

  it('of a thousand is looked up in 20 requests', async () => {
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

  it('keeps addresses that could not be looked up, says so, and looks again when asked', async () => {
    await open('empty');
    await world.control({ do: 'fail', status: 503, times: 'all', path: '*/colleaguesbulk' });
    page.paste('gil.novak@example.test, ben.okafor@example.test');
    await reported('2 addresses could not be looked up');
    expect(page.chips).to.deep.equal(['gil.novak@example.test', 'ben.okafor@example.test']);
    await world.control({ do: 'clear' });
    page.click('Try again');
    await reported('2 people found');
    expect(page.chips).to.deep.equal(['Gil Novák', 'Ben Okafor']);
  });

  it('joins the list that is still looked up, in one report', async () => {
    await open('empty');
    await world.control({ do: 'hang', path: '*/colleaguesbulk' });
    page.paste('gil.novak@example.test, no@thing@here');
    while ((await bulkCalls()) === 0);
    page.paste('ben.okafor@example.test, gil.novak@example.test');
    await world.control({ do: 'release' });
    await reported('2 people found');
    expect(page.report)
      .to.contain('1 not readable as an address: no@thing@here')
      .and.to.contain('1 address left out as double');
    expect(page.chips).to.deep.equal(['Gil Novák', 'Ben Okafor']);
  });

  it('without any address in it is just text', async () => {
    await open('empty');
    page.paste('Ben Okafor');
    expect(page.search.selected).to.deep.equal([]);
    expect(page.report).to.equal('');
  });
});
