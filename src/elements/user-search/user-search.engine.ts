/** What an element can do without until it is drawn: the finder, the list, the chips, and what is told of all that. */
export { createPeopleFinder } from '../../stores/people-finder.ts';
export { chips } from './user-search.chips.ts';
export { panel } from './user-search.list.ts';
export { Deeds } from './user-search.deeds.ts';
export { newsOf, sentencesOf } from './user-search.news.ts';
export { deedLine, reportBox } from './user-search.report.ts';
