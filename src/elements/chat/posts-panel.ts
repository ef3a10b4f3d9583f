/** The panel with the posts and tasks of the space and their comments. They can only be read. */
import { html, nothing, type TemplateResult } from 'lit';
import { bodyToText, isPlainBody, type Message } from '../../protocol/message.ts';
import type { Post, PostKind } from '../../protocol/posts.ts';
import type { Members } from '../../stores/chat/members.ts';
import type { LivePages } from '../../stores/chat/pages.ts';
import { richText } from '../../ui/rich-text.ts';
import { plainName } from './message-row.ts';
import { momentOf, pagedList } from './paged-list.ts';
import type { Panel, PanelContext } from './panels.ts';
import { Times } from './times.ts';

const kinds: readonly PostKind[] = ['idea', 'task'];

export class PostsPanel implements Panel {
  readonly #context: PanelContext;
  /** Names the people that tasks are assigned to. */
  #members: Members | undefined;
  #kind: PostKind = 'idea';
  #posts: Followed<Post>;
  #comments: (Followed<Message> & { readonly postId: string }) | undefined;

  constructor(context: PanelContext) {
    this.#context = context;
    this.#posts = this.#follow(context.space.posts(this.#kind));
  }

  dispose(): void {
    this.#members?.dispose();
    this.#posts.stop();
    this.#comments?.stop();
  }

  render(): TemplateResult {
    const { strings } = this.#context.section;
    const { pages } = this.#posts;
    return html`<div class="panel-tabs" role="group" aria-label=${strings.titles.posts}>
        ${kinds.map(
          (kind) =>
            html`<button
              class="panel-tab"
              part="panel-tab"
              type="button"
              aria-pressed=${kind === this.#kind ? 'true' : 'false'}
              @click=${() => this.#show(kind)}
            >
              ${strings.kinds[kind]}
            </button>`,
        )}
      </div>
      ${pagedList(this.#context, strings.kinds[this.#kind], {
        state: pages.$pages.get(),
        empty: strings.none[this.#kind],
        item: (post: Post) => this.#post(post),
        onMore: () => void pages.more(),
        onRetry: () => void pages.refresh(),
      })}`;
  }

  #post(post: Post): TemplateResult {
    const { language, section } = this.#context;
    const { message, description, isDone, id } = post;
    const isOpen = this.#comments?.postId === id;
    return html`<article class="post" part="post">
      ${this.#byline(message)}
      <div class="text" dir="auto" ${richText(sourceOf(message.bodyText), language.strings)}></div>
      ${
        description
          ? html`<div class="text" dir="auto" ${richText(sourceOf(description), language.strings)}></div>`
          : nothing
      }
      ${isDone === undefined ? nothing : this.#facts(post, isDone)}
      <button
        class="link"
        part="show-comments"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => this.#toggleComments(post)}
      >
        ${section.strings.comments(post.comments)}
      </button>
      ${isOpen && this.#comments ? this.#thread(this.#comments.pages) : nothing}
    </article>`;
  }

  #facts({ due, assigneeIds }: Post, isDone: boolean): TemplateResult {
    const { section, language } = this.#context;
    const { strings } = section;
    const people = this.#members?.$members.get().people ?? [];
    const names = assigneeIds.map((id) => {
      const found = people.find(({ person }) => person.id === id);
      return found ? `\u2068${plainName(found.person, language.strings)}\u2069` : strings.someone;
    });
    const date =
      due === undefined ? '' : new Intl.DateTimeFormat(section.lang, { dateStyle: 'medium' }).format(due);
    return html`<p class="post-facts">
      <span class="post-status ${isDone ? 'done' : ''}" part="task-status"
        >${isDone ? strings.done : strings.open}</span
      >
      ${date ? html`<span>${strings.due(date)}</span>` : nothing}
      ${names.length > 0 ? html`<span>${strings.assigned(Times.of(language.lang).names(names))}</span>` : nothing}
    </p>`;
  }

  #byline(message: Message): TemplateResult {
    const { language } = this.#context;
    return html`<p class="byline">
      <bdi class="result-name">${plainName(message.sender, language.strings)}</bdi>
      <span class="result-time">${momentOf(message, language.lang)}</span>
    </p>`;
  }

  #thread(pages: LivePages<Message>): TemplateResult {
    const { section, language } = this.#context;
    const state = pages.$pages.get();
    // The order of the service is not known; ids grow with the time. [unknown: spaces-api §7.5 E]
    const sorted = pages.items.filter(({ deleted }) => !deleted).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return html`<div class="thread" part="comments">
      ${pagedList(this.#context, section.strings.comments(0), {
        state: state.step === 'loaded' ? { ...state, items: sorted } : state,
        empty: section.strings.noComments,
        item: (message: Message) =>
          html`${this.#byline(message)}
            <div class="text" dir="auto" ${richText(sourceOf(message.bodyText), language.strings)}></div>`,
        onMore: () => void pages.more(),
        onRetry: () => void pages.refresh(),
      })}
    </div>`;
  }

  #show(kind: PostKind): void {
    if (kind === this.#kind) return;
    const { space, section, redraw } = this.#context;
    if (kind === 'task' && !this.#members) {
      this.#members = space.members(section.lang);
      this.#members.$members.listen(redraw);
    }
    this.#kind = kind;
    this.#posts.stop();
    this.#comments?.stop();
    this.#comments = undefined;
    this.#posts = this.#follow(space.posts(kind));
    redraw();
  }

  #toggleComments(post: Post): void {
    const isOpen = this.#comments?.postId === post.id;
    this.#comments?.stop();
    this.#comments = isOpen
      ? undefined
      : { ...this.#follow(this.#context.space.comments(post)), postId: post.id };
    this.#context.redraw();
  }

  #follow<Item extends { readonly id: string }>(pages: LivePages<Item>): Followed<Item> {
    const stop = pages.$pages.listen(this.#context.redraw);
    return {
      pages,
      stop: () => {
        stop();
        pages.dispose();
      },
    };
  }
}

interface Followed<Item extends { readonly id: string }> {
  readonly pages: LivePages<Item>;
  readonly stop: () => void;
}

function sourceOf(body: string): { readonly text: string; readonly markup: string | undefined } {
  return { text: bodyToText(body), markup: isPlainBody(body) ? undefined : body };
}
