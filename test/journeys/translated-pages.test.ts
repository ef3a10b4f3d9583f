/** Pages that the browser or an extension translates: each element shows the same as an equal one that is not translated. */
import { expect } from '@open-wc/testing';
import { allByRole, byRole, typeInto } from '../support/by-role.ts';
import { shownIn, translate, type Translator } from '../support/translation.ts';
import { joinMarkup, leaveAll, visit, type Visit } from '../support/visit.ts';
import { guest, until, type Visitor } from '../support/visitors.ts';
import { startWorld, type World } from '../support/world.ts';

/** One change of what an element shows. */
interface Step {
  readonly title: string;
  /** What both pages show afterwards. */
  readonly shows: RegExp;
  /** What happens elsewhere. */
  readonly world?: (world: World) => Promise<unknown>;
  /** What the visitor does, on each of the two pages. */
  readonly page?: (page: Visit) => unknown;
}

interface Scenario {
  readonly what: string;
  readonly seed: string;
  readonly markup: (world: World) => string;
  /** The user whose token the page has; a guest without one. */
  readonly user?: string;
  readonly steps: readonly Step[];
}

/** A guest who is in the space beside the visitor. */
let other: Visitor | undefined;

const control =
  (action: { readonly do: string } & Record<string, unknown>) =>
  (world: World): Promise<unknown> =>
    world.control(action);
/** Screen readers may hear of a change before the button shows it. */
const press = (name: string | RegExp) => async (page: Visit) => {
  await until(() => allByRole(page.page, 'button', name).length > 0, String(name));
  byRole(page.page, 'button', name).click();
};
const type = (field: string | RegExp, text: string) => (page: Visit) =>
  typeInto(byRole(page.page, 'textbox', field), text);
const find = (text: string) => (page: Visit) => {
  const field = byRole(page.page, 'combobox', /Find people|Invite by/);
  typeInto(field, text);
};
const choose = (address: string) => (page: Visit) => {
  find(address)(page);
  byRole(page.page, 'combobox', /Find people|Invite by/).dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
  );
};

