<?php
/**
 * The page Settings → Spaces Elements, for users with the capability `manage_options`.
 *
 * @package SpacesElements
 */

defined( 'ABSPATH' ) || exit;

/** Adds the page to the menu. */
function spaces_elements_add_page() {
	$title = __( 'Spaces Elements', 'spaces-elements' );
	add_options_page( $title, $title, 'manage_options', 'spaces-elements', 'spaces_elements_render_page' );
}
add_action( 'admin_menu', 'spaces_elements_add_page' );

/** Adds the sections and fields of the page. */
function spaces_elements_add_fields() {
	add_settings_section( 'spaces_elements_content', __( 'Posts and pages', 'spaces-elements' ), '__return_empty_string', 'spaces-elements' );
	add_settings_section( 'spaces_elements_servers', __( 'Servers', 'spaces-elements' ), 'spaces_elements_describe_servers', 'spaces-elements' );
	add_settings_section( 'spaces_elements_users', __( 'Users', 'spaces-elements' ), 'spaces_elements_describe_users', 'spaces-elements' );
	foreach ( spaces_elements_fields() as $name => $field ) {
		$field['name']      = $name;
		$field['label_for'] = 'spaces-elements-' . $name;
		add_settings_field( $name, $field['label'], 'spaces_elements_render_' . $field['kind'], 'spaces-elements', 'spaces_elements_' . $field['section'], $field );
	}
}
add_action( 'admin_init', 'spaces_elements_add_fields' );

/**
 * The fields of the page by the name of their setting.
 *
 * @return array
 */
function spaces_elements_fields() {
	return array(
		'links'          => spaces_elements_field( 'content', 'checkbox', __( 'Pasted links', 'spaces-elements' ), __( 'Show an invite link that has a line of its own as a join form.', 'spaces-elements' ) ),
		'join_page'      => spaces_elements_field( 'content', 'page_choice', __( 'Join page', 'spaces-elements' ), __( 'Invitations from this site lead to this page. It needs the block “Spaces invitation” that reads the invitation from the address, or [spaces_join invite_param="invite"].', 'spaces-elements' ) ),
		'server'         => spaces_elements_field( 'servers', 'text', __( 'Server', 'spaces-elements' ), __( 'Leave it empty for https://spacesapis.avayacloud.com.', 'spaces-elements' ) ),
		'web_server'     => spaces_elements_field( 'servers', 'text', __( 'Server of the web client', 'spaces-elements' ), __( 'Invite links on this server are accepted. Leave it empty for https://spaces.avayacloud.com.', 'spaces-elements' ) ),
		'servers'        => spaces_elements_field( 'servers', 'lines', __( 'Other allowed servers', 'spaces-elements' ), __( 'One address per line. No other server ever gets a request.', 'spaces-elements' ) ),
		'client_id'      => spaces_elements_field( 'users', 'text', __( 'Client id', 'spaces-elements' ), __( 'Lets visitors sign in at the service. You get the id when you register your site there.', 'spaces-elements' ) ),
		'redirect_page'  => spaces_elements_field( 'users', 'page_choice', __( 'Page after the sign-in', 'spaces-elements' ), __( 'Register its address at the service. Without a choice, it is the home page.', 'spaces-elements' ) ),
		'token_endpoint' => spaces_elements_field( 'users', 'text', __( 'Token endpoint', 'spaces-elements' ), __( 'Where the code of a sign-in is exchanged: a path of this site, or an address.', 'spaces-elements' ) ),
		'capability'     => spaces_elements_field( 'users', 'capability', __( 'Users with a token of this site', 'spaces-elements' ), __( 'These users need no sign-in at the service. Your site must return their token through the filter spaces_elements_token.', 'spaces-elements' ) ),
	);
}

/**
 * One field of the page.
 *
 * @param string $section Its section.
 * @param string $kind    Which function renders it.
 * @param string $label   Its label.
 * @param string $help    A sentence below it.
 * @return array
 */
