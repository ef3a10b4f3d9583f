/**
 * Shows bombs in each place where other people's text is shown: as the last ten messages, folded and then opened one
 * after the other, as title and names around a conversation, and as titles and names in the list, the search and the dialog. Prints the longest task of each page, and
 * exits with 1 when one is longer than 200 ms.
 */
import { joinMarkup, showsMessages, startScene, watchTasks } from './scene.mjs';

/** Ms. */
const limit = 200;

const bombs = {
  'no bomb': 'Hello',
  'skin tones': `👋${'🏽'.repeat(9_980)}`,
  'combining marks': `a${'\u0301'.repeat(20_000)}`,
  'Hebrew points': `א${'\u05b0'.repeat(10_000)}`,
  'joined emoji': '👩\u200d'.repeat(3_300),
  joiners: `a${'\u200d'.repeat(10_000)}`,
  'variation selectors': `❤${'\ufe0f'.repeat(10_000)}`,
  tags: `🏴${'\u{e0067}'.repeat(5_000)}`,
  'one Arabic word': 'ل'.repeat(20_000),
  'Thai without blanks': 'ก้'.repeat(5_000),
  'line breaks': '\n'.repeat(9_990),
  'short lines': 'a\n'.repeat(9_990),
  links: 'https://ok.example/ '.repeat(1_600),
  'marked-up links': '<a href="https://ok.example/">here</a> '.repeat(800),
  'a long international host': `https://${'ü'.repeat(9_000)}.example/`,
};

const scene = await startScene();

/** Each opens a page with the bomb, and resolves when it is shown. */
const places = {
  messages: showAsMessages,
  'opened whole': openMessages,
  'title and names': showAround,
  'list, search, dialog': showInLists,
};

async function showAsMessages(bomb, page) {
  const world = await scene.startWorld();
  const { space, invite } = await world.control({ do: 'newSpace', title: 'Bombs' });
  await world.control({ do: 'say', space, text: bomb, count: 10 });
  await scene.open(world, joinMarkup(invite), { page });
  await page.waitForFunction(showsMessages);
}

/** The same, with everything that is folded opened. */
async function openMessages(bomb, page) {
  await showAsMessages(bomb, page);
  await page.evaluate(openAll);
}

/** Runs in the page. Each message is opened in a task of its own, as a reader does. */
async function openAll() {
  const chat = document.querySelector('spaces-join').shadowRoot.querySelector('spaces-chat');
  for (let opened = 0; opened < 10; opened += 1) {
    const button = [...chat.shadowRoot.querySelectorAll('button.more')].find(
      (one) => one.ariaExpanded === 'false',
    );
    if (!button) return;
    button.click();
    await new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 50));
  }
}

/** The title of the joined space, and the names of twenty people who write and are online. */
async function showAround(bomb, page) {
  const world = await scene.startWorld();
  const { space, invite } = await world.control({ do: 'newSpace', title: bomb });
  // The link names the title, too, and would be refused as too long.
  const [, inviteId] = /invites\/(\w+)/.exec(invite);
  const people = await addPeople(world, bomb);
  await scene.open(world, joinMarkup(inviteId), { page });
  await page.waitForFunction(isLive);
  for (const who of people) {
    await world.control({ do: 'say', who, space, text: `I am ${who}` });
    await world.control({ do: 'presence', who, space, kind: 'online' });
  }
  await page.waitForFunction(showsMessages);
}

/** Twenty spaces, twenty people who match a search, and the dialog for a space. */
async function showInLists(bomb, page) {
  const world = await scene.startWorld();
  const { space } = await world.control({ do: 'newSpace', title: bomb, count: 20 });
  await addPeople(world, bomb);
  const { token } = await world.control({ do: 'token', user: 'ada' });
  const markup = `<spaces-list></spaces-list><spaces-user-search></spaces-user-search>
    <spaces-invite-dialog space="${space}"></spaces-invite-dialog>`;
  await scene.open(world, markup, { page, token });
  await page.waitForFunction(showsOptions, {}, 'spaces-list');
  const field = await page.waitForSelector('spaces-user-search >>> input');
  await field.type('person');
  await page.waitForFunction(showsOptions, {}, 'spaces-user-search');
  await page.evaluate(() => document.querySelector('spaces-invite-dialog').show());
  await page.waitForFunction(hasOpened);
}

async function addPeople(world, name) {
  const people = [];
  for (let number = 0; number < 20; number += 1) {
    const { id } = await world.control({ do: 'person', name, mail: `person${number}@example.test` });
    people.push(id);
  }
  return people;
}

/** Runs in the page. */
function isLive() {
  const chat = document.querySelector('spaces-join')?.shadowRoot?.querySelector('spaces-chat');
  return chat?.state?.line === 'live';
}

/** Runs in the page. */
function showsOptions(tag) {
  return document.querySelector(tag)?.shadowRoot?.querySelectorAll('[role="option"]').length > 0;
}

/** Runs in the page. */
function hasOpened() {
  return (
    document.querySelector('spaces-invite-dialog').shadowRoot.querySelector('dialog[open] select') !== null
  );
}

async function longestTask(show, bomb) {
  const page = await scene.browser.newPage();
  await page.evaluateOnNewDocument(watchTasks);
  await show(bomb, page);
  await page.screenshot();
  const longest = await page.evaluate(() => globalThis.longest);
  await page.close();
  return longest;
}

// The first page is slow for other reasons.
await longestTask(showAsMessages, 'Hello');

let failures = 0;
process.stdout.write(`${'longest task, ms'.padEnd(28)}${Object.keys(places).join('  ')}\n`);
for (const [name, bomb] of Object.entries(bombs)) {
  process.stdout.write(name.padEnd(28));
  for (const [place, show] of Object.entries(places)) {
    const longest = await longestTask(show, bomb);
    if (longest > limit) failures += 1;
    process.stdout.write(`${longest.toFixed(0).padStart(place.length)}  `);
  }
  process.stdout.write('\n');
}
await scene.stop();
process.exitCode = failures > 0 ? 1 : 0;
