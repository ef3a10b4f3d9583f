/** The mail server of the demo: accepts mail by SMTP on this machine and stores it for tests and the mailbox page. */
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A received mail. */
export interface StoredMail {
  /** Counts from 1. */
  readonly id: number;
  /** Addresses of the envelope. Each recipient gets a mail of their own. */
  readonly from: string;
  readonly to: string;
  /** All headers in the order sent: the name in lower case and the unfolded value. */
  readonly headers: readonly (readonly [string, string])[];
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The calendar part; "" if there is none. */
  readonly ics: string;
  readonly raw: string;
}

/** Starts to listen at the first use, on a free port of the loopback interface. */
export class Mailbox {
  readonly mails: StoredMail[] = [];
  #server: Promise<SMTPServer> | undefined;
  #transport: Promise<Transporter> | undefined;

  /** Sends one mail over SMTP. Resolves when it is stored. */
  async send(mail: SendMailOptions): Promise<void> {
    this.#transport ??= this.#connect();
    await (await this.#transport).sendMail({ disableFileAccess: true, disableUrlAccess: true, ...mail });
  }

  /** The address of the SMTP server. */
  async address(): Promise<{ host: string; port: number }> {
    this.#server ??= this.#listen();
    const { port } = (await this.#server).server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  async close(): Promise<void> {
    (await this.#transport)?.close();
    const server = await this.#server;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Reuses one connection, because the server delays its greeting on each new connection. */
  async #connect(): Promise<Transporter> {
    const address = await this.address();
    return createTransport({ ...address, pool: true, maxConnections: 1, secure: false, ignoreTLS: true });
  }

  async #listen(): Promise<SMTPServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: 1024 * 1024,
      onData: (stream, session, done) => void this.#receive(stream, session.envelope, done),
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  async #receive(
    stream: AsyncIterable<Buffer>,
    { mailFrom, rcptTo }: SMTPServerSession['envelope'],
    done: (problem?: Error) => void,
  ): Promise<void> {
    try {
      const from = mailFrom === false ? '' : mailFrom.address;
      await this.#store(
        await readAll(stream),
        from,
        rcptTo.map(({ address }) => address),
      );
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem : new Error(String(problem)));
    }
  }

  async #store(raw: string, from: string, recipients: readonly string[]): Promise<void> {
    const parsed = await simpleParser(raw);
    const calendar = parsed.attachments.find(({ contentType }) => contentType === 'text/calendar');
    for (const to of recipients) {
      this.mails.push({
        id: this.mails.length + 1,
        from,
        to,
        headers: headersOf(raw),
        sender: parsed.from?.text ?? '',
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        html: parsed.html === false ? '' : (parsed.html ?? ''),
        ics: calendar?.content.toString('utf8') ?? '',
        raw,
      });
    }
  }
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Reads the headers without the parser, to show exactly what was sent. */
function headersOf(raw: string): (readonly [string, string])[] {
  const [head = ''] = raw.split('\r\n\r\n', 1);
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    });
}
