/** Posts of an author who wants to harm visitors: they send nothing to other servers, and join nothing without a click. */
import { publish, signIn } from './site.mjs';

const evil = 'https://evil.example';
const id = '0123456789abcdef01234567';

/** WordPress removes some of this when the author saves it; all of it is tried. */
function hostileContent(invite, space) {
  const info = Buffer.from(
    JSON.stringify({
      spaceName: `<img src="${evil}/n" onerror="hacked=1">`,
      inviterName: '<script>hacked=1</script>',
    }),
  ).toString('base64');
  const named = `${invite.split('?')[0]}?inviteInfo=${encodeURIComponent(info)}`;
  const settings = `data-server="${evil}" data-web-server="${evil}" data-token="secret" data-token-url="${evil}/t" data-client-id="x" data-join-page="${evil}" data-auto-join="true" data-guest-name="Victim"`;
  const attributes = settings.replaceAll('data-', '').replaceAll('-', '_');
  return [
    `<div data-spaces="join" data-invite="${named}" ${settings} onclick="hacked=1" onmouseover="hacked=1"></div>`,
    `[spaces_join invite="${named}" chat ${attributes} onclick="hacked=1" style="position:fixed" class="x"]`,
    `[spaces_join invite='${invite}"onmouseover="hacked=1' chat]`,
    `[spaces_join invite="javascript:hacked=1//x/spaces/invites/${id}/join"]`,
    `[spaces_join invite="${evil}/spaces/invites/${id}/join" auto_join="true"]`,
    `[spaces_join invite_param="x&quot; autofocus onfocus=hacked=1"]`,
    `[spaces_chat space="${space}" ${attributes} onclick="hacked=1"]`,
    `[spaces_chat space='"><script>hacked=1</script>']`,
    `[spaces_chat person="ada.moreno@example.test"]`,
    `<div data-spaces="chat" data-space="${space}" ${settings}></div>`,
    `<DIV DATA-SPACES='chat' data-spaces="join" data-person='ada.moreno@example.test'></DIV>`,
    `<Div Data-Spaces=chat data-person=ada.moreno@example.test></Div>`,
    `<div data-spaces-open="chat" data-spaces="chat" data-space="${space}"></div>`,
    `<div data-spaces="call" data-space="${space}"></div>`,
    `<div data-spaces="call" data-person="ada.moreno@example.test"></div>`,
    `<div data-spaces="launcher" data-space="${space}" data-open></div>`,
    `<div data-spaces="list" data-space="${space}"></div><div data-spaces="chat"></div>`,
    `<!-- wp:spaces-elements/chat {"space":"${space}","onclick":"hacked=1","server":"${evil}"} /-->`,
    `<!-- wp:spaces-elements/chat {"space":["${space}"]} /-->`,
    `<!-- wp:spaces-elements/invitation {"chat":"\\u0022 onclick=hacked=1","invite":5} --><div><a href="javascript:hacked=1">x</a></div><!-- /wp:spaces-elements/invitation -->`,
    `<script src="${evil}/x.js"></script><script>hacked=1</script><spaces-chat space="${space}"></spaces-chat><spaces-provider server="${evil}"></spaces-provider>`,
    `<meta name="spaces-servers" content="${evil}"><img name="currentScript" data-server="${evil}" alt="">`,
    `<p><a href="${evil}/spaces/invites/${id}/join">Win a prize</a></p>`,
    `\n${evil}/spaces/invites/${id}/join\n`,
  ].join('\n\n');
}

/** A visitor, and a user of the site who gets a token from its code. */
export async function checkHostilePosts(site) {
  const { php, invite, world } = site;
  const { address } = await publish(php, {
    title: 'Prizes <script>hacked=1</script>',
    content: hostileContent(invite, world.info.space),
  });
  await php.giveTokens(await world.control({ do: 'token', user: 'gil' }));
  const visitor = await watchPost(site, address);
  const member = await watchPost(site, address, 'subscriber');
  await php.giveTokens(undefined);
  return [
    { journey: 'hostile author: visitor', ...visitor },
    { journey: 'hostile author: signed-in user', ...member },
  ];
}

async function watchPost({ browser, php, world }, address, user) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  try {
    if (user) await signIn(page, php.origin, user);
    const foreign = [];
    const own = [];
    const known = [php.origin, world.info.server, world.info.web, world.info.accounts];
    page.on('request', (request) => {
      const url = request.url();
      if (/^(?:https?|wss?):/.test(url) && !known.includes(new URL(url).origin)) foreign.push(url);
      if (url.startsWith(world.info.server)) own.push(url);
    });
    await page.goto(address);
    const wanted = user ? 'Join as Gil Novák' : 'Join as guest';
    await page.waitForSelector(`::-p-aria([name="${wanted}"][role="button"])`);
    // What the elements would send by themselves, they send before the last of them is shown, and at once.
    await page.waitForFunction(isQuiet, { polling: 500 });
    const joins = own.filter((url) => /join|direct|anonymous|meetingroom|colleagues/.test(url));
    const found = await page.evaluate(looksAttacked);
    const problems = [...foreign, ...joins, ...found.problems];
    const detail = problems[0] ?? `${found.elements} elements, 0 foreign requests, 0 joins`;
    return { ok: problems.length === 0 && found.elements > 3, detail };
  } catch (problem) {
    return { ok: false, detail: problem.message };
  } finally {
    await context.close();
  }
}

/** Runs in the page: whether it loaded nothing for two seconds. */
function isQuiet() {
  const loaded = performance.getEntriesByType('resource').map(({ responseEnd }) => responseEnd);
  return performance.now() - Math.max(...loaded) > 2_000;
}

/** Runs in the page. */
function looksAttacked() {
  const problems = [];
  if ('hacked' in globalThis) problems.push('A script of the author ran.');
  const post = document.querySelector('.entry-content');
  for (const element of post.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      const isSetting = /^(?:server|web-server|token|token-url|client-id|join-page|auto-join)$/.test(name);
      const isOfElement = element.localName.startsWith('spaces-') && isSetting;
      if (name.startsWith('on') || isOfElement || /^\s*javascript:/i.test(value))
        problems.push(`<${element.localName} ${name}="${value}">`);
    }
  }
  for (const name of ['script', 'spaces-chat:not([data-spaces] > *)', 'spaces-provider', 'meta'])
    if (post.querySelector(name)) problems.push(`The post contains ${name}.`);
  return { problems, elements: post.querySelectorAll('[data-spaces], [data-spaces-open]').length };
}
