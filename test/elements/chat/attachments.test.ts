import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { safeFileName, type SharedFile } from '../../../src/protocol/files.ts';
import type { TimelineEntry } from '../../../src/stores/chat/state.ts';
import { hostileNames, hostileTypes } from '../../protocol/hostile-files.ts';
import { until } from '../../support/visitors.ts';
import { ChatHarness, heard, textOf } from './chat-harness.ts';
import { LocalConversation, stored } from './local-conversation.ts';

const shared = (part: Partial<SharedFile> = {}): SharedFile => ({
  id: 'file-1',
  name: 'plan.pdf',
  type: 'application/pdf',
  size: 2_048,
  thumbnailId: undefined,
  url: undefined,
  ...part,
});
const withFiles = (id: string, ...files: SharedFile[]): TimelineEntry => stored(id, { bodyText: '', files });

/** A hostile type, as far as it is a text. */
function typed(index: number): string {
  const type = hostileTypes[index % hostileTypes.length];
  return typeof type === 'string' ? type : '';
}

async function picture(type: 'image/png' | 'image/jpeg' | 'image/webp' = 'image/png'): Promise<Blob> {
  const canvas = new OffscreenCanvas(40, 20);
  canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
  return canvas.convertToBlob({ type });
}

describe('the files of a conversation', () => {
  const click = HTMLAnchorElement.prototype.click;
  /** What was saved. */
  let saved: { readonly name: string; readonly address: string }[];

  beforeEach(() => {
    saved = [];
    // Without this, each download would end up on the disk.
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      if (this.download) saved.push({ name: this.download, address: this.href });
      else click.call(this);
    };
  });
  afterEach(() => {
    HTMLAnchorElement.prototype.click = click;
  });

  const shows = async (conversation: LocalConversation): Promise<ChatHarness> => {
    const chat = await ChatHarness.show(conversation);
    if (conversation.entries.some((entry) => entry.kind === 'message' && entry.message.files.length > 0))
      await until(() => chat.links.length > 0, 'the files are drawn');
    return chat;
  };
  const drops = (chat: ChatHarness, ...files: File[]): boolean => chat.hand('drop', files);

  it('pass axe in messages, in the tray and while they upload', async () => {
    const conversation = new LocalConversation([
      withFiles('one', shared(), shared({ id: 'f', type: 'image/png' })),
    ]);
    conversation.contents.set('f', await picture());
    const chat = await shows(conversation);
    drops(chat, new File(['x'], 'notes.txt'));
    conversation.append({
      kind: 'pending',
      key: 'k',
      text: '',
      created: new Date().toISOString(),
      status: 'queued',
      files: [{ name: 'a.zip', type: 'application/zip', size: 1_000 }],
    });
    conversation.$uploads.set(new Map([['k', { sent: 400, total: 1_000, isWaiting: false }]]));
    await until(() => chat.textOfPart('upload').includes('40'), 'the upload shows');
    await until(() => chat.part('attachments') !== undefined, 'the tray shows');
    await expect(chat.element).to.be.accessible();
    expect(chat.one('progress').getAttribute('aria-label')).to.equal('Uploading');
  });

  it('show as links with name, type and size', async () => {
    const chat = await shows(
      new LocalConversation([
        withFiles('one', shared(), shared({ id: 'b', name: 'no ending', size: 1, type: '' })),
      ]),
    );
    expect(chat.links.map((link) => link.getAttribute('aria-label'))).to.deep.equal([
      'plan.pdf',
      'no ending',
    ]);
    expect(chat.parts('file').map(textOf)).to.deep.equal(['plan.pdfPDF · 2 kB', 'no ending1 byte']);
  });

  it('are saved under their own name by a click or by Enter, and tell why they cannot be', async () => {
    const conversation = new LocalConversation([withFiles('one', shared())]);
    const chat = await shows(conversation);
    chat.links[0]?.click();
    await until(() => chat.alert !== '', 'the failure shows');
    conversation.contents.set('file-1', new Blob(['<script>1</script>'], { type: 'text/html' }));
    chat.links[0]?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => saved.length === 1, 'saved');
    expect(saved[0]?.name).to.equal('plan.pdf');
    expect(chat.alert).to.equal('');
    expect((await (await fetch(saved[0]!.address)).blob()).type).to.equal('application/octet-stream');
  });

  it('show pictures in place, at a height that does not change when they arrive', async () => {
    const conversation = new LocalConversation([
      withFiles('one', shared({ name: 'a.png', type: 'image/png' })),
    ]);
    const chat = await shows(conversation);
    const height = chat.messages[0]?.offsetHeight;
    await until(() => (chat.part('file')?.querySelector('.broken') ?? null) !== null, 'it cannot be loaded');
    expect(chat.messages[0]?.offsetHeight, 'broken').to.equal(height);
    const second = new LocalConversation([
      withFiles('two', shared({ name: 'a.png', type: 'image/png', id: 'p' })),
    ]);
    second.contents.set('p', await picture());
    const other = await shows(second);
    await until(() => other.part('picture') !== undefined, 'it is there');
    const image = other.part('picture') as HTMLImageElement;
    await image.decode();
    expect([image.alt, image.naturalWidth]).to.deep.equal(['a.png', 40]);
    expect(other.messages[0]?.offsetHeight, 'loaded').to.equal(height);
  });

  it('load the picture that the sender made of a large one', async () => {
    const conversation = new LocalConversation([
      withFiles('one', shared({ type: 'image/jpeg', size: 50_000_000, thumbnailId: 'small' })),
    ]);
    conversation.contents.set('small', await picture());
    const chat = await shows(conversation);
    await until(() => chat.part('picture') !== undefined, 'it is there');
    expect(conversation.asked.filter((each) => each.startsWith('load'))).to.deep.equal(['load small']);
  });

  it('run nothing and open nothing, whatever their names, types and bytes are', async () => {
    const evil = `<svg xmlns="http://www.w3.org/2000/svg" onload="parent.hacked=1"><script>hacked=1</script></svg>`;
    const files = hostileNames.map((name, index) => shared({ id: `f${index}`, name, type: typed(index) }));
    // Some claim to be pictures that are shown.
    const claimed = files.slice(0, 40).map((file) => ({ ...file, id: `p${file.id}`, type: 'image/png' }));
    const all = [...files, ...claimed];
    expect(all.length).to.be.at.least(200);
    const conversation = new LocalConversation(
      all.map((file, index) => withFiles(`m${1_000 + index}`, file)),
    );
    for (const { id } of all) conversation.contents.set(id, new Blob([evil], { type: 'image/svg+xml' }));
    const chat = await shows(conversation);
    const opened: unknown[] = [];
    const open = window.open;
    window.open = (...given) => (opened.push(given), null);
    const names = new Set<string>();
    const addresses = new Set<string>();
    for (let top = 0; top <= chat.log.scrollHeight; top += chat.log.clientHeight) {
      await chat.scrollTo(top);
      for (const link of chat.links) {
        expect(link.hasAttribute('href')).to.equal(false);
        names.add(link.getAttribute('aria-label') ?? '');
        link.click();
      }
      for (const image of chat.all<HTMLImageElement>('img')) addresses.add(image.src);
      expect(chat.all('article :is(svg script, iframe, object, embed, [onload], [onerror])')).to.deep.equal(
        [],
      );
    }
    await until(() => saved.length >= all.length, 'all are saved');
    window.open = open;
    expect(opened).to.deep.equal([]);
    expect((globalThis as { hacked?: unknown }).hacked).to.equal(undefined);
    expect([...names].toSorted()).to.deep.equal([...new Set(hostileNames.map(safeFileName))].toSorted());
    for (const { name } of saved) expect(name).to.equal(safeFileName(name));
    // A claimed picture is decoded as pixels or not at all.
    expect([...addresses].every((address) => address.startsWith('blob:'))).to.equal(true);
    await until(
      () => chat.all<HTMLImageElement>('img').every((image) => image.naturalWidth === 0),
      'no picture',
    );
  }).timeout(60_000);
});

