/** What the demo tells, in the order of the menu: one page per story, or one per way in. */

export interface Story {
  /** Name of its first page, without `.html`. */
  readonly page: string;
  readonly name: string;
  /** One sentence for its card on the start page. */
  readonly about: string;
  /** Shapes on a field of 48 by 48; `class="sun"` draws in the second colour. */
  readonly icon: string;
  /** Its pages, where there are several. */
  readonly ways?: readonly Way[];
  /** Whom a visitor may be on its pages. */
  readonly invited?: readonly (readonly [name: string, about: string])[];
}

export interface Way {
  readonly page: string;
  readonly name: string;
  readonly about: string;
}

export const stories: readonly Story[] = [
  {
    page: 'join-as-guest',
    name: 'Join as a guest',
    about: 'A partner opens the link from an invitation, types a name, and talks. Some spaces ask for a PIN.',
    icon: '<path d="M8 18 24 7l16 11v22H8V18Z" /><path class="sun" d="m8 19 16 12 16-12" />',
    ways: [
      { page: 'join-as-guest', name: 'With the link', about: 'A name is enough.' },
      { page: 'join-with-pin', name: 'With the link and a PIN', about: 'The space asks guests for it.' },
    ],
  },
  {
    page: 'sign-in',
    name: 'Sign in',
    about: 'A password, Google, Office 365 or Salesforce; or still a guest, if that is easier.',
    icon: '<circle cx="20" cy="16" r="8" /><path d="M6 41c1-9 7-14 14-14 3 0 5.5.8 8 2.4" /><circle class="sun" cx="33" cy="35" r="5" /><path class="sun" d="m37 31.5 6-6m-3 3 3 3" />',
    ways: [
      {
        page: 'sign-in',
        name: 'In a window',
        about: 'The usual way: the service’s page opens beside this one.',
      },
      {
        page: 'sign-in-blocked',
        name: 'Windows blocked',
        about: 'The whole page goes to the service and comes back.',
      },
      {
        page: 'sign-in-kept',
        name: 'Kept in this tab',
        about: 'A reload finds the sign-in again, and still asks first.',
      },
      {
        page: 'sign-in-cookie',
        name: 'Signed in already',
        about: 'The service’s own cookie says who you are.',
      },
      {
        page: 'partner-portal',
        name: 'By the partner’s server',
        about: 'The portal’s server exchanges the code; its secret stays there.',
      },
      {
        page: 'portal-session',
        name: 'With the portal’s own session',
        about: 'The portal hands its visitors a token; nobody signs in twice.',
      },
    ],
    invited: [
      ['Gil Novák', 'gil.novak@example.test, password gil-lark. The invitation names him.'],
      ['Hana Ito', 'hana.ito@elsewhere.example, password hana-lark. The invitation does not name her.'],
    ],
  },
  {
    page: 'invite',
    name: 'Invite partners',
    about: 'Make a space, invite by name or e-mail, and read the mails that go out.',
    icon: '<path d="M6 12h36v25H6V12Z" /><path class="sun" d="m7 13 17 14 17-14M30 6h8M34 2v8" />',
  },
  {
    page: 'mailbox',
    name: 'Mailbox',
    about: 'Every mail that the demo sends arrives here. Open one and follow its link.',
    icon: '<path d="M6 27 13 9h22l7 18v13H6V27Z" /><path class="sun" d="M6 27h11l3 5h8l3-5h11" />',
  },
  {
    page: 'find-people',
    name: 'Find people',
    about: 'Search 50,000 colleagues as you type, pick some, paste a whole list.',
    icon: '<circle cx="20" cy="17" r="7" /><path d="M7 39a13 13 0 0 1 19-11.5" /><path class="sun" d="m38.5 38.5 4.5 4.5M40 33a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z" />',
  },
  {
    page: 'two-people',
    name: 'Two people talking',
    about: 'Two sessions side by side on one page. What one writes, the other reads at once.',
    icon: '<path d="M6 9h24v16H16l-6 6v-6H6V9Z" /><path class="sun" d="M36 19h6v16h-4v6l-6-6H20v-4" />',
  },
  {
    page: 'messenger',
    name: 'Messenger',
    about: 'Somebody with an account has all spaces and conversations beside each other, unread ones marked.',
    icon: '<path d="M6 9h36v30H6V9ZM20 9v30" /><path class="sun" d="M11 17h4M11 24h4M11 31h4M27 20h9M27 28h5" />',
  },
  {
    page: 'bad-day',
    name: 'A bad day',
    about: 'Cut lines, slow servers, lost answers. Press the buttons and watch nothing get lost.',
    icon: '<path d="M14 30a9 9 0 1 1 2.5-17.6A11 11 0 0 1 37 17a7 7 0 0 1-1 13" /><path class="sun" d="m26 24-6 9h8l-5 9" />',
  },
];

/** The story that a page belongs to; undefined on the start page and on those that no menu leads to. */
export function storyOf(page: string): Story | undefined {
  return stories.find((story) => [story, ...(story.ways ?? [])].some((one) => one.page === page));
}