const scenarios: readonly Scenario[] = [
  {
    what: 'spaces-join',
    seed: 'pin',
    markup: (world) => joinMarkup(world, ''),
    steps: [
      { title: 'the invitation', shows: /Your name/ },
      { title: 'the name is missing', shows: /Please enter your name/, page: press(/Join as guest/) },
      { title: 'the name is typed', shows: /Everyone in the space/, page: type(/Your name/, 'Mira') },
      {
        title: 'the service is down',
        shows: /problem right now/,
        world: control({ do: 'fail', path: '*', status: 500, times: 'all' }),
        page: press(/Join as/),
      },
      {
        title: 'the service is back',
        shows: /requires a PIN/,
        world: control({ do: 'clear' }),
        page: press(/Try again/),
      },
      { title: 'the PIN is wrong', shows: /That PIN is not right/, page: (page) => enterPin(page, '000') },
      { title: 'the visitor is in', shows: /You are in/, page: (page) => enterPin(page, '4711') },
      {
        title: 'the role changes',
        shows: /You are in/,
        world: control({ do: 'role', who: 'Mira', role: 'member' }),
      },
      { title: 'the visitor leaves', shows: /Join as Mira/, page: press(/Leave/) },
    ],
  },
  {
    what: 'spaces-join without an invitation',
    seed: 'empty',
    markup: () => '<spaces-join invite=""></spaces-join>',
    steps: [
      { title: 'no invitation', shows: /invitation/ },
      {
        title: 'another link',
        shows: /cannot/i,
        page: ({ join }) => (join.invite = 'https://elsewhere.example/'),
      },
    ],
  },
  {
    what: 'spaces-chat',
    seed: 'empty',
    user: 'ada',
    markup: ({ space }) => `<spaces-chat space="${space}" style="height: 380px"></spaces-chat>`,
    steps: [
      { title: 'the conversation is live', shows: /here/ },
      {
        title: 'a person comes',
        shows: /[23] people here/,
        world: async (world) => (other = await guest(world, 'Cleo')),
      },
      {
        title: 'a message comes',
        shows: /Good morning/,
        world: control({ do: 'say', who: 'ben', text: 'Good morning' }),
      },
      { title: 'it is edited', shows: /Good evening/, world: control({ do: 'edit', text: 'Good evening' }) },
      { title: 'a person types', shows: /is typing/, world: async () => other?.chat.typing() },
      { title: 'it is deleted', shows: /No messages yet/, world: control({ do: 'delete' }) },
      {
        title: 'many messages come',
        shows: /The last/,
        world: async (world) => {
          await world.control({ do: 'say', who: 'ben', text: 'more #', count: 40 });
          await world.control({ do: 'say', who: 'ben', text: 'The last' });
        },
      },
      { title: 'the log is scrolled', shows: /Go to the newest message/, page: scrollUp },
      {
        title: 'one more comes',
        shows: /1 new message/,
        world: control({ do: 'say', who: 'ben', text: 'One' }),
      },
      {
        title: 'and another',
        shows: /2 new messages/,
        world: control({ do: 'say', who: 'ben', text: 'Two' }),
      },
      { title: 'the visitor goes to the end', shows: /Two/, page: press(/2 new messages/) },
      {
        title: 'the person leaves',
        shows: /Only you are here|2 people here/,
        world: async () => other?.leave(),
      },
      {
        title: 'the line is down',
        shows: /Try now/,
        world: async (world) => {
          await world.control({ do: 'refuseSockets', times: 1_000 });
          await world.control({ do: 'dropSockets' });
        },
      },
      {
        title: 'a message waits',
        shows: /Waiting to be sent/,
        page: (page) => {
          typeInto(byRole(page.page, 'textbox', /Message/), 'Hello');
          byRole(page.page, 'button', /Send/).click();
        },
      },
      {
        title: 'the line is back',
        shows: /here/,
        world: control({ do: 'refuseSockets', times: 0 }),
        // The conversation may have tried by itself.
        page: (page) => page.find('[part~="try-now"]')?.click(),
      },
      { title: 'the user is removed', shows: /removed/, world: control({ do: 'kick', who: 'ada' }) },
    ],
  },
  {
    what: 'spaces-user-search',
    seed: 'empty',
    user: 'ada',
    markup: () => '<spaces-user-search multiple></spaces-user-search>',
    steps: [
      { title: 'the field', shows: /Find people/ },
      { title: 'people are found', shows: /example.test/, page: find('ben') },
      { title: 'no people are found', shows: /No people found for “nobody”/, page: find('nobody') },
      { title: 'an address', shows: /Invite kim@example.org/, page: find('kim@example.org') },
      { title: 'it is chosen', shows: /Remove kim@example.org/, page: choose('kim@example.org') },
      {
        title: 'the service is down',
        shows: /problem right now/,
        world: control({ do: 'fail', path: '/api/users/me/*', status: 500, times: 'all' }),
        page: find('cleo'),
      },
      {
        title: 'the service is back',
        shows: /example.test/,
        world: control({ do: 'clear' }),
        page: find('okafor'),
      },
      { title: 'a chip is removed', shows: /Find people/, page: press(/Remove kim@example.org/) },
    ],
  },
  {
    what: 'spaces-invite-dialog',
    seed: 'empty',
    user: 'ada',
    markup: () => '<spaces-invite-dialog open></spaces-invite-dialog>',
    steps: [
      { title: 'the form', shows: /Space title/ },
      { title: 'the title is missing', shows: /Please enter a title/, page: press(/Create space/) },
      { title: 'the title is typed', shows: /^(?![^]*enter a title)/, page: type(/Space title/, 'Launch') },
      { title: 'an address is chosen', shows: /1 person will be invited/, page: choose('kim@example.org') },
      { title: 'and another', shows: /2 people will be invited/, page: choose('lee@example.org') },
      { title: 'a time is set', shows: /Time zone/, page: (page) => page.find('.check input')!.click() },
      { title: 'the time is missing', shows: /Please enter a date/, page: press(/Send invitations/) },
      {
        title: 'no time is set',
        shows: /^(?![^]*Time zone)/,
        page: (page) => page.find('.check input')!.click(),
      },
      { title: 'the outcome', shows: /Copy link/, page: press(/Send invitations/) },
    ],
  },
  {
    what: 'spaces-list',
    seed: 'demo',
    user: 'ada',
    markup: () => '<spaces-list></spaces-list>',
    steps: [
      { title: 'the list', shows: /Product launch/ },
      {
        title: 'a search finds nothing',
        shows: /Nothing found/,
        page: (page) => typeInto(page.find('input')!, 'xyzzy'),
      },
      {
        title: 'the search ends',
        shows: /Product launch/,
        page: (page) => typeInto(page.find('input')!, ''),
      },
      {
        title: 'a message comes',
        shows: /unread/,
        world: async (world) => {
          await world.control({ do: 'clock', advance: 61_000 });
          await world.control({ do: 'say', who: 'ben', text: 'News' });
        },
        page: (page) => page.find<HTMLElementTagNameMap['spaces-list']>('spaces-list')!.refresh(),
      },
      {
        title: 'the service is down',
        shows: /out of date/,
        world: control({ do: 'fail', path: '/api/users/me/spaces*', status: 500, times: 'all' }),
        page: (page) => page.find<HTMLElementTagNameMap['spaces-list']>('spaces-list')!.refresh(),
      },
      {
        title: 'the service is back',
        shows: /Your spaces/,
        world: control({ do: 'clear' }),
        page: press(/Try again/),
      },
      {
        title: 'the session ends',
        shows: /Your session ended/,
        world: control({ do: 'expire' }),
        page: (page) => page.find<HTMLElementTagNameMap['spaces-list']>('spaces-list')!.refresh(),
      },
    ],
  },
];

