<?php
/**
 * Deletes what the plugin has stored: one option on each site. It has no tables, no post meta and no user meta.
 *
 * @package SpacesElements
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

/** Deletes the option on all sites of a network, or on the only one. */
function spaces_elements_uninstall() {
	$sites = is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( get_current_blog_id() );
	foreach ( $sites as $site ) {
		if ( is_multisite() ) {
			switch_to_blog( $site );
		}
		delete_option( 'spaces_elements_settings' );
		if ( is_multisite() ) {
			restore_current_blog();
		}
	}
}

spaces_elements_uninstall();
