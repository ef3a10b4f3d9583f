<?php
/**
 * Invite links and origins, as the elements read them.
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/** The web client of the service. Invite links that authors write as an id lead there by default. */
const SPACES_ELEMENTS_WEB_SERVER = 'https://spaces.avayacloud.com';

/**
 * The origin of an address: https, or http on this device. The elements have the same rule.
 *
 * @param mixed $text An address.
 * @return string The origin, or an empty string.
 */
function spaces_elements_origin( $text ) {
	$url = is_string( $text ) ? wp_parse_url( trim( $text ) ) : false;
	if ( ! $url || empty( $url['scheme'] ) || empty( $url['host'] ) || isset( $url['user'] ) || isset( $url['pass'] ) ) {
		return '';
	}
	$scheme = strtolower( $url['scheme'] );
	$host   = strtolower( $url['host'] );
	if ( ! preg_match( '/^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])$/', $host ) ) {
		return '';
	}
	$is_local = (bool) preg_match( '/^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d+){3}|\[::1\])$/', $host );
	if ( 'https' !== $scheme && ! ( 'http' === $scheme && $is_local ) ) {
		return '';
	}
	return $scheme . '://' . $host . ( isset( $url['port'] ) ? ':' . $url['port'] : '' );
}

/**
 * Reads an invite link or the id of an invitation, as authors paste it: with entities, quotes or an anchor around it.
 *
 * @param mixed $text What the author wrote.
 * @return string The link, or an empty string.
 */
function spaces_elements_invite_link( $text ) {
	if ( ! is_string( $text ) || strlen( $text ) > 4096 ) {
		return '';
	}
	$text = html_entity_decode( wp_strip_all_tags( $text ), ENT_QUOTES | ENT_HTML5, 'UTF-8' );
	$text = preg_replace( '/^[\s"\'<“”„«»‘’]+|[\s"\'>“”„«»‘’]+$/u', '', $text );
	if ( preg_match( '/^[0-9a-f]{24}$/i', (string) $text ) ) {
		$settings = spaces_elements_settings();
		$web      = '' !== $settings['web_server'] ? $settings['web_server'] : SPACES_ELEMENTS_WEB_SERVER;
		return $web . '/spaces/invites/' . strtolower( $text ) . '/join';
	}
	$is_invite = preg_match( '#^https?://[^\s/?\#<>"\'\\\\]+/spaces/invites/[0-9a-f]{24}/join(?:[?\#][^\s<>"\'\\\\]*)?$#i', (string) $text );
	return $is_invite && '' !== spaces_elements_origin( $text ) ? $text : '';
}
