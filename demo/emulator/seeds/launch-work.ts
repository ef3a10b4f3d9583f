/** The posts, tasks, comments and files in the seeded space "Product launch". */
import type { WorkDetails } from '../world/messages.ts';

/** Something in the space that is not a plain message. */
export interface WorkLine {
  readonly who: string;
  readonly text: string;
  readonly category: 'idea' | 'task' | 'chat';
  /** Names this post or task for its comments. */
  readonly name?: string;
  /** The name of the post or task that this comments on. */
  readonly on?: string;
  readonly work?: WorkDetails;
  /** The name and the content of a text file. */
  readonly file?: readonly [name: string, content: string];
  /** Ms since epoch. */
  readonly at: number;
}

/** Returns the lines, oldest first, between those of the script. @param idOf the id of a person by nick */
export function launchWork(now: number, idOf: (nick: string) => string): WorkLine[] {
  const at = (daysAgo: number, hour: number): number =>
    Math.floor(now / dayLength) * dayLength - daysAgo * dayLength + hour * 3_600_000;
  const due = (days: number): string => new Date(at(-days, 16)).toISOString();
  const task = (status: string, days: number, ...nicks: string[]): WorkDetails => ({
    status,
    dueDate: due(days),
    assignees: nicks.map(idOf),
  });
  const lines: WorkLine[] = [
    {
      who: 'ada',
      category: 'idea',
      name: 'plan',
      at: at(6, 9.1),
      text: '<p><strong>Plan for the launch week</strong></p><p>Monday is the last rehearsal. On Tuesday we freeze the release, and on Wednesday at 10:00 it goes out.</p>',
    },
    { who: 'farah', category: 'chat', on: 'plan', at: at(6, 9.4), text: 'Tuesday morning, or at noon?' },
    { who: 'ada', category: 'chat', on: 'plan', at: at(6, 9.45), text: 'At noon. Ben needs the morning.' },
    {
      who: 'devika',
      category: 'task',
      name: 'press',
      at: at(6, 12),
      text: 'Cut the press list to 25 names',
      work: task('complete', -5, 'devika'),
    },
    {
      who: 'chiara',
      category: 'chat',
      at: at(5, 8.9),
      text: 'The palette of the hero picture, for all who asked.',
      file: ['hero-palette.csv', 'name,light,dark\nsky,#dbe9ff,#1b2b45\nroad,#c9c3b8,#3d3a35\n'],
    },
    {
      who: 'chiara',
      category: 'idea',
      name: 'bicycle',
      at: at(5, 11),
      text: 'Why there is a bicycle in the picture: it moves when you do, it fits every screen, and no one mistakes it for a laptop.',
    },
    { who: 'ben', category: 'chat', on: 'bicycle', at: at(5, 11.5), text: 'I have no further questions.' },
    {
      who: 'emil',
      category: 'task',
      name: 'shifts',
      at: at(4, 9),
      text: 'Plan two support shifts for the launch day, with a substitute for each of them',
      work: task('pending', 1, 'emil', 'farah'),
    },
    { who: 'farah', category: 'chat', on: 'shifts', at: at(4, 9.5), text: 'I take the early one.' },
    {
      who: 'ben',
      category: 'chat',
      at: at(4, 10.3),
      text: 'The feature list as a table, in case someone wants to sort it.',
      file: ['feature-list.tsv', 'feature\tsentence\nsearch\tFinds what you mean.\n'],
    },
    {
      who: 'ada',
      category: 'task',
      name: 'slides',
      at: at(3, 16.5),
      text: 'Cut the slides to 20 minutes',
      work: task('pending', 0, 'ada'),
    },
    {
      who: 'devika',
      category: 'chat',
      at: at(3, 16.8),
      text: 'The announcement, final words.',
      file: ['announcement.txt', 'The new search finds what you mean.\n'],
    },
  ];
  return lines.filter((line) => line.at < now);
}

const dayLength = 86_400_000;
