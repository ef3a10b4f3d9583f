<?php
/**
 * What authors put into posts: shortcodes, pasted invite links and `<div data-spaces>`. Each becomes a `div` with a plain
 * link, which `embed.js` shows as an element. Content can choose an element and these attributes, nothing else.
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/**
 * The attributes of each element that authors may set, and how each is read.
 *
 * @return array
 */
function spaces_elements_attributes() {
	return array(
		'join' => array(
			'invite'       => 'spaces_elements_invite_link',
			'invite_param' => 'spaces_elements_read_name',
			'chat'         => 'spaces_elements_read_flag',
			'no_guest'     => 'spaces_elements_read_flag',
			'no_sign_in'   => 'spaces_elements_read_flag',
		),
		'chat' => array(
			'space'    => 'spaces_elements_read_id',
			'person'   => 'spaces_elements_read_person',
			'readonly' => 'spaces_elements_read_flag',
		),
	);
}

/**
 * Reads a flag. `[spaces_join chat]` and `chat="true"` set it, `chat="false"`, `"no"` and `"0"` do not.
 *
 * @param mixed $value What the author wrote.
 * @return bool
 */
function spaces_elements_read_flag( $value ) {
	return is_bool( $value ) ? $value : is_scalar( $value ) && ! in_array( strtolower( trim( (string) $value ) ), array( 'false', 'no', '0', 'off' ), true );
}

/**
 * Reads the name of a query parameter.
 *
 * @param mixed $value What the author wrote.
 * @return string
 */
function spaces_elements_read_name( $value ) {
	return is_string( $value ) && preg_match( '/^[\w-]{1,64}$/', $value ) ? $value : '';
}

/**
 * Reads the id of a space or of a user.
 *
 * @param mixed $value What the author wrote.
 * @return string
 */
function spaces_elements_read_id( $value ) {
	return is_string( $value ) && preg_match( '/^[0-9a-f]{24}$/i', trim( $value ) ) ? strtolower( trim( $value ) ) : '';
}

/**
 * Reads the id or the e-mail address of a person.
 *
 * @param mixed $value What the author wrote.
 * @return string
 */
function spaces_elements_read_person( $value ) {
	$id = spaces_elements_read_id( $value );
	return '' !== $id || ! is_string( $value ) ? $id : sanitize_email( $value );
}

/**
 * Reads the attributes of an element. Unknown ones and values that cannot be read are left out.
 *
 * @param string $tag   Name of the element without `spaces-`.
 * @param mixed  $given What the author wrote.
 * @return array
 */
function spaces_elements_read_attributes( $tag, $given ) {
	$given = is_array( $given ) ? $given : array();
	$read  = array();
	foreach ( spaces_elements_attributes()[ $tag ] as $name => $reader ) {
		// A shortcode has an attribute without a value as a value without a name.
		$is_flag = 'spaces_elements_read_flag' === $reader && in_array( $name, array_filter( $given, 'is_int', ARRAY_FILTER_USE_KEY ), true );
		$value   = $is_flag ? true : ( isset( $given[ $name ] ) ? call_user_func( $reader, $given[ $name ] ) : '' );
		if ( '' !== $value && false !== $value ) {
			$read[ $name ] = $value;
		}
	}
	return $read;
}

/**
 * The markup of an element: a `div` with its attributes as data.
 *
 * @param string $tag        Name of the element without `spaces-`.
 * @param array  $attributes Attributes that were read before.
 * @param string $wrapper    Attributes of a block, as WordPress escaped them.
 * @return string Safe HTML.
 */
function spaces_elements_markup( $tag, $attributes, $wrapper = '' ) {
	$html = '<div ' . $wrapper . ' data-' . ( spaces_elements_opens_by_click( $tag, $attributes ) ? 'spaces-open' : 'spaces' ) . '="' . esc_attr( $tag ) . '"';
	foreach ( $attributes as $name => $value ) {
		$html .= ' data-' . esc_attr( str_replace( '_', '-', $name ) ) . '="' . esc_attr( true === $value ? '' : $value ) . '"';
	}
	$html .= '>';
	if ( isset( $attributes['invite'] ) ) {
		$html .= '<a href="' . esc_url( $attributes['invite'], array( 'https', 'http' ) ) . '">' . esc_html__( 'Join the conversation', 'spaces-elements' ) . '</a>';
	}
	return wp_kses( $html . '</div>', spaces_elements_allowed_html() );
}

/**
 * The HTML that this plugin writes into posts.
 *
 * @return array
 */
function spaces_elements_allowed_html() {
	$div = array(
		'class' => true,
		'id'    => true,
		'style' => true,
	);
	foreach ( spaces_elements_attributes() as $attributes ) {
		foreach ( array_merge( array( 'spaces', 'spaces-open' ), array_keys( $attributes ) ) as $name ) {
			$div[ 'data-' . str_replace( '_', '-', $name ) ] = true;
		}
	}
	return array(
		'div' => $div,
		'a'   => array( 'href' => true ),
	);
}

/**
 * Whether a visitor must press a button before the element is shown. What belongs to a certain space or person joins it
 * at once if the visitor is signed in, and an author must not join in the name of a reader. The other elements join
 * nothing before a click.
 *
 * @param string $tag        Name of the element without `spaces-`.
 * @param array  $attributes Its attributes.
 * @return bool
 */
