/** What a check has seen: the answers of the service as they came, and what sockets did. Facts are told from it alone. */
import { formatJson, parseJson } from '../protocol/read.ts';

/** One answer, not changed by any reader: a reader would hide what differs from the documentation. */
export interface Answer {
  /** What it is for; the facts find it by this name. */
  readonly name: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** 0 if the browser could not read the answer: no network, no permission for this page (CORS), or no answer in time. */
  readonly status: number;
  /** Names of the headers that the page can read. */
  readonly headers: readonly string[];
  /** The value of the JSON, or the text if it is not JSON; undefined if it is empty. */
  readonly body: unknown;
  /** Bytes of the body. */
  readonly length: number;
  /** How long it took. */
  readonly ms: number;
}

/** A request to send; by default a GET. */
export interface Question {
  readonly name: string;
  /** Origin of the server. */
  readonly origin: string;
  readonly path: string;
  /** Value of the `Authorization` header. */
  readonly authorization?: string | undefined;
  readonly pin?: string | undefined;
  /** `URLSearchParams` are sent as a form, anything else as JSON. */
  readonly body?: unknown;
  /** Sends the cookies of the service, too. */
  readonly withCookies?: boolean;
}

/** Ms. */
const longestAnswer = 15_000;

export class Evidence {
  readonly #answers = new Map<string, Answer>();
  readonly #outcomes = new Map<string, unknown>();

  /** All answers, in order. */
  get answers(): readonly Answer[] {
    return [...this.#answers.values()];
  }

  /** What is known otherwise, by name. */
  get outcomes(): ReadonlyMap<string, unknown> {
    return this.#outcomes;
  }

  answer(name: string): Answer | undefined {
    return this.#answers.get(name);
  }

  outcome(name: string): unknown {
    return this.#outcomes.get(name);
  }

  note(name: string, value: unknown): void {
    this.#outcomes.set(name, value);
  }

  /** Sends a request and keeps the answer. Never rejects. */
  async ask(question: Question): Promise<Answer> {
    const begin = performance.now();
    const received = await send(question).catch(() => unreadable);
    const ms = Math.round(performance.now() - begin);
    const { name, path } = question;
    const method = question.body === undefined ? 'GET' : 'POST';
    const answer = { name, method, path, ms, ...received };
    this.#answers.set(name, answer);
    return answer;
  }
}

const unreadable = { status: 0, headers: [], body: undefined, length: 0 };

async function send({ origin, path, authorization, pin, body, withCookies = false }: Question) {
  const url = new URL(path, origin);
  if (url.origin !== origin) throw new Error('The address is on another server.');
  const isForm = body instanceof URLSearchParams;
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(authorization && { authorization }),
      ...(pin && { 'spaces-x-space-password': pin }),
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
    },
    body: body === undefined ? null : isForm ? body : formatJson(body),
    redirect: 'error',
    credentials: withCookies ? 'include' : 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.timeout(longestAnswer),
  });
  const bytes = await response.arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  return {
    status: response.status,
    headers: [...response.headers.keys()],
    body: text === '' ? undefined : (parseJson(text) ?? text),
    length: bytes.byteLength,
  };
}

/** The value at a path of names and numbers in foreign data; undefined if there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null && Object.hasOwn(found, name)
        ? (found as Record<string | number, unknown>)[name]
        : undefined,
    value,
  );
}

/** The items of a list in foreign data; none if it is no list. */
export function itemsAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The text at a path in foreign data; "" if there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}
