/**
 * The script of `service-check.html`: a page with which a person who has a real invite link finds out how the service
 * behaves, in their own browser and on their own origin. Nothing is sent anywhere but to the service.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { SignInOpener, finishSignIn } from './controllers/sign-in-window.ts';
import { parseInviteLink } from './protocol/invite-link.ts';
import { readOrigin, serviceWebOrigins } from './protocol/server.ts';
import { requestCode, type SignInWindow } from './stores/session/sign-in.ts';
import { checkAccount, type AccountGrant } from './service-check/account-steps.ts';
import { joinAsGuest, lookAround, tryWrongPin } from './service-check/guest-steps.ts';
import { sendMessage, sendMore } from './service-check/message-steps.ts';
import { findingsOf, reportOf, type Finding, type Verdict } from './service-check/report.ts';
import { Run } from './service-check/run.ts';
import { serviceCheckStyles } from './service-check/service-check.styles.ts';
import { leave, listen } from './service-check/socket-steps.ts';

/** `problem`: a sentence. The run of `checked` can go on: with a message, or with an account. */
type CheckState =
  | { readonly step: 'ready'; readonly problem?: string }
  | { readonly step: 'running'; readonly what: string; readonly run?: Run }
  | { readonly step: 'needs-pin'; readonly run: Run; readonly isWrong: boolean }
  | { readonly step: 'checked'; readonly run: Run; readonly problem?: string }
  | { readonly step: 'refused'; readonly run: Run };

type Action = 'message' | 'more' | 'account';

const verdicts: Readonly<Record<Verdict, string>> = {
  documented: 'As documented',
  known: 'A known way',
  news: 'Not known before',
  untold: 'Not told',
};

const headings: Readonly<Record<Finding['fact']['step'], string>> = {
  guest: 'Guest and REST',
  socket: 'Socket',
  message: 'Messages',
  account: 'Account',
};

export class ServiceCheck extends LitElement {
  static override properties = {
    invite: { type: String },
    server: { type: String },
    clientId: { type: String, attribute: 'client-id' },
    state: { attribute: false },
  };

  /** The invite link that the field starts with. */
  declare invite: string;
  /** Origin of the REST server; by default the one of the link's environment. */
  declare server: string;
  /** The client id that the field starts with. */
  declare clientId: string;
  declare state: CheckState;
  readonly #opener = new SignInOpener(this);
  readonly #done = new Set<Action>();

  constructor() {
    super();
    this.invite = '';
    this.server = '';
    this.clientId = '';
    this.state = { step: 'ready' };
  }

  /** The page's own styles apply. */
  override createRenderRoot(): HTMLElement {
    return this;
  }

  override render(): TemplateResult {
    const { state } = this;
    return html`<p role="status" class="quiet">${statusOf(state)}</p>
      ${this.#renderStep(state)} ${'run' in state && state.run ? this.#renderFindings(state.run) : nothing}`;
  }

