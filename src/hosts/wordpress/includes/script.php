<?php
/**
 * Loads `embed.js` with the settings of the site. Nothing is loaded from another server.
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/**
 * The settings as data attributes of the script's tag. Only there does `embed.js` read them.
 *
 * @return array Values by name of the attribute.
 */
function spaces_elements_script_data() {
	$settings = spaces_elements_settings();
	$data     = array(
		'data-server'         => $settings['server'],
		'data-web-server'     => $settings['web_server'],
		'data-client-id'      => $settings['client_id'],
		'data-redirect-uri'   => '' !== $settings['client_id'] ? spaces_elements_page( $settings['redirect_page'], home_url( '/' ) ) : '',
		'data-token-endpoint' => '' !== $settings['client_id'] ? $settings['token_endpoint'] : '',
		'data-join-page'      => spaces_elements_page( $settings['join_page'], '' ),
		'data-token-url'      => spaces_elements_token_url(),
	);
	$data     = array_filter( $data, 'strlen' );
	return $settings['links'] ? $data + array( 'data-links' => '' ) : $data;
}

/**
 * The address of a published page.
 *
 * @param int    $id    Id of the page.
 * @param string $other The result if there is no such page.
 * @return string
 */
function spaces_elements_page( $id, $other ) {
	$address = $id > 0 && 'publish' === get_post_status( $id ) ? get_permalink( $id ) : false;
	return is_string( $address ) ? $address : $other;
}

/** Adds both scripts to the footer. A post may be shown on any page, and the script loads nothing else before it is. */
function spaces_elements_enqueue_scripts() {
	$options = array(
		'in_footer' => true,
		'strategy'  => 'defer',
	);
	wp_enqueue_script( 'spaces-elements', plugins_url( 'cdn/embed.js', SPACES_ELEMENTS_FILE ), array(), SPACES_ELEMENTS_VERSION, $options );
	wp_enqueue_script( 'spaces-elements-open', plugins_url( 'assets/open.js', SPACES_ELEMENTS_FILE ), array(), SPACES_ELEMENTS_VERSION, $options );
}
add_action( 'wp_enqueue_scripts', 'spaces_elements_enqueue_scripts' );

/** Block themes draw a ring around each element with the focus inside. Ours draw their own. */
function spaces_elements_enqueue_style() {
	wp_register_style( 'spaces-elements', false, array(), SPACES_ELEMENTS_VERSION );
	wp_enqueue_style( 'spaces-elements' );
	wp_add_inline_style( 'spaces-elements', ':is(spaces-join,spaces-chat,spaces-list,spaces-call,spaces-user-search,spaces-invite-dialog):focus{outline:0}' );
}
add_action( 'wp_enqueue_scripts', 'spaces_elements_enqueue_style' );

/**
 * Writes the settings into the tags of both scripts.
 *
 * @param string $html   The script's tag.
 * @param string $handle The script's name.
 * @return string
 */
function spaces_elements_script_tag( $html, $handle ) {
	if ( 'spaces-elements-open' === $handle ) {
		return spaces_elements_with_data( $html, array( 'data-label' => __( 'Open the conversation', 'spaces-elements' ) ) );
	}
	return 'spaces-elements' === $handle ? spaces_elements_with_data( $html, spaces_elements_script_data() ) : $html;
}
add_filter( 'script_loader_tag', 'spaces_elements_script_tag', 10, 2 );

/**
 * Adds attributes to the tag of a script that has an address.
 *
 * @param string $html The script's tag, and perhaps others for inline scripts.
 * @param array  $data Values by name of the attribute.
 * @return string
 */
function spaces_elements_with_data( $html, $data ) {
	$tags = new WP_HTML_Tag_Processor( $html );
	while ( $tags->next_tag( 'script' ) ) {
		if ( null === $tags->get_attribute( 'src' ) ) {
			continue;
		}
		foreach ( $data as $name => $value ) {
			$tags->set_attribute( $name, $value );
		}
	}
	return $tags->get_updated_html();
}

/** Lists the allowed servers in the head, where the elements look for them. */
function spaces_elements_print_servers() {
	$settings = spaces_elements_settings();
	$servers  = array_unique( array_merge( array_filter( array( $settings['server'], $settings['web_server'] ) ), $settings['servers'] ) );
	if ( $servers ) {
		printf( '<meta name="spaces-servers" content="%s">' . "\n", esc_attr( implode( ' ', $servers ) ) );
	}
}
add_action( 'wp_head', 'spaces_elements_print_servers', 1 );
