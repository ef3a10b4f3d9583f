/** An author writes a post in the block editor. The preview sends nothing to the service, and opens again unbroken. */
import { join } from 'node:path';
import { guestJourney, watchPage } from '../journey.mjs';
import { pictures } from './pictures.mjs';
import { signIn } from './site.mjs';

const journey = 'editor: author writes a post';

export async function checkEditor(site) {
  const { browser, php, invite, world } = site;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // The interpreter answers the many requests of the editor one by one.
  page.setDefaultTimeout(90_000);
  await page.setViewport({ width: 1280, height: 1000 });
  const problems = [];
  page.on('pageerror', (problem) => problems.push(problem.message));
  try {
    await signIn(page, php.origin, 'author');
    const requests = [];
    page.on('request', (request) => {
      if (request.url().startsWith(world.info.server)) requests.push(request.url());
    });
    await page.goto(`${php.origin}/wp-admin/post-new.php`);
    await closeGuide(page);
    const address = await write(page, invite);
    await page.screenshot({ path: join(pictures(), 'wordpress-editor.png') });
    await page.reload();
    await page.waitForFunction(
      () => globalThis.wp?.data?.select('core/block-editor')?.getBlocks().length > 1,
    );
    const invalid = await page.evaluate(brokenBlocks);
    const detail = [...problems, ...invalid, ...requests][0];
    const rows = [{ journey, ok: detail === undefined, detail: detail ?? 'no request, no broken block' }];
    return [...rows, await joinsIn(site, address)];
  } catch (problem) {
    await page.screenshot({ path: join(pictures(), 'wordpress-editor.png') });
    return [{ journey, ok: false, detail: problem.message }];
  } finally {
    await context.close();
  }
}

async function closeGuide(page) {
  await page.waitForFunction(() => globalThis.wp?.data?.select('core/editor')?.getCurrentPostId());
  await page.evaluate(() => {
    const { dispatch, select } = globalThis.wp.data;
    if (select('core/edit-post').isFeatureActive('welcomeGuide'))
      dispatch('core/edit-post').toggleFeature('welcomeGuide');
  });
}

/** Inserts both blocks, types the link, and publishes. Returns the address of the post. */
async function write(page, invite) {
  await page.evaluate(() => {
    const { blocks, data } = globalThis.wp;
    const made = ['invitation', 'chat'].map((name) => blocks.createBlock(`spaces-elements/${name}`));
    data.dispatch('core/block-editor').insertBlocks(made);
    data.dispatch('core/editor').editPost({ title: 'Office hours' });
  });
  const canvas = await canvasOf(page);
  const field = await canvas.waitForSelector('[data-type="spaces-elements/invitation"] input');
  await field.focus();
  await page.keyboard.type(invite.slice(0, 20));
  await canvas.waitForSelector('::-p-text(This is not an invite link.)');
  await page.keyboard.type(invite.slice(20));
  await canvas.waitForSelector('::-p-text(Join as guest)');
  return page.evaluate(async () => {
    const { dispatch, select } = globalThis.wp.data;
    await dispatch('core/editor').editPost({ status: 'publish' });
    await dispatch('core/editor').savePost();
    return select('core/editor').getPermalink();
  });
}

/** The editor draws the post in a frame if the theme allows it. */
async function canvasOf(page) {
  await page.waitForFunction(() =>
    document.querySelector('iframe[name="editor-canvas"], .editor-styles-wrapper'),
  );
  const frame = await page.$('iframe[name="editor-canvas"]');
  return frame ? frame.contentFrame() : page.mainFrame();
}

/** Runs in the page: WordPress shows “This block contains unexpected or invalid content” for these. */
async function brokenBlocks() {
  const { select, resolveSelect } = globalThis.wp.data;
  const { getCurrentPostId } = select('core/editor');
  await resolveSelect('core').getEntityRecord('postType', 'post', getCurrentPostId());
  const all = select('core/block-editor').getBlocks();
  const names = all.filter(({ isValid }) => !isValid).map(({ name }) => `${name} is broken`);
  return all.length < 2 ? ['The post has no blocks.'] : names;
}

/** A visitor joins in the post. */
async function joinsIn({ browser, world }, address) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 900, height: 1000 });
    const watched = watchPage(page);
    const row = await guestJourney({ page, url: address, world, text: 'Hello from the editor', watched });
    await page.screenshot({ path: join(pictures(), 'wordpress-post.png') });
    return { ...row, journey: 'editor: visitor joins and talks' };
  } finally {
    await context.close();
  }
}
