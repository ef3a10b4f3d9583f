/** The messages that every peer shows: the same texts of 3 to 40 words in each run, each starting with its own token. */
const words = (
  'alpha bravo can we move the review to three tomorrow I pushed the fix please have a look great thanks that ' +
  'works for me who owns the invite list we should ask the partner team about the contract before Friday the ' +
  'build is green again see the notes from yesterday and let me know'
).split(' ');

const authors = ['Ada Park', 'Ben Ito', 'Cleo Roy', 'Dan Wu', 'Eva Lind', 'Finn Ode', 'Gus Hale', 'Me'];

const base = 500_000;

export const tokenPattern = /m(?:[45]\d{5}|6\d{5})/;

export const token = (index) => `m${base + index}`;

/** @param onlyOthers leaves out the visitor's own messages */
export function makeMessages(count, start = 0, onlyOthers = false) {
  return Array.from({ length: count }, (_, k) => makeMessage(start + k, onlyOthers));
}

function makeMessage(index, onlyOthers) {
  const random = randomFrom(index);
  const length = 3 + Math.floor(random() * random() * 38);
  let text = token(index);
  for (let w = 0; w < length; w += 1) text += ` ${words[Math.floor(random() * words.length)]}`;
  const author = onlyOthers ? index & 3 : Math.floor(random() * 8);
  return {
    id: token(index),
    author: authors[author],
    authorId: `u${author}`,
    me: author === 7,
    ts: 1_767_603_600_000 + index * 30_000,
    text,
  };
}

function randomFrom(seed) {
  let state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