  #renderStep(state: CheckState): TemplateResult | typeof nothing {
    switch (state.step) {
      case 'ready':
        return this.#renderForm(state.problem);
      case 'needs-pin':
        return this.#renderPinForm(state.isWrong);
      case 'checked':
        return this.#renderActions(state.problem);
      case 'running':
      case 'refused':
        return nothing;
    }
  }

  #renderForm(problem: string | undefined): TemplateResult {
    return html`<form class="card" @submit=${this.#onStart}>
      <label
        >Invite link <input name="link" type="url" required autocomplete="off" .value=${this.invite}
      /></label>
      <details>
        <summary>Another server</summary>
        <label
          >Address of the REST server
          <input
            name="server"
            type="url"
            autocomplete="off"
            .value=${this.server}
            aria-describedby="server-hint"
        /></label>
        <p class="quiet" id="server-hint">By default the server of the link’s environment.</p>
      </details>
      <p>
        <strong>What others will see:</strong> two guests, “Service check (1 of 2)” and “Service check (2 of
        2)”, join the space. They read, and send nothing before you ask for it.
      </p>
      ${alert(problem)}
      <button class="action">Start the check</button>
    </form>`;
  }

  #renderPinForm(isWrong: boolean): TemplateResult {
    return html`<form class="card" @submit=${this.#onPin}>
      <label>PIN of the space <input name="pin" type="password" required autocomplete="off" /></label>
      <label class="choice"
        ><input name="wrong" type="checkbox" /> First try a wrong PIN once, to see how the service refuses
        it</label
      >
      ${alert(isWrong ? 'The service did not accept this PIN.' : undefined)}
      <button class="action">Continue</button>
    </form>`;
  }

  #renderActions(problem: string | undefined): TemplateResult {
    const isSent = this.#done.has('message');
    return html`<section class="card">
        <h2>Messages</h2>
        <p>Messages tell more about the service. <strong>Everyone in the space sees them.</strong></p>
        ${isSent ? nothing : button('Send one message', () => this.#act('message', sendMessage))}
        ${
          isSent && !this.#done.has('more')
            ? html`<p>Two more messages, one of which mentions the guest itself and is edited then:</p>
                ${button('Send two more messages', () => this.#act('more', sendMore))}`
            : nothing
        }
      </section>
      ${
        this.#done.has('account')
          ? nothing
          : html`<form class="card" @submit=${this.#onSignIn}>
              <h2>Account</h2>
              <p>
                An account tells even more. <strong>It joins the space</strong>, reads its own lists, and is
                signed out again. The redirect address of the client must be
                <code>${redirectAddress()}</code>.
              </p>
              <label
                >Client id <input name="client" required autocomplete="off" .value=${this.clientId}
              /></label>
              <label class="choice"
                ><input name="uninvited" type="checkbox" /> The invitation does not name this account</label
              >
              <button class="action">Sign in</button>
            </form>`
      }
      ${alert(problem)}`;
  }

  #renderFindings({ evidence }: Run): TemplateResult {
    const found = findingsOf(evidence);
    return html`<section class="card">
      <h2>What was found</h2>
      <ul class="counts">
        ${Object.entries(verdicts).map(
          ([verdict, name]) =>
            html`<li data-verdict=${verdict}>
              <b>${found.filter((each) => each.verdict === verdict).length}</b> ${name}
            </li>`,
        )}
      </ul>
      <p>
        The report contains no token, name, address, text or whole id. Look at it before you attach it to an
        issue.
      </p>
      ${button('Download the report', () => download(reportOf(evidence)))}
      ${Object.entries(headings).map(([step, heading]) => {
        const own = found.filter(({ fact }) => fact.step === step);
        return html`<h3>${heading}</h3>
          <ul class="facts">
            ${own.map(renderFinding)}
          </ul>`;
      })}
      <details>
        <summary>The report</summary>
        <pre tabindex="0" role="group" aria-label="The report">
${JSON.stringify(reportOf(evidence), null, 2)}</pre>
      </details>
    </section>`;
  }

  readonly #onStart = (event: SubmitEvent): void => {
    const text = fieldsOf(event);
    const address = text('server') || serverOf(text('link'));
    const server = readOrigin(address);
    if (!server)
      return this.#set({ step: 'ready', problem: 'The address of the server must begin with “https://”.' });
    const link = parseInviteLink(text('link'), [...serviceWebOrigins, server]);
    if (link.kind !== 'invite')
      return this.#set({
        step: 'ready',
        problem: 'This is not an invite link of the service, or of this server.',
      });
    const run = new Run({ link, server });
    this.#set({ step: 'running', what: 'A guest joins the space.', run });
    void this.#join(run, false, () => joinAsGuest(run));
  };

  readonly #onPin = (event: SubmitEvent): void => {
    const text = fieldsOf(event);
    const { state } = this;
    if (state.step !== 'needs-pin') return;
    const { run } = state;
    this.#set({ step: 'running', what: 'A guest joins with the PIN.', run });
    void this.#join(run, true, async () => {
      if (text('wrong') !== '') await tryWrongPin(run);
      return joinAsGuest(run, text('pin'));
    });
  };

  readonly #onSignIn = (event: SubmitEvent): void => {
    const text = fieldsOf(event);
    const { state } = this;
    if (state.step !== 'checked') return;
    const { run } = state;
    // In the click, because browsers open no window at another time.
    const window = this.#opener.open();
    if (window.kind !== 'window')
      return this.#set({
        step: 'checked',
        run,
        problem: 'Allow this page to open a window, then sign in again.',
      });
    // What is not on the list may be a guest, too, so only the user knows.
    if (text('uninvited') !== '') run.evidence.note('account is invited', false);
    void this.#act('account', async () => checkAccount(run, await grantFrom(run, window, text('client'))));
  };

  async #join(run: Run, hasPin: boolean, join: () => ReturnType<typeof joinAsGuest>): Promise<void> {
    const outcome = await join();
    if (outcome === 'needs-pin') return this.#set({ step: 'needs-pin', run, isWrong: hasPin });
    if (outcome === 'refused') return this.#set({ step: 'refused', run });
    this.#set({ step: 'running', what: 'The guest reads what guests may read.', run });
    addEventListener('pagehide', () => leave(run), { once: true });
    try {
      await lookAround(run);
      this.#set({
        step: 'running',
        what: 'Two guests try the socket. This takes half a minute at most.',
        run,
      });
      await listen(run);
      this.#set({ step: 'checked', run });
    } catch {
      const problem = 'The check could not go on. The report says how far it came.';
      this.#set({ step: 'checked', run, problem });
    }
  }

  async #act(name: Action, act: (run: Run) => Promise<void>): Promise<void> {
    const { state } = this;
    if (state.step !== 'checked') return;
    const { run } = state;
    const what =
      name === 'account' ? 'Sign in with the account in the new window.' : 'The guest sends a message.';
    this.#set({ step: 'running', what, run });
    try {
      await act(run);
      this.#done.add(name);
      this.#set({ step: 'checked', run });
    } catch {
      this.#set({ step: 'checked', run, problem: 'The sign-in did not work. Try it again.' });
    }
  }

  #set(state: CheckState): void {
    this.state = state;
  }
}

function renderFinding({ fact, verdict, says }: Finding): TemplateResult {
  return html`<li data-verdict=${verdict} data-fact=${fact.id}>
    <span class="question">${withCode(fact.question)}</span>
    <span class="answer">${withCode(says)}</span>
    <span class="verdict">${verdicts[verdict]} <span class="quiet">${fact.source}</span></span>
  </li>`;
}

/** Names between backticks are code. */
function withCode(sentence: string): readonly (string | TemplateResult)[] {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}

function statusOf(state: CheckState): string {
  switch (state.step) {
    case 'ready':
      return 'Nothing was sent yet.';
    case 'running':
      return `${state.what} Please wait.`;
    case 'needs-pin':
      return 'The space needs a PIN.';
    case 'checked':
      return 'The check is done. You can download the report, or go on.';
    case 'refused':
      return 'The service did not let the guest join. The report says what it answered. Reload the page to start again.';
  }
}

function alert(problem: string | undefined): TemplateResult | typeof nothing {
  return problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`;
}

