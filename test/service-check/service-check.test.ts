/** The check tells each switch of the emulator right, in worlds that have it set in each way. */
import { expect } from '@open-wc/testing';
import { defaultSwitches, type Switches } from '../../demo/emulator/world/switches.ts';
import { parseInviteLink } from '../../src/protocol/invite-link.ts';
import { checkAccount } from '../../src/service-check/account-steps.ts';
import { joinAsGuest, lookAround, tryWrongPin } from '../../src/service-check/guest-steps.ts';
import { sendMessage, sendMore } from '../../src/service-check/message-steps.ts';
import { findingsOf, reportOf } from '../../src/service-check/report.ts';
import { Run } from '../../src/service-check/run.ts';
import { leave, listen } from '../../src/service-check/socket-steps.ts';
import { startWorld, type World } from '../support/world.ts';
import { rawSignIn } from './raw-sign-in.ts';
import { toldValues, untold } from './switches.ts';

/** Long enough for an answer of a busy machine, because what does not come in time counts as absent. In ms. */
const patience = 700;

interface Scene {
  readonly title: string;
  readonly seed?: string;
  readonly host?: string;
  readonly switches: Partial<Switches>;
  /** Tries the socket, and sends messages. */
  readonly messages?: boolean;
  /** Signs in with the account of this address. */
  readonly account?: string;
  readonly pin?: string;
  /** Changes the world before the check; may return another invite link. */
  readonly prepare?: (world: World) => Promise<string | void>;
}

const hana = 'hana.ito@elsewhere.example';
const ada = 'ada.moreno@example.test';

/** A post with two comments, a file, and a deleted message. */
async function addContent({ control }: World): Promise<void> {
  await control({ do: 'say', text: 'Deleted', who: 'ben' });
  await control({ do: 'delete' });
  await control({
    do: 'say',
    text: 'See the file',
    files: [{ name: 'a.txt', type: 'text/plain', base64: 'SGVsbG8gdGhlcmU=' }],
  });
  const { ids } = await control<{ ids: string[] }>({ do: 'say', text: 'A post', category: 'idea' });
  await control({ do: 'say', text: 'One comment', on: ids[0] });
  // Otherwise both could have the same time.
  await control({ do: 'clock', advance: 5 });
  await control({ do: 'say', text: 'Another comment', on: ids[0] });
  await control({ do: 'say', text: 'Good morning', who: 'ben' });
  await control({ do: 'call', what: 'join', who: 'ben' });
}

/** Sets the PIN; the link has the password if it is wanted. */
const locked =
  (pwd: boolean) =>
  async ({ control }: World): Promise<string> => {
    await control({ do: 'pin', pin: '4711' });
    return (await control<{ invite: string }>({ do: 'invite', pwd })).invite;
  };

const scenes: readonly Scene[] = [
  { title: 'the defaults', switches: {}, messages: true, prepare: addContent },
  {
    title: 'the second values',
    messages: true,
    prepare: addContent,
    switches: {
      webOrigin: 'https://web.example',
      unknownInvite: 400,
      topLevelRole: false,
      spaceRead: 'no-guests',
      guestsListed: false,
      directRefusal: 404,
      invalidSearch: 'broken',
      guestSpaces: 'refused',
      ownMessages: 'oldest',
      errorCodes: false,
      pageUrls: 'relative',
      noPage: 'end',
      queryTotal: 'all',
      directionAfter: 'older',
      chatCount: 'nothing',
      commentOrder: 'oldest-first',
      files: 'denied',
      guestFiles: 'refused',
      downloadCall: 'absent',
      filePaths: false,
      chatPostAnswer: 'data',
      restEcho: false,
      created: 'replaced',
      failureDetail: 'full',
      chatEdit: 'refused',
      mentions: 'tags',
      deletedInHistory: 'marker',
      tokenInBothPlaces: false,
      socketRefusal: 'close',
      subscribeNeedsJoin: false,
      presenceEcho: false,
      presenceRole: 'checked',
      synthesizeLeaves: true,
      activeMeetingDetails: false,
      guestSearch: 'allowed',
      guestTokenSeconds: 3_600,
    },
  },
  {
    title: 'the third values',
    messages: true,
    prepare: addContent,
    switches: {
      unknownInvite: 403,
      spaceRead: 'everyone',
      directRefusal: 400,
      invalidSearch: 'empty',
      unreadInList: false,
      ownMessages: 'absent',
      pageUrls: 'foreign',
      refTime: 'ignored',
      fileLength: 'short',
      chatPostAnswer: 'empty',
      suppressDuplicates: true,
      editEvent: false,
      editedAs: 'modified',
      mentions: 'list',
      deletedInHistory: 'marker',
      deletedInFeed: 'omitted',
      socketRefusal: 'silent',
    },
  },
  {
    title: 'the fourth values',
    messages: true,
    switches: { invalidSearch: 'literal', editedAs: 'version' },
  },
  { title: 'no history', seed: 'no-history', switches: {} },
  { title: 'an empty history', seed: 'no-history', messages: true, switches: { deniedHistory: 'empty' } },
  {
    title: 'a history since the join',
    seed: 'no-history',
    messages: true,
    switches: { deniedHistory: 'since-join' },
  },
  { title: 'an archived space', seed: 'archived', switches: {} },
  { title: 'an archived space that refuses', seed: 'archived', switches: { archivedJoin: 'refused' } },
  { title: 'a private space', seed: 'private', switches: {} },
  { title: 'a private space that hides', seed: 'private', switches: { memberOnlyJoin: 404 } },
  { title: 'a PIN', seed: 'office', pin: '4711', account: ada, prepare: locked(false), switches: {} },
  {
    title: 'a PIN for everyone',
    seed: 'office',
    pin: '4711',
    account: ada,
    prepare: locked(false),
    switches: { pinFor: 'everyone', pinOnEveryCall: false, pinErrorBody: 'message', latestMessageAs: 'list' },
  },
  {
    title: 'a password in the link',
    seed: 'office',
    account: ada,
    prepare: locked(true),
    switches: { pinErrorBody: 'empty', latestMessageAs: 'absent' },
  },
  {
    title: 'a password in the link that is not used',
    pin: '4711',
    prepare: locked(true),
    switches: { linkPassword: false },
  },
  { title: 'an account that is not invited', account: hana, switches: {} },
  {
    title: 'an account that the invitation refuses',
    account: hana,
    switches: {
      uninvited: 'refused',
      tokenTypeInAnswer: true,
      accessTokenSeconds: 600,
      issInRedirect: true,
      tokenEnd: 'error',
    },
  },
  {
    title: 'an account that becomes a member',
    account: hana,
    switches: { uninvited: 'refused', strangerRole: 'member', tokenEnd: 'silent' },
  },
  {
    title: 'an account that is in no list',
    account: hana,
    switches: { uninvited: 'absent', topLevelRole: false, revokeEndsAccess: false },
  },
  { title: 'no public clients', account: hana, switches: { publicClients: false } },
  { title: 'no tokens for pages', account: hana, switches: { tokenCors: false } },
  {
    title: 'a session by cookie',
    host: 'localhost',
    account: hana,
    switches: { cookieSession: true },
  },
];

