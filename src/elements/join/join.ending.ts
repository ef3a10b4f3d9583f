/** Warns a guest before their session ends: nothing can renew it, and to join again is to be somebody new. */
import type { TemplateResult } from 'lit';
import { Language } from '../../controllers/language.ts';
import { emit } from '../../events.ts';
import type { SessionStore } from '../../stores/session.ts';
import { notice } from '../../ui/notice.ts';
import { endingStrings } from './join.ending.strings.ts';
import type { DetourHost } from './join.detours.ts';

/** Ms before the end; of a short session its last quarter. */
const longestWarning = 15 * 60_000;
/** Ms: a clock that stood still while the device slept is looked at again this often. */
const look = 60_000;

export class Ending {
  readonly #host: DetourHost;
  readonly #language: Language<typeof endingStrings>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Ms since epoch; set while it is told. */
  #near: number | undefined;
  /** The end that the page was told of. */
  #told: number | undefined;

  constructor(host: DetourHost) {
    this.#host = host;
    this.#language = new Language(host, 'ending', endingStrings);
  }

  /** @param name under which the guest can join again */
  async watch(session: SessionStore, name: string): Promise<void> {
    this.stop();
    const waiting = (this.#timer = setTimeout(() => {}));
    const endsAt = await session.endsAt();
    if (endsAt === undefined || waiting !== this.#timer) return;
    const lead = Math.min(longestWarning, (endsAt - Date.now()) / 4);
    const check = (): void => {
      const left = endsAt - lead - Date.now();
      if (left <= 0) return this.#warn(endsAt, name);
      this.#timer = setTimeout(check, Math.min(left, look));
    };
    check();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#near !== undefined) this.#host.requestUpdate();
    this.#near = undefined;
  }

  render(): TemplateResult | undefined {
    if (this.#near === undefined) return undefined;
    const { lang, strings } = this.#language;
    const time = new Intl.DateTimeFormat(lang, { hour: 'numeric', minute: '2-digit' }).format(this.#near);
    return notice(strings.endsAt(time));
  }

  #warn(endsAt: number, name: string): void {
    this.#near = endsAt;
    this.#host.requestUpdate();
    if (this.#told === endsAt) return;
    this.#told = endsAt;
    emit(this.#host, 'spaces-session-expiring', { name, endsAt });
  }
}
