/** One run of the check: the people it uses, and where its servers are. The steps fill it in. */
import type { InviteLink } from '../protocol/invite-link.ts';
import { at, Evidence, textAt, type Answer, type Question } from './evidence.ts';
import type { Wire } from './wire.ts';

export interface RunOptions {
  readonly link: Extract<InviteLink, { kind: 'invite' }>;
  /** Origin of the REST server. */
  readonly server: string;
  /** How long to wait for what may never come; ms. */
  readonly patience?: number;
}

/** A person with a token. */
export interface Caller {
  readonly id: string;
  /** Value of the `Authorization` header. */
  readonly authorization: string;
  /** What a socket sends. */
  readonly credentials: Readonly<Record<string, string>>;
}

export interface JoinedSpace {
  readonly id: string;
  /** The space as the service sent it. */
  readonly topic: unknown;
}

/** A part of the name of the first guest that is no valid regular expression. */
export const partOfGuestName = '(1';

export class Run {
  readonly evidence = new Evidence();
  readonly link: RunOptions['link'];
  readonly server: string;
  readonly patience: number;
  socketServer: string;
  accountsServer: string;
  guest: Caller | undefined;
  /** A second guest, who joins later than the first. */
  other: Caller | undefined;
  space: JoinedSpace | undefined;
  pin: string | undefined;
  wire: Wire | undefined;

  constructor({ link, server, patience = 4_000 }: RunOptions) {
    this.link = link;
    this.server = server;
    this.patience = patience;
    this.evidence.note('server', server);
    this.socketServer = server;
    this.accountsServer = server;
  }

  /** Sends a request to the REST server, as `who`, with the PIN of the space. */
  ask(
    name: string,
    path: string,
    more: Partial<Question> & { readonly who?: Caller | undefined } = {},
  ): Promise<Answer> {
    const { who = this.guest, ...rest } = more;
    const question = { origin: this.server, authorization: who?.authorization, pin: this.pin, ...rest };
    return this.evidence.ask({ ...question, name, path });
  }

  /** Signs in a new guest, who is in no space. Undefined if the service refuses. */
  async signInGuest(number: 1 | 2): Promise<Caller | undefined> {
    const body = { displayname: `Service check (${number} of 2)`, username: '' };
    const name = `login ${number}`;
    const { body: answer } = await this.ask(name, '/api/anonymous/auth', { body, authorization: undefined });
    const token = textAt(answer, 'token');
    if (!/^[!-~]{1,16384}$/.test(token)) return undefined;
    return this.identify(`me ${number}`, token, 'jwt');
  }

  async identify(name: string, token: string, scheme: 'jwt' | 'bearer'): Promise<Caller | undefined> {
    const authorization = `${scheme} ${token}`;
    const { body } = await this.ask(name, '/api/users/me', { authorization, pin: undefined });
    const id = textAt(body, '_id');
    const credentials = { token, tokenType: scheme === 'jwt' ? 'jwt' : 'oauth' };
    return id === '' ? undefined : { id, authorization, credentials };
  }

  /** A call about the space that was joined. */
  askSpace(name: string, rest: string, more: Parameters<Run['ask']>[2] = {}): Promise<Answer> {
    return this.ask(name, `/api/spaces/${this.space?.id ?? ''}${rest}`, more);
  }

  /** Whether the space has a PIN, as far as the service says. */
  get hasPin(): boolean {
    return (
      this.pin !== undefined || at(this.space?.topic, 'settings', 'passwordRequired', 'allGuests') === true
    );
  }
}
