/** The socket to the stand-in media server: Socket.IO over a plain `WebSocket`, so that the script needs no library. */
import type { MediaSdkSwitches } from '../world/switches.ts';

export interface SignallingListener {
  readonly onEvent: (name: string, details: readonly unknown[]) => void;
  readonly onLost: () => void;
  readonly onBack: () => void;
}

/** How long it waits before another try; ms. */
const pause = 200;

export class Signalling {
  /** The id of this device in the call. */
  device: string | undefined;
  listener: SignallingListener | undefined;
  readonly #url: string;
  readonly #token: string;
  #socket: WebSocket | undefined;
  #isReady = false;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  readonly #answers = new Map<number, (answer: unknown) => void>();
  /** Packets for the next socket. */
  #waiting: string[] = [];

  constructor(origin: string, token: string) {
    this.#url = `${origin.replace(/^http/, 'ws')}/media/socket/?EIO=4&transport=websocket`;
    this.#token = token;
  }

  /** Rejects without a value if the server does not accept it. */
  open(): Promise<MediaSdkSwitches> {
    return new Promise((resolve, reject) => {
      const socket = (this.#socket = new WebSocket(this.#url));
      socket.onmessage = ({ data }) => this.#receive(String(data), resolve);
      socket.onclose = () => {
        reject();
        if (socket === this.#socket && this.#isReady) this.#onLost();
      };
    });
  }

  send(name: string, ...details: unknown[]): void {
    this.#write(`42${JSON.stringify([name, ...details])}`);
  }

  ask<T>(name: string): Promise<T> {
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve as (answer: unknown) => void);
      this.#write(`42${id}${JSON.stringify([name])}`);
    });
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
  }

  #write(packet: string): void {
    if (this.#isReady) this.#socket?.send(packet);
    else this.#waiting.push(packet);
  }

  /** Engine.IO: 0 opens, 2 is a ping, 4 a message. Socket.IO: 40 connects, 42 is an event, 43 an answer. */
  #receive(packet: string, onWelcome: (switches: MediaSdkSwitches) => void): void {
    const [, type = '', id = '', content = ''] = /^(0|2|40|42|43)(\d*)(.*)$/s.exec(packet) ?? [];
    if (type === '0') this.#socket?.send(`40${JSON.stringify({ token: this.#token, device: this.device })}`);
    if (type === '2') this.#socket?.send('3');
    if (type === '43') {
      this.#answers.get(Number(id))?.(JSON.parse(content)[0]);
      this.#answers.delete(Number(id));
    }
    if (type !== '42') return;
    const [name, ...details] = JSON.parse(content) as [string, ...unknown[]];
    if (name !== 'welcome') return this.listener?.onEvent(name, details);
    this.#isReady = true;
    for (const waiting of this.#waiting.splice(0)) this.#socket?.send(waiting);
    onWelcome(details[0] as MediaSdkSwitches);
  }

  #onLost(): void {
    this.#isReady = false;
    if (this.#isClosed) return;
    this.listener?.onLost();
    this.#again();
  }

  #again(): void {
    this.#timer = setTimeout(() => {
      this.open().then(
        () => this.listener?.onBack(),
        () => this.#isClosed || this.#again(),
      );
    }, pause);
  }
}
