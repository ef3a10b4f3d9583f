/** Deleting the plugin leaves no option, no table and no meta data. */
import { plugin, print, snapshot } from './site.mjs';

export async function checkRemoval({ php }) {
  const deleted = await php.evaluate(`require ABSPATH . 'wp-admin/includes/admin.php';
    deactivate_plugins( '${plugin}' );
    $deleted = delete_plugins( array( '${plugin}' ) );
    ${print('is_wp_error( $deleted ) ? $deleted->get_error_message() : $deleted')}`);
  const after = await php.evaluate(snapshot());
  const left = Object.entries(after).flatMap(([kind, names]) =>
    names.filter((name) => !php.before[kind].includes(name)).map((name) => `${kind} ${name}`),
  );
  const named = await php.evaluate(
    `global $wpdb; ${print(`array_merge(
    $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%spaces%elements%' OR option_value LIKE '%spaces%elements%'" ),
    $wpdb->get_col( "SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%spaces%'" ),
    $wpdb->get_col( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%spaces%'" )
  )`)}`,
  );
  const own = left.filter((name) => !isOfWordPress(name));
  const ok = deleted === true && own.length === 0 && named.length === 0;
  return [
    { journey: 'uninstall leaves nothing', ok, detail: [...own, ...named][0] ?? `deleted: ${deleted}` },
  ];
}

/** What WordPress itself stores when users sign in, write posts and open the editor. */
function isOfWordPress(name) {
  return /^(?:options (?:_(?:site_)?transient_|theme_mods_|category_children|wp_calendar_block_|https_detection|uninstall_plugins|recently_activated|can_compress_scripts|finished_updating_comment_type)|postmeta _(?:edit_l|pingme|encloseme|wp_)|usermeta (?:session_tokens|wp_dashboard|wp_user-settings|wp_persisted_preferences|wp_capabilities|wp_user_level|wp_))/.test(
    name,
  );
}
