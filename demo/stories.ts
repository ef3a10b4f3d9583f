/** The stories of the demo, in the order of the menu. Each has one or more pages. */

export interface Story {
  /** Name of the first page, without `.html`. */
  readonly page: string;
  readonly name: string;
  /** A sentence for the card on the start page. */
  readonly about: string;
  /** SVG shapes on a 48 × 48 canvas. `class="sun"` uses the second colour. */
  readonly icon: string;
  /** All pages, if there are several. */
  readonly pages?: readonly StoryPage[];
  /** The accounts a visitor can sign in with. */
  readonly accounts?: readonly (readonly [name: string, about: string])[];
}

export interface StoryPage {
  readonly page: string;
  readonly name: string;
  readonly about: string;
}

export const stories: readonly Story[] = [
  {
    page: 'join-as-guest',
    name: 'Join as a guest',
    about:
      'A partner opens an invite link, enters a name and joins the conversation. Some spaces need a PIN.',
    icon: '<path d="M8 18 24 7l16 11v22H8V18Z" /><path class="sun" d="m8 19 16 12 16-12" />',
    pages: [
      { page: 'join-as-guest', name: 'With the link', about: 'The guest only enters a name.' },
      { page: 'join-with-pin', name: 'With the link and a PIN', about: 'The space asks guests for a PIN.' },
      { page: 'cms-post', name: 'In a post of a CMS', about: 'The author only pastes the invite link.' },
      {
        page: 'in-a-frame',
        name: 'In a frame',
        about: 'The host allows its authors frames, but no scripts.',
      },
    ],
  },
  {
    page: 'sign-in',
    name: 'Sign in',
    about: 'Sign in with a password, Google, Office 365 or Salesforce, or join as a guest.',
    icon: '<circle cx="20" cy="16" r="8" /><path d="M6 41c1-9 7-14 14-14 3 0 5.5.8 8 2.4" /><circle class="sun" cx="33" cy="35" r="5" /><path class="sun" d="m37 31.5 6-6m-3 3 3 3" />',
    pages: [
      {
        page: 'sign-in',
        name: 'In a pop-up window',
        about: 'The default: the service’s sign-in page opens in a new window.',
      },
      {
        page: 'sign-in-blocked',
        name: 'With blocked pop-ups',
        about: 'The page redirects to the service and returns.',
      },
      {
        page: 'sign-in-kept',
        name: 'Remembered in this tab',
        about: 'The sign-in survives a reload. The page still asks before it joins.',
      },
      {
        page: 'sign-in-cookie',
        name: 'Already signed in',
        about: 'The service’s session cookie identifies you.',
      },
      {
        page: 'partner-portal',
        name: 'Through the portal’s server',
        about: 'The portal’s server exchanges the code and keeps the client secret.',
      },
      {
        page: 'portal-session',
        name: 'With the portal’s own session',
        about: 'The portal gives its users a token, so they don’t sign in twice.',
      },
    ],
    accounts: [
      ['Gil Novák', 'gil.novak@example.test, password gil-lark. The invitation includes this address.'],
      [
        'Hana Ito',
        'hana.ito@elsewhere.example, password hana-lark. The invitation does not include this address.',
      ],
    ],
  },
  {
    page: 'invite',
    name: 'Invite partners',
    about: 'Create a space, invite people by name or e-mail, and read the mails they get.',
    icon: '<path d="M6 12h36v25H6V12Z" /><path class="sun" d="m7 13 17 14 17-14M30 6h8M34 2v8" />',
  },
  {
    page: 'mailbox',
    name: 'Mailbox',
    about: 'All mails of the demo arrive here. Open one and follow its link.',
    icon: '<path d="M6 27 13 9h22l7 18v13H6V27Z" /><path class="sun" d="M6 27h11l3 5h8l3-5h11" />',
  },
  {
    page: 'find-people',
    name: 'Find people',
    about: 'Search 50,000 colleagues as you type, select several, or paste a list of addresses.',
    icon: '<circle cx="20" cy="17" r="7" /><path d="M7 39a13 13 0 0 1 19-11.5" /><path class="sun" d="m38.5 38.5 4.5 4.5M40 33a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z" />',
  },
  {
    page: 'two-people',
    name: 'Two people',
    about: 'Two sessions side by side on one page. Write on one side and read on the other.',
    icon: '<path d="M6 9h24v16H16l-6 6v-6H6V9Z" /><path class="sun" d="M36 19h6v16h-4v6l-6-6H20v-4" />',
  },
  {
    page: 'messenger',
    name: 'Messenger',
    about: 'All spaces and conversations of a signed-in user on one page, with unread markers.',
    icon: '<path d="M6 9h36v30H6V9ZM20 9v30" /><path class="sun" d="M11 17h4M11 24h4M11 31h4M27 20h9M27 28h5" />',
  },
  {
    page: 'launcher',
    name: 'A button in the corner',
    about: 'It opens a conversation above any page, and counts new messages while it is closed.',
    icon: '<path d="M6 9h36v30H6V9Z" /><circle class="sun" cx="33" cy="31" r="5" />',
  },
  {
    page: 'call',
    name: 'A call',
    about: 'Two people in one call, with audio and video over an engine of the page or the Avaya SDK.',
    icon: '<path d="M6 14h24v20H6V14Z" /><path class="sun" d="m30 21 12-6v18l-12-6" />',
  },
  {
    page: 'bad-day',
    name: 'A bad day',
    about:
      'Lost connections, slow servers, missing responses. Cause a fault and see that no message is lost.',
    icon: '<path d="M14 30a9 9 0 1 1 2.5-17.6A11 11 0 0 1 37 17a7 7 0 0 1-1 13" /><path class="sun" d="m26 24-6 9h8l-5 9" />',
  },
  {
    page: 'playground',
    name: 'Playground',
    about:
      'Every element in every state that a visitor can see, with its attributes, its events and its code.',
    icon: '<path d="M7 9h34v30H7V9ZM7 18h34" /><path class="sun" d="M14 26h8M14 32h14M29 26h5" />',
  },
  {
    page: 'service-check',
    name: 'Service check',
    about:
      'Find out how the service behaves where its documentation is silent, and make a report for an issue.',
    icon: '<path d="M10 6h28v36H10V6Z" /><path class="sun" d="m16 16 3 3 5-6M16 29l3 3 5-6" /><path d="M28 17h5M28 30h5" />',
  },
  {
    page: 'reference',
    name: 'Reference',
    about: 'Every attribute, event, part and state of the elements, and recipes for pages of your own.',
    icon: '<path d="M8 8h14a3 3 0 0 1 3 3v29a4 4 0 0 0-4-4H8V8Z" /><path class="sun" d="M42 8H28a3 3 0 0 0-3 3v29a4 4 0 0 1 4-4h13V8Z" />',
    pages: [
      {
        page: 'reference',
        name: 'Files, imports, events',
        about: 'With a script tag, a bundler or a framework.',
      },
      {
        page: 'reference-recipes',
        name: 'Recipes',
        about: 'Themes, two accounts, your own mail server, strict policies.',
      },
      { page: 'reference-hosts', name: 'CMS, WordPress, frames', about: 'Pages of other systems.' },
      { page: 'reference-styling', name: 'Styling', about: 'The properties that all elements share.' },
      { page: 'reference-join', name: '&lt;spaces-join&gt;', about: 'Lets visitors in.' },
      { page: 'reference-chat', name: '&lt;spaces-chat&gt;', about: 'The conversation.' },
      { page: 'reference-list', name: '&lt;spaces-list&gt;', about: 'The user’s spaces.' },
      { page: 'reference-launcher', name: '&lt;spaces-launcher&gt;', about: 'A button in the corner.' },
      { page: 'reference-call', name: '&lt;spaces-call&gt;', about: 'Calls.' },
      { page: 'reference-invite-dialog', name: '&lt;spaces-invite-dialog&gt;', about: 'Invites people.' },
      { page: 'reference-user-search', name: '&lt;spaces-user-search&gt;', about: 'Finds people.' },
      { page: 'reference-provider', name: '&lt;spaces-provider&gt;', about: 'Server, session, notices.' },
    ],
  },
];

/** The story of a page; undefined for the start page and pages outside the menu. */
export function storyOf(page: string): Story | undefined {
  return stories.find((story) => [story, ...(story.pages ?? [])].some((one) => one.page === page));
}
