/** A people field that a test fills itself: what the dialog needs of `<spaces-user-search>`, and nothing more. */
export type Picked =
  | { readonly kind: 'person'; readonly id: string; readonly name: string }
  | { readonly kind: 'email'; readonly email: string };

export class PeopleField extends HTMLElement {
  selected: readonly Picked[] = [];

  /** Everybody at once, as after a paste. */
  choose(people: PeopleField['selected']): void {
    this.selected = people;
    this.dispatchEvent(new CustomEvent('spaces-person-picked', { bubbles: true, composed: true }));
  }
}

if (customElements.get('spaces-user-search') === undefined) {
  customElements.define('spaces-user-search', PeopleField);
}
