<?php
/**
 * The settings of the site: their default values, and how input becomes a setting.
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/** The only option of this plugin. */
const SPACES_ELEMENTS_OPTION = 'spaces_elements_settings';

/**
 * Default values. An empty server means the service itself, an empty capability that no user gets a token.
 *
 * @return array
 */
function spaces_elements_default_settings() {
	return array(
		'server'         => '',
		'web_server'     => '',
		'servers'        => array(),
		'client_id'      => '',
		'redirect_page'  => 0,
		'token_endpoint' => '',
		'join_page'      => 0,
		'capability'     => '',
		'links'          => true,
	);
}

/**
 * The settings of this site. Values of another type, which other code may have written, count as missing.
 *
 * @return array
 */
function spaces_elements_settings() {
	$stored   = get_option( SPACES_ELEMENTS_OPTION, array() );
	$settings = spaces_elements_default_settings();
	foreach ( $settings as $name => $value ) {
		if ( is_array( $stored ) && isset( $stored[ $name ] ) && gettype( $stored[ $name ] ) === gettype( $value ) ) {
			$settings[ $name ] = $stored[ $name ];
		}
	}
	return $settings;
}

/**
 * Which users may get a token. Each of them has what the capability allows.
 *
 * @return array Names by capability.
 */
function spaces_elements_capabilities() {
	return array(
		''                  => __( 'No user', 'spaces-elements' ),
		'read'              => __( 'All users with an account on this site', 'spaces-elements' ),
		'edit_posts'        => __( 'Contributors, authors, editors and administrators', 'spaces-elements' ),
		'publish_posts'     => __( 'Authors, editors and administrators', 'spaces-elements' ),
		'edit_others_posts' => __( 'Editors and administrators', 'spaces-elements' ),
		'manage_options'    => __( 'Administrators', 'spaces-elements' ),
	);
}

/**
 * The capability that a user needs to get a token, or an empty string: then no user gets one.
 *
 * @return string
 */
function spaces_elements_token_capability() {
	$settings = spaces_elements_settings();
	/**
	 * Filters the capability that a user needs to get a token, for capabilities that are not on the settings page.
	 *
	 * @param string $capability A capability; an empty string refuses all users.
	 */
	return (string) apply_filters( 'spaces_elements_token_capability', $settings['capability'] );
}

/** Registers the option. WordPress calls the callback before it stores any value. */
function spaces_elements_register_settings() {
	register_setting(
		'spaces_elements',
		SPACES_ELEMENTS_OPTION,
		array(
			'type'              => 'array',
			'sanitize_callback' => 'spaces_elements_sanitize_settings',
			'default'           => spaces_elements_default_settings(),
			'show_in_rest'      => false,
		)
	);
}
add_action( 'admin_init', 'spaces_elements_register_settings' );

/**
 * Turns the input of the settings page into settings. A wrong address is reported and left out.
 *
 * @param mixed $input The form's fields, or settings that were sanitized before.
 * @return array
 */
function spaces_elements_sanitize_settings( $input ) {
	$input      = is_array( $input ) ? $input : array();
	$capability = isset( $input['capability'] ) && is_string( $input['capability'] ) ? $input['capability'] : '';
	return array(
		'server'         => spaces_elements_sanitize_origin( $input, 'server' ),
		'web_server'     => spaces_elements_sanitize_origin( $input, 'web_server' ),
		'servers'        => spaces_elements_sanitize_origins( isset( $input['servers'] ) ? $input['servers'] : array() ),
		'client_id'      => isset( $input['client_id'] ) && is_string( $input['client_id'] ) ? sanitize_text_field( $input['client_id'] ) : '',
		'redirect_page'  => isset( $input['redirect_page'] ) ? absint( $input['redirect_page'] ) : 0,
		'token_endpoint' => spaces_elements_sanitize_endpoint( $input ),
		'join_page'      => isset( $input['join_page'] ) ? absint( $input['join_page'] ) : 0,
		'capability'     => array_key_exists( $capability, spaces_elements_capabilities() ) ? $capability : '',
		'links'          => ! empty( $input['links'] ),
	);
}

/**
 * Reads one origin of the form.
 *
 * @param array  $input The form's fields.
 * @param string $name  The name of the field.
 * @return string
 */
function spaces_elements_sanitize_origin( $input, $name ) {
	$text = isset( $input[ $name ] ) && is_string( $input[ $name ] ) ? trim( $input[ $name ] ) : '';
	return '' === $text ? '' : spaces_elements_known_origin( $text );
}

/**
 * Reads origins, separated by spaces or lines.
 *
 * @param mixed $input Text, or origins that were sanitized before.
 * @return string[]
 */
function spaces_elements_sanitize_origins( $input ) {
	$texts = is_string( $input ) ? preg_split( '/[\s,;]+/', $input, -1, PREG_SPLIT_NO_EMPTY ) : array_filter( (array) $input, 'is_string' );
	return array_values( array_unique( array_filter( array_map( 'spaces_elements_known_origin', $texts ) ) ) );
}

/**
 * Reads the address where the code of a sign-in is exchanged for a token: a path of this site, or an address.
 *
 * @param array $input The form's fields.
 * @return string
 */
function spaces_elements_sanitize_endpoint( $input ) {
	$text = isset( $input['token_endpoint'] ) && is_string( $input['token_endpoint'] ) ? trim( $input['token_endpoint'] ) : '';
	if ( '' === $text || preg_match( '#^/(?![/\\\\])[^\s<>"\']*$#', $text ) ) {
		return $text;
	}
	return '' === spaces_elements_known_origin( $text ) ? '' : esc_url_raw( $text, array( 'https', 'http' ) );
}

/**
 * The origin of an address of the form. If it has none, the settings page says so.
 *
 * @param string $text An address.
 * @return string
 */
function spaces_elements_known_origin( $text ) {
	$origin = spaces_elements_origin( $text );
	if ( '' === $origin && function_exists( 'add_settings_error' ) ) {
		/* translators: %s: what the user entered. */
		$message = sprintf( __( 'This is not the address of a server and was not saved: %s. It begins with https://.', 'spaces-elements' ), $text );
		add_settings_error( SPACES_ELEMENTS_OPTION, 'spaces_elements_origin', esc_html( $message ) );
	}
	return $origin;
}