function spaces_elements_opens_by_click( $tag, $attributes ) {
	if ( ! isset( $attributes['space'] ) && ! isset( $attributes['person'] ) ) {
		return false;
	}
	return in_array( $tag, array( 'chat', 'call', 'list' ), true ) || ( 'launcher' === $tag && isset( $attributes['open'] ) );
}

/**
 * The shortcode `[spaces_join invite="…" chat]`, also written as `[spaces_join https://…]`.
 *
 * @param mixed $given Attributes; an empty string without any.
 * @return string Safe HTML.
 */
function spaces_elements_join_shortcode( $given ) {
	$given = is_array( $given ) ? $given : array();
	if ( ! isset( $given['invite'] ) && isset( $given[0] ) ) {
		$given['invite'] = $given[0];
	}
	$attributes = spaces_elements_read_attributes( 'join', $given );
	if ( isset( $attributes['invite'] ) || isset( $attributes['invite_param'] ) ) {
		return spaces_elements_markup( 'join', $attributes );
	}
	return spaces_elements_hint( __( 'The shortcode [spaces_join] needs an invite link of your server. Only authors see this text.', 'spaces-elements' ) );
}
add_shortcode( 'spaces_join', 'spaces_elements_join_shortcode' );

/**
 * The shortcode `[spaces_chat space="…"]`. Without a space, it shows the one that the visitor joined.
 *
 * @param mixed $given Attributes; an empty string without any.
 * @return string Safe HTML.
 */
function spaces_elements_chat_shortcode( $given ) {
	$attributes = spaces_elements_read_attributes( 'chat', $given );
	foreach ( array( 'space', 'person' ) as $name ) {
		if ( ! empty( $given[ $name ] ) && ! isset( $attributes[ $name ] ) ) {
			return spaces_elements_hint( __( 'The shortcode [spaces_chat] needs the id of a space, or an e-mail address. Only authors see this text.', 'spaces-elements' ) );
		}
	}
	return spaces_elements_markup( 'chat', $attributes );
}
add_shortcode( 'spaces_chat', 'spaces_elements_chat_shortcode' );

/**
 * Tells authors what is wrong. Visitors see nothing.
 *
 * @param string $text A sentence.
 * @return string Safe HTML.
 */
function spaces_elements_hint( $text ) {
	return current_user_can( 'edit_posts' ) ? '<p><em>' . esc_html( $text ) . '</em></p>' : '';
}

/**
 * Lets a `<div data-spaces>` that an author wrote wait for a click, as the shortcode does.
 *
 * @param string $content The HTML of a post.
 * @return string
 */
function spaces_elements_wait_for_click( $content ) {
	if ( false === stripos( $content, 'data-spaces' ) ) {
		return $content;
	}
	$tags = new WP_HTML_Tag_Processor( $content );
	// A search for `div` misses `<DIV>` in WordPress 6.5.
	while ( $tags->next_tag() ) {
		$attributes = array(
			'space'  => $tags->get_attribute( 'data-space' ),
			'person' => $tags->get_attribute( 'data-person' ),
			'open'   => $tags->get_attribute( 'data-open' ),
		);
		$tag        = $tags->get_attribute( 'data-spaces' );
		if ( is_string( $tag ) && spaces_elements_opens_by_click( $tag, $attributes ) ) {
			$tags->set_attribute( 'data-spaces-open', $tag );
			$tags->remove_attribute( 'data-spaces' );
		}
	}
	return $tags->get_updated_html();
}
add_filter( 'the_content', 'spaces_elements_wait_for_click', 20 );

/**
 * Shows an invite link on a line of its own as an element, and in the preview of the editor as a link. WordPress then does
 * not ask the server of the link how to show it.
 */
function spaces_elements_register_embed() {
	if ( spaces_elements_settings()['links'] ) {
		wp_embed_register_handler( 'spaces_elements', '#^https?://[^\s/]+/spaces/invites/[0-9a-f]{24}/join(?:[?\#]\S*)?$#i', 'spaces_elements_embed' );
	}
}
add_action( 'init', 'spaces_elements_register_embed' );

/**
 * The markup for a pasted invite link. A link of another server stays a link.
 *
 * @param array  $matches The link.
 * @param array  $options Size of the embedded content; not needed here.
 * @param string $url     The link.
 * @return string|false Safe HTML; false if this is no invite link.
 */
function spaces_elements_embed( $matches, $options, $url ) {
	$link = spaces_elements_invite_link( $url );
	if ( '' === $link ) {
		return false;
	}
	if ( in_array( spaces_elements_origin( $link ), spaces_elements_web_servers(), true ) ) {
		return spaces_elements_markup(
			'join',
			array(
				'invite' => $link,
				'chat'   => true,
			)
		);
	}
	return '<a href="' . esc_url( $link ) . '">' . esc_html( $link ) . '</a>';
}

/**
 * Origins that invite links of this site may have, as the elements decide it.
 *
 * @return string[]
 */
function spaces_elements_web_servers() {
	$settings = spaces_elements_settings();
	// [doc: D/guides/invitations; client: AR strings.xml] The elements have the same list.
	$known = array( SPACES_ELEMENTS_WEB_SERVER, 'https://loganstaging.esna.com', 'https://spacesapis.avayacloud.com', 'https://loganstagingapis.esna.com', 'https://spaces.zang.io' );
	return array_merge( $known, array_filter( array( $settings['server'], $settings['web_server'] ) ), $settings['servers'] );
}
