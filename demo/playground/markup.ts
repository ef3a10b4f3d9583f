/** The markup of a state: in the frame, and as code to copy. */
import type { Attributes, State } from './state.ts';

/** With the placeholders of demo pages. */
export function markupOf(
  tag: string,
  { page, as, settings = {}, attributes = {}, content = '' }: State,
): string {
  if (page !== undefined) return page;
  const provider = { ...(as && { token: `%TOKEN_${as.toUpperCase()}%` }), ...settings };
  return `<spaces-provider${attributesIn(provider)}>
  <${tag}${attributesIn(attributes)}>${content}</${tag}>
</spaces-provider>`;
}

/** The same for a page author: with words in place of addresses and tokens, and a line for each tag. */
export function codeOf(tag: string, state: State): string {
  return `<script type="module" src="spaces-elements.js"></script>

${markupOf(tag, state)}`
    .replaceAll(/ token="%TOKEN_\w+%"/g, ' token-url="/spaces-token"')
    .replaceAll('%SPACES_INVITE%', 'https://…/spaces/invites/…/join')
    .replaceAll('%SPACES_WEB%/spaces/%SPACES_SPACE%', 'https://…/spaces/…')
    .replaceAll('%SPACES_SPACE%', 'id of the space')
    .replaceAll('%PAGE%', 'https://your.site/');
}

function attributesIn(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) =>
      value === '' ? ` ${name}` : ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    )
    .join('');
}
