/** The settings page: only users with the capability change settings, and input becomes a setting only if it is one. */
import { join } from 'node:path';
import { pictures } from './pictures.mjs';
import { print, signIn } from './site.mjs';

const address = '/wp-admin/options-general.php?page=spaces-elements';
const option = (name) => `[name="spaces_elements_settings[${name}]"]`;

export async function checkSettings({ browser, php }) {
  const before = await php.evaluate(print("get_option( 'spaces_elements_settings' )"));
  const rows = [];
  for (const user of ['subscriber', 'author']) rows.push(await refuses({ browser, php, user, before }));
  rows.push(await saves({ browser, php }));
  await php.evaluate(
    `$settings = json_decode( base64_decode( '${Buffer.from(JSON.stringify(before)).toString('base64')}' ), true );
    update_option( 'spaces_elements_settings', $settings ); ${print('true')}`,
  );
  return rows;
}

/** Opens the page, and sends its form with a nonce of another form. */
async function refuses({ browser, php, user, before }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await signIn(page, php.origin, user);
    const opened = await page.goto(php.origin + address);
    const sent = await page.evaluate(async (origin) => {
      const body = new URLSearchParams({
        option_page: 'spaces_elements',
        action: 'update',
        _wpnonce: '0123456789',
        'spaces_elements_settings[server]': 'https://evil.example',
      });
      return (await fetch(`${origin}/wp-admin/options.php`, { method: 'POST', body })).status;
    }, php.origin);
    const after = await php.evaluate(print("get_option( 'spaces_elements_settings' )"));
    const ok = opened.status() === 403 && sent === 403 && JSON.stringify(after) === JSON.stringify(before);
    return { journey: `settings: ${user} is refused`, ok, detail: `page ${opened.status()}, form ${sent}` };
  } finally {
    await context.close();
  }
}

/** Fills the form in as an administrator, with what is no setting among it. */
async function saves({ browser, php }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1100, height: 1100 });
    await signIn(page, php.origin, 'admin');
    await page.goto(php.origin + address);
    const fill = (name, text) => page.locator(option(name)).fill(text);
    await fill('server', 'https://spaces.partner.example/path?x=1');
    await fill('web_server', 'javascript:alert(1)');
    await fill('servers', 'https://a.example\nhttp://b.example\nhttps://c.example:8443/x');
    await fill('client_id', '<script>alert(1)</script>"><b>my id');
    await fill('token_endpoint', '//evil.example/token');
    await page.select(option('capability'), 'edit_posts');
    await Promise.all([page.waitForNavigation(), page.click('#submit')]);
    const html = await page.content();
    await page.screenshot({ path: join(pictures(), 'wordpress-settings.png'), fullPage: true });
    const stored = await php.evaluate(print("get_option( 'spaces_elements_settings' )"));
    const wanted = {
      server: 'https://spaces.partner.example',
      web_server: '',
      servers: ['https://a.example', 'https://c.example:8443'],
      client_id: '">my id',
      token_endpoint: '',
      capability: 'edit_posts',
    };
    const wrong = Object.keys(wanted).filter(
      (name) => JSON.stringify(stored[name]) !== JSON.stringify(wanted[name]),
    );
    const isTold = html.includes('This is not the address of a server');
    const detail =
      wrong.length > 0 ? `${wrong[0]}: ${JSON.stringify(stored[wrong[0]])}` : 'only settings are stored';
    return { journey: 'settings: administrator saves', ok: wrong.length === 0 && isTold, detail };
  } finally {
    await context.close();
  }
}
