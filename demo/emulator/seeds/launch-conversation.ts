/** The conversation in the seeded space "Product launch": several working days of fictional people. */

/** A message of the script. HTML is stored unchanged; plain text is encoded. */
export interface ScriptLine {
  readonly who: string;
  readonly text: string;
  /** Ms since epoch. */
  readonly at: number;
}

/** Returns the script, oldest message first. The last message is a few minutes older than `now` (ms since epoch). */
export function launchScript(now: number): ScriptLine[] {
  const lines = days.flatMap(([daysAgo, script]) => {
    const midnight = Math.floor(now / dayLength) * dayLength - daysAgo * dayLength;
    return rows(script).map(([clock, who, text]) => line(midnight + minutes(clock) * 60_000, who, text));
  });
  const recent = rows(today).map(([ago, who, text]) => line(now - Number(ago) * 60_000, who, text));
  return [...lines, ...recent];
}

const dayLength = 86_400_000;

function rows(script: string): (readonly [when: string, who: string, text: string])[] {
  return script
    .trim()
    .split('\n')
    .map((row) => {
      const [when = '', who = '', ...words] = row.trim().split(' ');
      return [when, who, words.join(' ')] as const;
    });
}

function line(at: number, who: string, text: string): ScriptLine {
  return { at, who, text };
}

