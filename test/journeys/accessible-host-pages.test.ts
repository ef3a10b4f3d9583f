/** The elements are accessible on pages with unusual sizes, directions and translations. */
import { expect } from '@open-wc/testing';
import { byRole, typeInto } from '../support/by-role.ts';
import { translate } from '../support/translation.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { until } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

interface HostPage {
  readonly name: string;
  /** Of the element around the provider. */
  readonly attributes?: string;
  readonly rootStyle?: string;
  readonly isTranslated?: boolean;
}

const hostPages: readonly HostPage[] = [
  { name: 'that is zoomed', attributes: 'style="zoom:1.25"' },
  { name: 'with html{font-size:62.5%}', rootStyle: 'font-size:62.5%' },
  {
    name: 'that is written from the right, in a language without a catalogue',
    attributes: 'dir="rtl" lang="he"',
  },
  { name: 'that is translated', isTranslated: true },
];

describe('On a page', () => {
  let world: World;

  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    leaveAll();
    await world.stop();
  });

  for (const host of hostPages) {
    const open = async (markup: string, user?: string): Promise<Visit> => {
      document.documentElement.style.cssText = host.rootStyle ?? '';
      const token = user && (await world.control<{ token: string }>({ do: 'token', user })).token;
      return visit(world, `<div ${host.attributes ?? ''}>${markup}</div>`, token ? `token="${token}"` : '');
    };
    const check = async (page: Visit): Promise<void> => {
      if (host.isTranslated) translate(page.page, { isChrome: true });
      await expect(page.page).to.be.accessible();
    };

    describe(host.name, () => {
      it('joining and the conversation are accessible', async () => {
        world = await startWorld({ seed: 'demo' });
        const page = await open(joinMarkup(world));
        await check(page);
        page.find<HTMLInputElement>('#name')!.focus();
        typeInto(page.find('#name')!, 'Mira Holt');
        page.find('[part~="submit"]')!.click();
        await page.live();
        await until(() => page.rows.length > 0, 'the messages');
        await check(page);
      });

      it('the people search is accessible', async () => {
        world = await startWorld({ seed: 'empty' });
        const page = await open('<spaces-user-search multiple></spaces-user-search>', 'ada');
        typeInto(byRole(page.page, 'combobox'), 'be');
        await until(() => page.find('[role="option"]') !== undefined, 'the people');
        await check(page);
      });

      it('the dialog is accessible', async () => {
        world = await startWorld({ seed: 'empty' });
        const page = await open('<spaces-invite-dialog open></spaces-invite-dialog>', 'ada');
        await until(() => page.find('[role="listbox"]') !== undefined, 'the form');
        await check(page);
      });

      it('the list is accessible', async () => {
        world = await startWorld({ seed: 'demo' });
        const page = await open('<spaces-list></spaces-list>', 'ada');
        await until(() => page.find('[role="option"]') !== undefined, 'the rows');
        await check(page);
      });
    });
  }
});
