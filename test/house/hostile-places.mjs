/**
 * The six places where `npm run hostile` shows texts of other people. Each place shows a batch of texts through the
 * emulator, as a participant could bring them there, and says which nodes of the page then hold them.
 */

/** Texts in one batch: no more spaces than a page of the list. */
export const batchSize = 40;

/** `prepare` runs once for each page, `show` for each batch. `nodes` is a selector in the shadow root of the element. */
export const places = {
  message: {
    tag: 'spaces-chat',
    nodes: '[data-message-id] .text',
    async show(scene, texts) {
      for (const body of texts) await scene.control({ do: 'say', body });
      await scene.seesMessage();
    },
  },
  edit: {
    tag: 'spaces-chat',
    nodes: '[data-message-id] .text',
    async show(scene, texts) {
      scene.ids ??= (await scene.control({ do: 'say', text: 'Harmless #', count: batchSize })).ids;
      for (const [at, body] of texts.entries()) await scene.control({ do: 'edit', id: scene.ids[at], body });
      await scene.seesMessage();
    },
  },
  history: {
    tag: 'spaces-chat',
    nodes: '[data-message-id] .text',
    async show(scene, texts) {
      const { space } = await scene.control({ do: 'newSpace', title: 'History' });
      for (const text of texts) scene.post(space, { bodyText: text, data: [attachment(text)] });
      await scene.page.evaluate((id) => (document.querySelector('spaces-chat').space = id), space);
      await scene.seesMessage(space);
    },
  },
  'file name': {
    tag: 'spaces-invite-dialog',
    nodes: '[part~="file"]',
    /** Each dialog reads one file. */
    elements: batchSize,
    async prepare({ page, sees }) {
      await page.evaluate(() =>
        document.querySelectorAll('spaces-invite-dialog').forEach((dialog) => dialog.show()),
      );
      await sees('dialog[open] input[type="file"]');
    },
    async show({ page }, names) {
      await page.evaluate(chooseFiles, names);
    },
  },
  'space title': {
    tag: 'spaces-list',
    nodes: '[role="option"]',
    async show(scene, texts) {
      for (const title of texts) await scene.control({ do: 'newSpace', title });
      await scene.page.evaluate(replaceList);
      await scene.sees('[role="option"]', texts.length);
    },
  },
  'person name': {
    tag: 'spaces-chat',
    nodes: '[data-message-id], [part~="presence"]',
    async show(scene, texts) {
      for (const [at, name] of texts.entries()) {
        const mail = `person${at}@example.test`;
        const { id: who } = await scene.control({ do: 'person', name, mail });
        await scene.control({ do: 'presence', who, kind: 'online' });
        await scene.control({ do: 'say', who, text: 'Hello' });
      }
      await scene.seesMessage();
    },
  },
};

/** As another client would send it. */
function attachment(name) {
  const providerFileType = 'text/plain';
  return { fileId: 'f1', fileSize: 1, fileType: 'document', name, provider: 'native', providerFileType };
}

/** Runs in the page: chooses a file of each name in a dialog of its own, and waits until the dialogs name them. */
async function chooseFiles(names) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const roots = [...document.querySelectorAll('spaces-invite-dialog')].map(({ shadowRoot }) => shadowRoot);
  for (const root of roots) root.querySelector('[part~="drop-file"]')?.click();
  await frame();
  for (const [at, name] of names.entries()) {
    const field = roots[at].querySelector('input[type="file"]');
    const transfer = new DataTransfer();
    transfer.items.add(new File(['Name;E-Mail\nAda;ada@example.test\n'], name));
    field.files = transfer.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  const isNamed = (root) => root.querySelector('[part~="file"] legend') !== null;
  for (let count = 0; count < 60 && !roots.slice(0, names.length).every(isNamed); count += 1) await frame();
}

/** Runs in the page: a new list asks for the spaces at once. */
function replaceList() {
  const list = document.querySelector('spaces-list');
  const next = document.createElement('spaces-list');
  next.style.height = '100%';
  list.replaceWith(next);
}