const translators: readonly (Translator & { readonly name: string })[] = [
  { name: 'the browser', isChrome: true },
  { name: 'an extension', isChrome: false },
];

describe('A translated page', () => {
  let world: World;

  afterEach(async () => {
    other?.leave();
    other = undefined;
    leaveAll();
    await world.stop();
  });

  for (const translator of translators) {
    for (const { what, seed, user, markup, steps } of scenarios) {
      it(`by ${translator.name}: ${what} goes on changing`, async () => {
        world = await startWorld({ seed });
        const token = user
          ? `token="${(await world.control<{ token: string }>({ do: 'token', user })).token}"`
          : '';
        const original = await visit(world, markup(world), token);
        const translated = await visit(world, markup(world), token);
        const pages = [original, translated];
        for (const step of steps) {
          translate(translated.page, translator);
          await step.world?.(world);
          for (const page of pages) await step.page?.(page);
          await equal(original, translated, step);
        }
      }).timeout(60_000);
    }
  }

  async function equal(original: Visit, translated: Visit, { title, shows }: Step): Promise<void> {
    // The pages do not count down at the same time.
    const texts = (): string[] =>
      [original, translated].map(({ page }) => shownIn(page).replace(/Next try in \d+ s/, 'Next try'));
    const isDone = (): boolean => {
      const [one, another] = texts();
      return one === another && shows.test(one!);
    };
    await until(isDone, title).catch(() => {});
    const [one, another] = texts();
    expect(another, title).to.equal(one);
    expect(one, title).to.match(shows);
  }
});

function enterPin(page: Visit, pin: string): void {
  typeInto(byRole(page.page, 'textbox', /PIN/), pin);
  byRole(page.page, 'button', /Continue/).click();
}

/** Scrolls until the conversation has noticed, because new rows may still move the view to the end. */
async function scrollUp(page: Visit): Promise<void> {
  const log = byRole(page.page, 'log');
  await until(() => {
    log.scrollTop = 0;
    return page.find('[part~="jump"]') !== undefined;
  }, 'the end is out of view');
}