describe('the button "Attach files"', () => {
  const drops = (chat: ChatHarness, ...files: File[]): boolean => chat.hand('drop', files);
  const tray = (chat: ChatHarness): Promise<void> =>
    until(() => chat.part('attachments') !== undefined, 'the tray shows');

  it('is there unless the conversation knows no files', async () => {
    expect((await ChatHarness.show(new LocalConversation())).button('Attach files')).not.to.equal(undefined);
    const bare = Object.assign(new LocalConversation(), { files: undefined });
    expect((await ChatHarness.show(bare)).button('Attach files')).to.equal(undefined);
    const readonly = await ChatHarness.show(new LocalConversation(), { readonly: true });
    expect(drops(readonly, new File(['x'], 'a.txt'))).to.equal(true);
    expect(readonly.part('attachments')).to.equal(undefined);
  });

  it('sends what was picked, dropped and pasted with the text, once', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    const asked = heard<{ files?: readonly File[] }>(chat.element, 'spaces-before-send');
    chat.picks(new File(['1'], 'picked.txt'));
    drops(chat, new File(['2'], 'dropped.txt'));
    chat.hand('paste', [new File(['3'], 'pasted.png', { type: 'image/png' })]);
    await tray(chat);
    await until(() => chat.parts('remove-attachment').length === 3, 'all are listed');
    expect(chat.focused).to.equal(chat.field);
    await chat.type('Three files');
    await chat.press('Send');
    expect(conversation.asked.filter((each) => each.startsWith('send'))).to.deep.equal(['send Three files']);
    const names = ['picked.txt', 'dropped.txt', 'pasted.png'];
    expect(conversation.sentFiles.map(({ name }) => name)).to.deep.equal(names);
    expect(asked[0]?.files?.map(({ name }) => name)).to.deep.equal(names);
    expect(chat.part('attachments')).to.equal(undefined);
    await chat.press('Send');
    expect(conversation.sentFiles).to.have.lengthOf(3);
  });

  it('sends a file without a text, and keeps it when the page cancels', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    drops(chat, new File(['x'], 'a.txt'));
    await tray(chat);
    chat.element.addEventListener('spaces-before-send', (event) => event.preventDefault(), { once: true });
    await chat.press('Send');
    expect(conversation.sentFiles).to.deep.equal([]);
    await chat.press('Send');
    expect(conversation.sentFiles.map(({ name }) => name)).to.deep.equal(['a.txt']);
  });

  it('lets the user take a file away again', async () => {
    const chat = await ChatHarness.show(new LocalConversation());
    drops(chat, new File(['x'], 'a.txt'), new File(['y'], 'b.txt'));
    await tray(chat);
    chat.parts('remove-attachment')[0]?.click();
    await chat.settled();
    expect(textOf(chat.part('attachments')!))
      .to.contain('b.txt')
      .and.not.to.contain('a.txt');
    expect(chat.parts('remove-attachment')[0]?.getAttribute('aria-label'))
      .to.contain('Remove')
      .and.to.contain('b.txt');
    expect(chat.focused).to.equal(chat.field);
  });

  it('says what is too large or too many before anything is sent', async () => {
    const chat = await ChatHarness.show(new LocalConversation());
    const large = new File(['x'], 'film.mp4');
    Object.defineProperty(large, 'size', { value: 150_000_000 });
    drops(chat, large);
    await until(() => chat.alert.includes('film.mp4'), 'the size is refused');
    expect(chat.parts('remove-attachment')).to.have.lengthOf(0);
    drops(chat, ...Array.from({ length: 25 }, (_, index) => new File(['x'], `${index}.txt`)));
    await until(() => chat.alert.includes('20 files'), 'the number is refused');
    expect(chat.parts('remove-attachment')).to.have.lengthOf(20);
    expect(textOf(chat.part('attachments')!)).to.contain('Up to 20 files, 100 MB each.');
  });

  it('says before the upload that a company forbids files, and that guests may be refused', async () => {
    const denied = Object.assign(new LocalConversation(), { filePolicy: 'denied' as const });
    const chat = await ChatHarness.show(denied);
    drops(chat, new File(['x'], 'a.txt'));
    await until(() => chat.alert.includes('does not allow files'), 'it is said');
    await chat.press('Send');
    expect(denied.sentFiles).to.deep.equal([]);
    const guest = await ChatHarness.show(
      Object.assign(new LocalConversation(), { filePolicy: 'guest' as const }),
    );
    drops(guest, new File(['x'], 'a.txt'));
    await until(() => guest.words.includes('from guests'), 'it is said to guests');
  });

  it('takes the text when a program copies a picture of it along', async () => {
    const chat = await ChatHarness.show(new LocalConversation());
    expect(chat.hand('paste', [new File(['x'], 'image.png', { type: 'image/png' })], 'text')).to.equal(true);
    expect(chat.part('attachments')).to.equal(undefined);
  });

  it('keeps what was picked with its conversation, and asks before the page closes', async () => {
    const [first, second] = [new LocalConversation(), new LocalConversation()];
    const chat = await ChatHarness.show(first);
    drops(chat, new File(['x'], 'a.txt'));
    await tray(chat);
    const closes = (): boolean => dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(closes(), 'picked').to.equal(false);
    chat.element.conversation = second;
    await chat.settled();
    expect(chat.part('attachments')).to.equal(undefined);
    expect(closes(), 'elsewhere').to.equal(true);
    chat.element.conversation = first;
    await chat.settled();
    expect(textOf(chat.part('attachments')!)).to.contain('a.txt');
    await chat.press('Send');
    expect(closes(), 'sent').to.equal(true);
  });

  it('shows how far an upload is, and cancels it', async () => {
    const conversation = new LocalConversation();
    const chat = await ChatHarness.show(conversation);
    conversation.append({
      kind: 'pending',
      key: 'k',
      text: '',
      created: new Date().toISOString(),
      status: 'queued',
      files: [{ name: 'a.zip', type: 'application/zip', size: 1_000 }],
    });
    await until(() => chat.textOfPart('upload').includes('Waiting'), 'it waits');
    conversation.$uploads.set(new Map([['k', { sent: 999, total: 1_000, isWaiting: false }]]));
    await until(() => chat.textOfPart('upload').includes('99'), 'it runs');
    await chat.press('Cancel');
    expect(conversation.asked).to.contain('discard k');
  });
});
