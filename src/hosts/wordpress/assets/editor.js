/**
 * Both blocks in the editor. The preview is a picture of the element made of plain markup: the editor loads no element,
 * sends no request to the service and joins nothing.
 */
(({ blocks, blockEditor, components, element, i18n }) => {
  const { createElement: el, Fragment } = element;
  const { InspectorControls, useBlockProps } = blockEditor;
  const { Notice, PanelBody, TextControl, ToggleControl } = components;
  const { __ } = i18n;

  const inviteLink = /^https?:\/\/[^\s/?#]+\/spaces\/invites\/[\da-f]{24}\/join(?:[?#]\S*)?$/i;
  const spaceId = /^[\da-f]{24}$/i;

  const preview = (...children) => el('div', { className: 'spaces-elements-preview' }, ...children);
  const line = (className, text) => el('p', { className: `spaces-elements-${className}` }, text);
  const warning = (text) => el(Notice, { status: 'warning', isDismissible: false }, text);

  const toggle = ({ attributes, setAttributes }, name, label, help) =>
    el(ToggleControl, {
      label,
      help,
      checked: attributes[name],
      onChange: (value) => setAttributes({ [name]: value }),
      __nextHasNoMarginBottom: true,
    });

  const textField = ({ attributes, setAttributes }, name, label, help) =>
    el(TextControl, {
      label,
      help,
      value: attributes[name] ?? '',
      onChange: (value) => setAttributes({ [name]: value.trim() }),
      __nextHasNoMarginBottom: true,
    });

  const invitationPreview = ({ chat }) =>
    preview(
      line('title', __('Join the conversation', 'spaces-elements')),
      line('field', __('Your name', 'spaces-elements')),
      line('button', __('Join as guest', 'spaces-elements')),
      chat && line('note', __('The conversation opens here after joining.', 'spaces-elements')),
    );

  function EditInvitation(props) {
    const { invite = '', fromAddress } = props.attributes;
    const settings = el(
      InspectorControls,
      null,
      el(
        PanelBody,
        { title: __('Invitation', 'spaces-elements') },
        toggle(props, 'chat', __('Show the conversation after joining', 'spaces-elements')),
        toggle(props, 'noGuest', __('Only users with an account', 'spaces-elements')),
        toggle(props, 'noSignIn', __('Only guests', 'spaces-elements')),
        toggle(
          props,
          'fromAddress',
          __('Read the invitation from the address of the page', 'spaces-elements'),
          __('For the page to which your invitations lead.', 'spaces-elements'),
        ),
      ),
    );
    return el(
      Fragment,
      null,
      settings,
      el(
        'div',
        useBlockProps(),
        textField(
          props,
          'invite',
          __('Invite link', 'spaces-elements'),
          __('Copy it in Avaya Spaces. Each visitor of this page can join with it.', 'spaces-elements'),
        ),
        invite !== '' &&
          !inviteLink.test(invite) &&
          warning(__('This is not an invite link.', 'spaces-elements')),
        (inviteLink.test(invite) || fromAddress) && invitationPreview(props.attributes),
      ),
    );
  }

  /** The plain link stays in the post, also if the plugin is removed. */
  function SaveInvitation({ attributes: { invite } }) {
    const link = invite && inviteLink.test(invite) && el('a', { href: invite }, invite);
    return el('div', useBlockProps.save(), link);
  }

  function EditChat(props) {
    const { space } = props.attributes;
    return el(
      Fragment,
      null,
      el(
        InspectorControls,
        null,
        el(
          PanelBody,
          { title: __('Conversation', 'spaces-elements') },
          toggle(props, 'readonly', __('Visitors can only read', 'spaces-elements')),
        ),
      ),
      el(
        'div',
        useBlockProps(),
        textField(
          props,
          'space',
          __('Id of the space', 'spaces-elements'),
          __('Leave it empty to show the space that the visitor joined on this page.', 'spaces-elements'),
        ),
        space !== '' &&
          !spaceId.test(space) &&
          warning(__('This is not the id of a space.', 'spaces-elements')),
        preview(
          line('message', __('Messages of the space', 'spaces-elements')),
          line('field', __('Message', 'spaces-elements')),
          line('button', __('Send', 'spaces-elements')),
        ),
      ),
    );
  }

  blocks.registerBlockType('spaces-elements/invitation', { edit: EditInvitation, save: SaveInvitation });
  blocks.registerBlockType('spaces-elements/chat', { edit: EditChat, save: () => null });
})(window.wp);
