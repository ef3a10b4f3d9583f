<?php
/**
 * The endpoint where the page of a signed-in user gets a token. The service documents no call with which a server gets a
 * token for a user, so code of the site returns it through the filter `spaces_elements_token`. [unknown: spaces-api §2]
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/** Registers `POST wp-json/spaces-elements/v1/token`. */
function spaces_elements_register_route() {
	register_rest_route(
		'spaces-elements/v1',
		'/token',
		array(
			'methods'             => 'POST',
			'callback'            => 'spaces_elements_token_response',
			'permission_callback' => 'spaces_elements_check_permission',
			'show_in_index'       => false,
		)
	);
}
add_action( 'rest_api_init', 'spaces_elements_register_route' );

/**
 * Whether the current user may get a token.
 *
 * @return bool
 */
function spaces_elements_may_request_token() {
	$capability = spaces_elements_token_capability();
	return '' !== $capability && is_user_logged_in() && current_user_can( $capability ) && has_filter( 'spaces_elements_token' );
}

/**
 * The address of the endpoint for the current user, or an empty string if they get no token. WordPress only knows a user
 * of this endpoint by the nonce in its address, so another site cannot request a token.
 *
 * @return string
 */
function spaces_elements_token_url() {
	return spaces_elements_may_request_token() ? add_query_arg( '_wpnonce', wp_create_nonce( 'wp_rest' ), rest_url( 'spaces-elements/v1/token' ) ) : '';
}

/**
 * Refuses visitors, requests without a nonce, and users without the capability.
 *
 * @param WP_REST_Request $request The request.
 * @return true|WP_Error
 */
function spaces_elements_check_permission( $request ) {
	if ( ! is_user_logged_in() ) {
		return new WP_Error( 'spaces_elements_signed_out', __( 'Sign in first.', 'spaces-elements' ), array( 'status' => 401 ) );
	}
	// Other ways to sign in, such as application passwords, need no nonce at WordPress, but have no page either.
	$nonce = $request->get_header( 'x_wp_nonce' ) ? $request->get_header( 'x_wp_nonce' ) : $request->get_param( '_wpnonce' );
	if ( ! is_string( $nonce ) || ! wp_verify_nonce( $nonce, 'wp_rest' ) ) {
		return new WP_Error( 'spaces_elements_nonce', __( 'Reload the page.', 'spaces-elements' ), array( 'status' => 403 ) );
	}
	$capability = spaces_elements_token_capability();
	if ( '' === $capability || ! current_user_can( $capability ) ) {
		return new WP_Error( 'spaces_elements_capability', __( 'You may not use this.', 'spaces-elements' ), array( 'status' => 403 ) );
	}
	return true;
}

/**
 * Returns the token of the current user, in the form that the elements read.
 *
 * @return WP_REST_Response|WP_Error
 */
function spaces_elements_token_response() {
	/**
	 * Filters the token of a user. Return an array with `token`, `tokenType` (`jwt` or `bearer`) and `expiresIn` (seconds),
	 * or a WP_Error. Get the token for exactly this user: anyone who has it acts in their name.
	 *
	 * @param array|WP_Error|null $token Null: there is no token.
	 * @param WP_User             $user  The current user.
	 */
	$token = apply_filters( 'spaces_elements_token', null, wp_get_current_user() );
	if ( is_wp_error( $token ) ) {
		return $token;
	}
	$read = spaces_elements_read_token( $token );
	if ( ! $read ) {
		return new WP_Error( 'spaces_elements_no_token', __( 'This site has no token for you.', 'spaces-elements' ), array( 'status' => 503 ) );
	}
	$response = new WP_REST_Response( $read );
	$response->header( 'Cache-Control', 'no-store, private' );
	return $response;
}

/**
 * Reads the result of the filter.
 *
 * @param mixed $token What the site's code returned.
 * @return array|null
 */
function spaces_elements_read_token( $token ) {
	if ( ! is_array( $token ) || empty( $token['token'] ) || ! is_string( $token['token'] ) ) {
		return null;
	}
	$read = array(
		'token'     => $token['token'],
		'tokenType' => isset( $token['tokenType'] ) && 'bearer' === $token['tokenType'] ? 'bearer' : 'jwt',
	);
	if ( isset( $token['expiresIn'] ) && is_numeric( $token['expiresIn'] ) && $token['expiresIn'] > 0 ) {
		$read['expiresIn'] = (int) $token['expiresIn'];
	}
	return $read;
}