function minutes(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

const firstDay = `
  08:58 ada Good morning everyone, and welcome to the launch space!
  08:59 ada Everything about the spring release goes here from now on, so that we stop digging through mail.
  09:01 ben Morning! Finally one place 🎉
  09:02 chiara Good morning. Is the date still the 14th?
  09:03 ada It is. 10:00 Berlin time, press gets it one hour earlier.
  09:05 devika Press list is at 41 names. I will cut it to the 25 who actually answered last year.
  09:06 ada Thank you 🙏
  09:10 emil Support needs the feature list by Thursday, or we will be writing help pages on the launch night again.
  09:11 ben You will have it on Wednesday.
  09:12 emil I will hold you to that :)
  09:20 ada <p>For the record, the three big ones:</p><ul><li>shared boards</li><li>offline drafts</li><li>the new search</li></ul>
  09:22 farah Customers ask about the new search every single week. Can I show it to two of them before?
  09:24 ada Under embargo, yes. Who?
  09:25 farah Nordwind Logistics and the university library.
  09:26 ada Both fine.
  09:40 chiara First draft of the hero picture tomorrow morning. Light and dark.
  09:41 devika Can we have one without a laptop in it? Every launch page has a laptop.
  09:42 chiara There is a bicycle in it.
  09:42 devika Perfect.
  09:43 ben Why a bicycle?
  09:44 chiara Because it moves when you do.
  09:44 ben I have no further questions.
  11:15 emil Is the status page part of this, or a separate thing?
  11:17 ben Separate. It moves to the new host next week, nothing changes for readers.
  14:02 ada Budget for the event is approved. Small room, good coffee.
  14:03 farah The most important words in that sentence were the last two.
  16:30 devika Cut the list to 25. Two new ones on it, both write about accessibility.
  16:31 ada Very good. We have something to show them this time.
`;

const secondDay = `
  08:47 chiara Good morning! Hero drafts are in the shared folder: three of them, each light and dark.
  08:52 ben Number two. By a mile.
  08:55 devika Two, but with the headline of three.
  08:56 emil Two!
  09:01 ada Two it is, with the headline of three. Chiara, is that possible without losing the bicycle?
  09:03 chiara It is. The bicycle stays.
  09:30 ben Search: the index is down to a quarter of its size. First results now come in 80 ms on my old phone.
  09:31 farah 😮
  09:33 ada That is a number for the slides.
  09:34 ben Let me measure it properly before we print it.
  09:35 ada <p>Of course. <strong>Nothing gets printed before Thursday.</strong></p>
  10:12 emil Question from a customer: will old links keep working?
  10:13 ben Yes. All of them, for good. There is a test that walks through every address we ever published.
  10:14 emil Best answer of the week.
  11:40 farah Nordwind saw the search. Quote: "So where is the loading spinner?"
  11:41 ben There is none. It is so fast that we removed it :D
  11:43 devika I am stealing that for the announcement.
  13:20 ada Lunch was too long, sorry. What did I miss?
  13:21 chiara A debate about the shade of blue. You won without being here.
  13:22 ada My favourite way.
  15:05 devika First draft of the announcement. 600 words, target is 400. Please be cruel.
  15:06 devika <p>It is here: <a href="https://docs.example.test/launch/announcement">docs.example.test/launch/announcement</a></p>
  15:30 emil Paragraph four explains the old search. We can cut it.
  15:32 farah Agree. And the word "seamless" appears three times.
  15:33 devika It hurts, but it is fair.
  15:58 ben "Offline drafts" should say what happens when two people edit the same draft. It is the first thing I would ask.
  16:00 devika What does happen?
  16:02 ben Both versions are kept, side by side, and the second person gets asked. Nothing is overwritten in silence.
  16:03 devika That is a better sentence than all of mine.
  17:45 ada Good day. See you tomorrow!
  17:46 chiara Bye 👋
`;

const thirdDay = `
  08:30 emil Feature list?
  08:31 ben Good morning to you too. It is Wednesday, it has 15 hours left.
  08:32 emil :)
  10:05 ben Feature list is done: 23 entries, each with one sentence and one picture.
  10:06 emil You are my favourite colleague until tomorrow.
  10:20 chiara The pictures in the list are still the old icons. New ones come after lunch.
  11:00 ada Rehearsal of the demo tomorrow at 15:00. I play the impatient customer.
  11:01 farah A role you were born for.
  11:02 ada I will pretend that I did not read this.
  12:10 devika Announcement is at 430 words. It is readable now.
  13:45 chiara New icons are in. 23 of 23.
  13:50 emil Beautiful. The one for offline drafts makes me smile every time.
  14:30 ben Found a problem: with a very slow connection the board shows an empty page for two seconds. Fixing it today.
  14:31 ada How bad?
  14:32 ben Harmless, but ugly. You would see it in a train.
  14:33 farah Half of our customers are in trains.
  14:34 ben I know. That is why today.
  17:12 ben Fixed and measured: it now shows the last known state at once and fills in the rest.
  17:13 ada Thank you! Go home.
`;

const fourthDay = `
  08:55 devika Press invitations are out. 25 of 25 delivered.
  09:40 devika First two answers already: both yes!
  09:41 ada 🎉
  10:15 farah The university library asks whether their screen reader users were considered.
  10:18 chiara They were in the first test group. Four people, three different readers. I can share the findings.
  10:19 farah Please do, they will love it.
  10:50 emil Help pages: 18 of 23 written. Two need pictures, three need Ben.
  10:51 ben Ben is here.
  10:52 emil I mean, Ben's brain, for half an hour.
  10:53 ben 13:30?
  10:53 emil 13:30.
  14:40 ada Reminder: rehearsal at 15:00. Bring the old phone, Ben.
  14:41 ben It is charging. It always is.
  16:10 ada That went well. 22 minutes, we want 20. I will cut the history part.
  16:12 chiara The moment with the two drafts was great. People will remember it.
  16:13 farah I already do.
  16:20 ada <p>Notes from the rehearsal:</p><ol><li>start with the search, not with the team</li><li>bigger letters on the board</li><li>no one says "seamless"</li></ol>
  16:21 devika Number three is about me, I feel.
  16:22 ada With love.
  17:30 emil Help pages: 23 of 23.
  17:31 ada You are all wonderful. See you on Monday!
`;

const today = `
  96 ada Good morning! Last round before the launch. Who is missing what?
  94 ben Nothing from me. Tests are green, the release is built and waiting.
  93 chiara The hero picture for small screens, 20 minutes.
  91 emil Support is ready. Two shifts on launch day, phones from 8:00.
  88 devika 19 of 25 journalists will come or connect. The stream link goes out at noon.
  85 farah Both early customers let us quote them. Texts are in the folder.
  71 chiara Small-screen picture is done. The bicycle fits.
  70 devika I was worried about the bicycle.
  52 ada A few partners will drop in here as guests today, please be nice to them. They got a link.
  51 farah We are always nice.
  49 emil *most of the time
  38 ben Do guests see everything that was said here?
  37 ada In this space, yes. Nothing in it that they should not see.
  24 devika Then for our guests: hello and welcome! Ask us anything.
  12 chiara The coffee question is settled, by the way. We get the good one.
  11 farah Now I believe in this launch.
  6 ada Ten minutes, then we walk through the agenda together. Fetch yourselves something to drink.
`;

const days: readonly (readonly [daysAgo: number, script: string])[] = [
  [6, firstDay],
  [5, secondDay],
  [4, thirdDay],
  [3, fourthDay],
];
