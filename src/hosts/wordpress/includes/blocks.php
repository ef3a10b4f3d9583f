<?php
/**
 * The blocks "Spaces invitation" and "Spaces conversation".
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/** Registers both blocks and the script of their preview. */
function spaces_elements_register_blocks() {
	$needs = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( 'spaces-elements-editor', plugins_url( 'assets/editor.js', SPACES_ELEMENTS_FILE ), $needs, SPACES_ELEMENTS_VERSION, true );
	wp_register_style( 'spaces-elements-editor', plugins_url( 'assets/editor.css', SPACES_ELEMENTS_FILE ), array(), SPACES_ELEMENTS_VERSION );
	wp_set_script_translations( 'spaces-elements-editor', 'spaces-elements' );
	$folder = plugin_dir_path( SPACES_ELEMENTS_FILE ) . 'blocks/';
	register_block_type( $folder . 'invitation', array( 'render_callback' => 'spaces_elements_render_invitation' ) );
	register_block_type( $folder . 'chat', array( 'render_callback' => 'spaces_elements_render_chat' ) );
}
add_action( 'init', 'spaces_elements_register_blocks' );

/**
 * Renders an invitation. The block keeps its link as a plain one in the post, which also works without the plugin.
 *
 * @param array  $block   The block's attributes.
 * @param string $content The block's saved HTML.
 * @return string Safe HTML.
 */
function spaces_elements_render_invitation( $block, $content ) {
	$given = array(
		'invite'       => spaces_elements_first_link( $content ),
		'invite_param' => empty( $block['fromAddress'] ) ? '' : 'invite',
		'chat'         => ! empty( $block['chat'] ),
		'no_guest'     => ! empty( $block['noGuest'] ),
		'no_sign_in'   => ! empty( $block['noSignIn'] ),
	);
	$read  = spaces_elements_read_attributes( 'join', $given );
	return isset( $read['invite'] ) || isset( $read['invite_param'] ) ? spaces_elements_markup( 'join', $read, get_block_wrapper_attributes() ) : '';
}

/**
 * The address of the first link in HTML.
 *
 * @param string $html Saved HTML of a block.
 * @return string
 */
function spaces_elements_first_link( $html ) {
	$tags = new WP_HTML_Tag_Processor( $html );
	while ( $tags->next_tag() ) {
		$href = $tags->get_attribute( 'href' );
		if ( 'A' === $tags->get_tag() && is_string( $href ) ) {
			return $href;
		}
	}
	return '';
}

/**
 * Renders a conversation.
 *
 * @param array $block The block's attributes.
 * @return string Safe HTML.
 */
function spaces_elements_render_chat( $block ) {
	$given = array(
		'space'    => isset( $block['space'] ) ? $block['space'] : '',
		'readonly' => ! empty( $block['readonly'] ),
	);
	$read  = spaces_elements_read_attributes( 'chat', $given );
	if ( '' !== $given['space'] && ! isset( $read['space'] ) ) {
		return '';
	}
	return spaces_elements_markup( 'chat', $read, get_block_wrapper_attributes() );
}
