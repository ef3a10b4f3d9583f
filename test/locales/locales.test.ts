import { expect } from '@open-wc/testing';
import { errorSentences, type SpacesErrorCode } from '../../src/api/errors.ts';
import { callStrings, type CallStrings } from '../../src/elements/call/call.strings.ts';
import { dialInStrings, type DialInStrings } from '../../src/elements/call/dial-in.strings.ts';
import { stageStrings, type StageStrings } from '../../src/elements/call/stage.strings.ts';
import {
  directStrings,
  fileStrings,
  type FileStrings,
  menuStrings,
  type MenuStrings,
  writingStrings,
  type WritingStrings,
  type DirectStrings,
  problemStrings,
  type ProblemStrings,
} from '../../src/elements/chat/parts.strings.ts';
import { panelStrings, type PanelStrings } from '../../src/elements/chat/panels.strings.ts';
import { chatStrings, type ChatStrings } from '../../src/elements/chat/chat.strings.ts';
import {
  inviteDialogStrings,
  type InviteDialogStrings,
} from '../../src/elements/invite-dialog/invite-dialog.strings.ts';
import { launcherStrings, type LauncherStrings } from '../../src/elements/launcher/launcher.strings.ts';
import { listStrings, type ListStrings } from '../../src/elements/list/list.strings.ts';
import { accountStrings, type AccountStrings } from '../../src/elements/join/account-panel.strings.ts';
import { exceptionStrings, type ExceptionStrings } from '../../src/elements/join/exceptions.strings.ts';
import { joinStrings, type JoinStrings } from '../../src/elements/join/join.strings.ts';
import {
  userSearchStrings,
  type UserSearchStrings,
} from '../../src/elements/user-search/user-search.strings.ts';
import { de } from '../../src/locales/de.ts';
import { dePanels } from '../../src/locales/de-panels.ts';
import { noticeStrings, type NoticeStrings } from '../../src/elements/provider/notices.strings.ts';
import { deStage } from '../../src/locales/de-stage.ts';
import { es } from '../../src/locales/es.ts';
import { esPanels } from '../../src/locales/es-panels.ts';
import { esStage } from '../../src/locales/es-stage.ts';

interface Complete {
  readonly join: JoinStrings;
  readonly account: AccountStrings;
  readonly exceptions: ExceptionStrings;
  readonly chat: ChatStrings;
  readonly files: FileStrings;
  readonly menu: MenuStrings;
  readonly writing: WritingStrings;
  readonly problems: ProblemStrings;
  readonly direct: DirectStrings;
  readonly invite: InviteDialogStrings;
  readonly userSearch: UserSearchStrings;
  readonly list: ListStrings;
  readonly launcher: LauncherStrings;
  readonly notices: NoticeStrings;
  readonly call: CallStrings;
  readonly stage: StageStrings;
  readonly dialIn: DialInStrings;
  readonly panels: PanelStrings;
  readonly failures: Readonly<Record<SpacesErrorCode, string>>;
}

const english: Complete = {
  join: joinStrings,
  account: accountStrings,
  exceptions: exceptionStrings,
  chat: chatStrings,
  files: fileStrings,
  menu: menuStrings,
  writing: writingStrings,
  problems: problemStrings,
  direct: directStrings,
  invite: inviteDialogStrings,
  userSearch: userSearchStrings,
  list: listStrings,
  launcher: launcherStrings,
  notices: noticeStrings,
  call: callStrings,
  stage: stageStrings,
  dialIn: dialInStrings,
  panels: panelStrings,
  failures: errorSentences,
};
const others = { de: { ...de, ...deStage, ...dePanels }, es: { ...es, ...esStage, ...esPanels } };

for (const [lang, strings] of Object.entries(others)) {
  describe(`the strings in ${new Intl.DisplayNames('en', { type: 'language' }).of(lang)}`, () => {
    it('are the same set as in English', () => {
      const { tell, ...sections } = strings;
      expect(shape(sections)).to.deep.equal(shape(english));
      expect(tell({ code: 'bad-configuration', setting: 'server' })).to.contain('`server`');
      expect(tell({ code: 'offline' })).to.equal(strings.failures['offline']);
    });

    it('are translated', () => {
      const same = texts(strings).filter((text) => text.includes(' ') && texts(english).includes(text));
      expect(same).to.deep.equal([]);
    });

    it('count people and messages by the rules of the language', () => {
      expect(strings.chat.newMessages(1)).to.contain('1').and.not.to.equal(strings.chat.newMessages(2));
      expect(strings.chat.newMessages(12_000)).to.match(/12.?000/);
      expect(strings.chat.typing('Ada', 1)).not.to.equal(strings.chat.typing('Ada', 2));
    });
  });
}

/** The keys and the types of their values, at every depth. */
function shape(strings: object): unknown {
  const of = ([key, value]: [string, unknown]): unknown =>
    typeof value === 'object' && value !== null ? [key, shape(value)] : [key, typeof value];
  return Object.entries(strings)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(of);
}

function texts(strings: object): string[] {
  return Object.values(strings).flatMap((value) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? texts(value as object) : [];
  });
}