describe('The service check', () => {
  /** The switches and values that were told so far. */
  const told = new Set<string>();

  for (const scene of scenes) {
    it(`tells the truth about ${scene.title}`, async () => {
      const switches = { ...scene.switches, latency: false };
      const { seed = 'demo', host = '127.0.0.1' } = scene;
      const world = await startWorld({ seed, host, switches });
      const run = await check(world, scene);
      const report = JSON.stringify(reportOf(run.evidence));
      await world.stop();
      const truth: Readonly<Record<string, unknown>> = { ...defaultSwitches, ...switches };
      for (const { fact, value } of findingsOf(run.evidence)) {
        if (value === undefined || !Object.hasOwn(toldValues, fact.id)) continue;
        const actual = fact.id === 'webOrigin' ? truth['webOrigin'] !== '' : truth[fact.id];
        expect(value, fact.id).to.equal(String(actual));
        told.add(`${fact.id}: ${String(truth[fact.id])}`);
      }
      expectNoSecrets(report, run);
    });
  }

  it('knows every switch, and why a page cannot tell some of them', () => {
    const known = [...Object.keys(toldValues), ...Object.keys(untold)];
    expect(known.toSorted()).to.deep.equal(Object.keys(defaultSwitches).toSorted());
  });

  it('tells every value of every switch that a page can tell', () => {
    const all = Object.entries(toldValues).flatMap(([name, values]) =>
      values.map((value) => `${name}: ${String(value)}`),
    );
    expect(all.filter((each) => !told.has(each))).to.deep.equal([]);
  });
});

/** Runs the steps that the scene needs, in the order of the page. */
async function check(world: World, scene: Scene): Promise<Run> {
  const invite = (await scene.prepare?.(world)) ?? world.invite;
  const link = parseInviteLink(invite, [world.web]);
  if (link.kind !== 'invite') throw new Error(`The link is ${link.kind}.`);
  const run = new Run({ link, server: world.server, patience });
  let joined = await joinAsGuest(run);
  if (joined === 'needs-pin') {
    await tryWrongPin(run);
    joined = await joinAsGuest(run, scene.pin);
  }
  if (joined !== 'joined') return run;
  if (!scene.account || scene.pin) await lookAround(run);
  if (scene.messages) {
    await listen(run);
    await sendMessage(run);
    await sendMore(run);
  }
  if (scene.account) {
    run.evidence.note('account is invited', false);
    await checkAccount(run, await rawSignIn(world, scene.account));
  }
  leave(run);
  return run;
}

/** Neither tokens nor names, addresses, texts and whole ids. */
function expectNoSecrets(report: string, { guest, space, link }: Run): void {
  const secrets = [
    guest?.credentials['token'],
    space?.id,
    link.inviteId,
    link.password,
    'example.test',
    'Moreno',
    'Good morning',
  ];
  for (const secret of secrets)
    expect(secret !== undefined && report.includes(secret), secret).to.equal(false);
  expect(report).not.to.match(/eyJ[\w-]{10}|[\da-f]{24}(?<!0{24})/);
}
