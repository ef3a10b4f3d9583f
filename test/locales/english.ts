/** All English strings, by section of the catalogues. */
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
import { emojiStrings, type EmojiStrings } from '../../src/elements/chat/emoji-picker.strings.ts';
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
import { noticeStrings, type NoticeStrings } from '../../src/elements/provider/notices.strings.ts';

export interface Complete {
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
  readonly emoji: EmojiStrings;
  readonly failures: Readonly<Record<SpacesErrorCode, string>>;
}

export const english: Complete = {
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
  emoji: emojiStrings,
  failures: errorSentences,
};
