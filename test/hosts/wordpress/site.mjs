/** A new WordPress with the plugin, an author without the right for raw HTML, and posts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageOf } from '../install.mjs';
import { PhpServer } from './php-server.mjs';

const builds = 'node_modules/@wp-playground/wordpress-builds';
export const plugin = 'spaces-elements/spaces-elements.php';
/** Where WordPress writes errors, warnings and notices of PHP. */
export const log = 'debug.log';
const password = 'a password for tests';

export const print = (value) => `echo "\\n" . wp_json_encode( array( 'result' => ${value} ) );`;

/** Installs WordPress and the plugin from the packed package. */
export async function startSite({ folder, port, server, web }) {
  const { unzipSync } = await packageOf(folder, 'fflate');
  const unzip = (path) => unzipSync(readFileSync(join(folder, path)));
  const php = await PhpServer.start({ folder, port, assets: join(folder, builds, 'public/wp-6.5') });
  const { 'wp-content/database/.ht.sqlite': _installed, ...wordpress } = unzip(
    `${builds}/src/wordpress/wp-6.5.zip`,
  );
  php.write(wordpress);
  php.write(
    databaseFiles(unzip(`${builds}/src/sqlite-database-integration/sqlite-database-integration.zip`)),
  );
  php.write({ 'wp-config.php': configuration(php.origin) });
  php.write({
    'plugin.zip': readFileSync(
      join(folder, 'node_modules/spaces-elements/dist/hosts/spaces-elements-wordpress.zip'),
    ),
  });
  await php.evaluate(
    `require ABSPATH . 'wp-admin/includes/upgrade.php';
    $done = wp_install( 'Harbour Office', 'admin', 'admin@example.test', true, '', '${password}' );
    ${print('$done["user_id"]')}`,
    { before: "define( 'WP_INSTALLING', true );" },
  );
  php.before = await php.evaluate(snapshot());
  php.write({ 'wp-content/mu-plugins/site-token.php': tokenOfSite });
  await php.evaluate(setUp(server, web));
  php.giveTokens = (token, capability) => giveTokens(php, token, capability);
  return php;
}

/** The database is SQLite, which WordPress reaches through the official plugin for it. */
function databaseFiles(zip) {
  const folder = 'wp-content/mu-plugins/sqlite-database-integration';
  const [top] = Object.keys(zip)[0].split('/');
  const files = Object.fromEntries(
    Object.entries(zip).map(([path, bytes]) => [path.replace(top, folder), bytes]),
  );
  const dropIn = Buffer.from(files[`${folder}/db.copy`])
    .toString()
    .replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', `/wordpress/${folder}`)
    .replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php');
  return { ...files, 'wp-content/db.php': dropIn };
}

function configuration(origin) {
  const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
    `${name}_KEY`,
    `${name}_SALT`,
  ]);
  return `<?php
define( 'DB_NAME', 'test' ); define( 'DB_USER', '' ); define( 'DB_PASSWORD', '' ); define( 'DB_HOST', '' );
define( 'DB_CHARSET', 'utf8' ); define( 'DB_COLLATE', '' );
${keys.map((name) => `define( '${name}', 'only for tests: ${name}' );`).join('\n')}
$table_prefix = 'wp_';
define( 'WP_HOME', '${origin}' ); define( 'WP_SITEURL', '${origin}' );
define( 'WP_DEBUG', true ); define( 'WP_DEBUG_LOG', '/wordpress/${log}' ); define( 'WP_DEBUG_DISPLAY', false );
define( 'CONCATENATE_SCRIPTS', false ); define( 'DISABLE_WP_CRON', true ); define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'AUTOMATIC_UPDATER_DISABLED', true );
if ( ! defined( 'ABSPATH' ) ) { define( 'ABSPATH', __DIR__ . '/' ); }
require_once ABSPATH . 'wp-settings.php';
`;
}

/** What the owner of a site adds to it: the token of the current user. */
const tokenOfSite = `<?php
add_filter( 'spaces_elements_token', function ( $token ) {
  return get_transient( 'token_of_test' );
} );`;

/** Lets the site return this token to its users with the capability, or to no user. */
function giveTokens(php, token, capability = 'read') {
  const held = Buffer.from(JSON.stringify(token ?? null)).toString('base64');
  return php.evaluate(`set_transient( 'token_of_test', json_decode( base64_decode( '${held}' ), true ) );
    $settings = array_merge( spaces_elements_settings(), array( 'capability' => '${token ? capability : ''}' ) );
    update_option( 'spaces_elements_settings', $settings );
    ${print('true')}`);
}

/** PHP that prints the names of all tables, options and meta data. */
export function snapshot() {
  return `global $wpdb; ${print(`array(
    'tables' => $wpdb->get_col( 'SHOW TABLES' ),
    'options' => $wpdb->get_col( "SELECT option_name FROM $wpdb->options" ),
    'postmeta' => $wpdb->get_col( "SELECT DISTINCT meta_key FROM $wpdb->postmeta" ),
    'usermeta' => $wpdb->get_col( "SELECT DISTINCT meta_key FROM $wpdb->usermeta" )
  )`)}`;
}

/** Signs a user in as they would, but leads to a file instead of the dashboard, which loads slowly. */
export async function signIn(page, origin, user) {
  await page.goto(`${origin}/wp-login.php?redirect_to=/license.txt`);
  await page.locator('#user_login').fill(user);
  await page.locator('#user_pass').fill(password);
  await Promise.all([page.waitForNavigation(), page.click('#wp-submit')]);
}

/** Unpacks the plugin as WordPress does, turns it on, and adds users. */
function setUp(server, web) {
  return `require ABSPATH . 'wp-admin/includes/admin.php';
    update_option( 'permalink_structure', '/%postname%/' );
    update_option( 'show_avatars', 0 );
    flush_rewrite_rules();
    WP_Filesystem();
    $unpacked = unzip_file( ABSPATH . 'plugin.zip', WP_PLUGIN_DIR );
    if ( is_wp_error( $unpacked ) ) { throw new Exception( $unpacked->get_error_message() ); }
    $active = activate_plugin( '${plugin}' );
    if ( is_wp_error( $active ) ) { throw new Exception( $active->get_error_message() ); }
    foreach ( array( 'author', 'subscriber' ) as $role ) {
      wp_insert_user( array( 'user_login' => $role, 'user_pass' => '${password}', 'user_email' => $role . '@example.test', 'role' => $role ) );
    }
    update_option( 'spaces_elements_settings', array_merge( spaces_elements_default_settings(), array( 'server' => '${server}', 'web_server' => '${web}' ) ) );
    ${print('is_plugin_active( "' + plugin + '" )')}`;
}

/** Saves a post as a user would: without the right for raw HTML, WordPress removes what it does not allow. Returns its address. */
export async function publish(php, { user = 'author', title, content }) {
  const encoded = Buffer.from(JSON.stringify({ title, content })).toString('base64');
  return php.evaluate(`wp_set_current_user( get_user_by( 'login', '${user}' )->ID );
    kses_init();
    $post = json_decode( base64_decode( '${encoded}' ), true );
    $id   = wp_insert_post( wp_slash( array( 'post_title' => $post['title'], 'post_content' => $post['content'], 'post_status' => 'publish' ) ), true );
    ${print('array( "id" => $id, "address" => get_permalink( $id ), "content" => get_post( $id )->post_content, "raw" => current_user_can( "unfiltered_html" ) )')}`);
}
