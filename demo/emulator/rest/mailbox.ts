/** The post office of the demo: takes mail by SMTP on this machine and keeps it to be looked at. */
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail as it arrived. */
export interface StoredMail {
  /** Counts from 1. */
  readonly id: number;
  /** Addresses of the envelope, one mail each. */
  readonly from: string;
  readonly to: string;
  /** Every header, in the order sent: lower-case name and unfolded value as they went over the wire. */
  readonly headers: readonly (readonly [string, string])[];
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The calendar part; "" without one. */
  readonly ics: string;
  readonly raw: string;
}

/** Listens from the first use on, on a free port of the loopback interface. */
export class Mailbox {
  readonly mails: StoredMail[] = [];
  #open: Promise<SMTPServer> | undefined;
  #line: Promise<Transporter> | undefined;

  /** Delivers one mail over SMTP; resolves when it is in the box. */
  async send(mail: SendMailOptions): Promise<void> {
    this.#line ??= this.#connect();
    await (await this.#line).sendMail({ disableFileAccess: true, disableUrlAccess: true, ...mail });
  }

  /** Where it listens. */
  async address(): Promise<{ host: string; port: number }> {
    this.#open ??= this.#listen();
    const { port } = (await this.#open).server.address() as AddressInfo;
    return { host: '127.0.0.1', port };
  }

  async close(): Promise<void> {
    (await this.#line)?.close();
    const server = await this.#open;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** One connection for all: the server greets each new one with a pause, against hasty senders. */
  async #connect(): Promise<Transporter> {
    const place = await this.address();
    return createTransport({ ...place, pool: true, maxConnections: 1, secure: false, ignoreTLS: true });
  }

  async #listen(): Promise<SMTPServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: 1024 * 1024,
      onData: (stream, session, done) => void this.#take(stream, session.envelope, done),
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  async #take(
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

/** By hand, not by the parser: this shows what was really sent. */
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