function button(label: string, onPress: () => void): TemplateResult {
  return html`<button class="action" type="button" @click=${onPress}>${label}</button>`;
}

/** Reads the form instead of sending it. */
function fieldsOf(event: SubmitEvent): (name: string) => string {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
}

/** The REST server of the environment of an invite link. [doc: spaces-api §1.1] */
function serverOf(link: string): string {
  if (!URL.canParse(link)) return '';
  const { origin } = new URL(link);
  if (origin === 'https://spaces.zang.io') return 'https://spacesapis.avayacloud.com';
  return origin.replace(/^https:..(spaces|loganstaging)\./, 'https://$1apis.');
}

function redirectAddress(): string {
  return location.origin + location.pathname;
}

async function grantFrom(run: Run, window: SignInWindow, clientId: string): Promise<AccountGrant> {
  const redirectUri = redirectAddress();
  let iss = '';
  const watched: SignInWindow = {
    ...window,
    listen: (onMessage) =>
      window.listen((data) => {
        iss = (data as { readonly iss?: string } | null)?.iss ?? '';
        onMessage(data);
      }),
  };
  const client = { accounts: run.accountsServer, clientId, redirectUri };
  const { code, verifier } = await requestCode(client, watched, {}, new AbortController().signal).finally(
    () => window.close(),
  );
  return { clientId, redirectUri, code, verifier, iss };
}

function download(report: object): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: url, download: 'service-check.json' }).click();
  setTimeout(() => URL.revokeObjectURL(url));
}

// This page is also the one that the service redirects to after the sign-in.
if (!/[?&]state=/.test(location.search) || !finishSignIn()) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(serviceCheckStyles);
  document.adoptedStyleSheets.push(sheet);
  customElements.define('service-check', ServiceCheck);
}