function spaces_elements_field( $section, $kind, $label, $help ) {
	return compact( 'section', 'kind', 'label', 'help' );
}

/** Describes the servers. */
function spaces_elements_describe_servers() {
	echo '<p>' . esc_html__( 'Only for another environment of the service. Posts cannot choose a server.', 'spaces-elements' ) . '</p>';
}

/** Describes who can use what. */
function spaces_elements_describe_users() {
	echo '<p>' . esc_html__( 'Visitors join as guests without any of these settings.', 'spaces-elements' ) . '</p>';
}

/** Renders the page. */
function spaces_elements_render_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( 'spaces_elements' );
	do_settings_sections( 'spaces-elements' );
	submit_button();
	echo '</form></div>';
}

/**
 * The name of a field in the form.
 *
 * @param array $field The field.
 * @return string
 */
function spaces_elements_input_name( $field ) {
	return SPACES_ELEMENTS_OPTION . '[' . $field['name'] . ']';
}

/**
 * Prints the sentence below a field.
 *
 * @param array $field The field.
 */
function spaces_elements_print_help( $field ) {
	printf( '<p class="description" id="%s">%s</p>', esc_attr( $field['label_for'] . '-help' ), esc_html( $field['help'] ) );
}

/**
 * Renders a text field.
 *
 * @param array $field The field.
 */
function spaces_elements_render_text( $field ) {
	$value = spaces_elements_settings()[ $field['name'] ];
	printf( '<input type="text" class="regular-text code" id="%1$s" name="%2$s" value="%3$s" aria-describedby="%1$s-help">', esc_attr( $field['label_for'] ), esc_attr( spaces_elements_input_name( $field ) ), esc_attr( $value ) );
	spaces_elements_print_help( $field );
}

/**
 * Renders a field with one value per line.
 *
 * @param array $field The field.
 */
function spaces_elements_render_lines( $field ) {
	$value = implode( "\n", spaces_elements_settings()[ $field['name'] ] );
	printf( '<textarea class="large-text code" rows="3" id="%1$s" name="%2$s" aria-describedby="%1$s-help">%3$s</textarea>', esc_attr( $field['label_for'] ), esc_attr( spaces_elements_input_name( $field ) ), esc_textarea( $value ) );
	spaces_elements_print_help( $field );
}

/**
 * Renders a checkbox.
 *
 * @param array $field The field.
 */
function spaces_elements_render_checkbox( $field ) {
	$is_on = spaces_elements_settings()[ $field['name'] ];
	printf( '<input type="checkbox" id="%1$s" name="%2$s" value="1" aria-describedby="%1$s-help"%3$s>', esc_attr( $field['label_for'] ), esc_attr( spaces_elements_input_name( $field ) ), checked( $is_on, true, false ) );
	spaces_elements_print_help( $field );
}

/**
 * Renders a choice of a page.
 *
 * @param array $field The field.
 */
function spaces_elements_render_page_choice( $field ) {
	wp_dropdown_pages(
		array(
			'id'                => esc_attr( $field['label_for'] ),
			'name'              => esc_attr( spaces_elements_input_name( $field ) ),
			'selected'          => absint( spaces_elements_settings()[ $field['name'] ] ),
			'show_option_none'  => esc_html__( '— None —', 'spaces-elements' ),
			'option_none_value' => 0,
		)
	);
	spaces_elements_print_help( $field );
}

/**
 * Renders the choice of users.
 *
 * @param array $field The field.
 */
function spaces_elements_render_capability( $field ) {
	$chosen = spaces_elements_settings()[ $field['name'] ];
	printf( '<select id="%1$s" name="%2$s" aria-describedby="%1$s-help">', esc_attr( $field['label_for'] ), esc_attr( spaces_elements_input_name( $field ) ) );
	foreach ( spaces_elements_capabilities() as $capability => $label ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $capability ), selected( $chosen, $capability, false ), esc_html( $label ) );
	}
	echo '</select>';
	spaces_elements_print_help( $field );
}
