<?php
/**
 * Plugin Name:       Spaces Elements
 * Description:       Adds Avaya Spaces to posts and pages: visitors open an invitation, join as a guest and chat on your site.
 * Version:           0.2.0
 * Requires at least: 6.3
 * Requires PHP:      7.4
 * Author:            The Spaces Elements contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       spaces-elements
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/** The version in the header above. It is also in the address of each script, so that an update replaces cached ones. */
define( 'SPACES_ELEMENTS_VERSION', '0.2.0' );
define( 'SPACES_ELEMENTS_FILE', __FILE__ );

require_once __DIR__ . '/includes/links.php';
require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/content.php';
require_once __DIR__ . '/includes/blocks.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/token.php';

if ( is_admin() ) {
	require_once __DIR__ . '/includes/settings-page.php';
}
