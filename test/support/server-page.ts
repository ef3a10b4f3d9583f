/** A page of another lit application that is rendered on a server and hydrated in the browser. */
import { html, LitElement, type TemplateResult } from 'lit';
import '../../src/all.ts';

class TeamPage extends LitElement {
  static override properties = { invite: {}, server: {}, web: {} };
  invite = '';
  server = '';
  web = '';

  protected override render(): TemplateResult {
    return html`<h1>Team</h1>
      <spaces-provider server=${this.server} web-server=${this.web}>
        <spaces-join invite=${this.invite} chat><p>The agenda</p></spaces-join>
      </spaces-provider>`;
  }
}

customElements.define('team-page', TeamPage);
