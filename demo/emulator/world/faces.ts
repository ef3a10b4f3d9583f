/** Drawn faces of the seeded people, for the demo. */

interface Face {
  readonly ground: string;
  readonly skin: string;
  readonly hair: string;
  readonly shirt: string;
  /** SVG shapes behind and in front of the head. `H` is the colour of the hair. */
  readonly behind?: string;
  readonly front: string;
}

const short = '<path fill="H" d="M20 28c-2-12 4-18 12-18s14 6 12 18c-1-6-4-9-8-9-5 1-12 1-16 9z"/>';
const long = '<path fill="H" d="M17 31c0-14 6-21 15-21s15 7 15 21v17H17z"/>';
const fringe = '<path fill="H" d="M20 28c0-12 5-17 12-17s12 5 12 17c-3-4-5-6-7-10-4 5-10 8-17 10z"/>';
const bun = '<circle fill="H" cx="32" cy="9" r="6"/>';
const curls = '20,22 23,15 29,11 36,11 42,15 44,22'
  .split(' ')
  .map((at) => `<circle fill="H" cx="${at.replace(',', '" cy="')}" r="5.5"/>`)
  .join('');
const beard =
  '<path fill="H" d="M20.5 29c0 11 4 15 11.5 15s11.5-4 11.5-15c-2 5-4 5-11.5 5s-9.5 0-11.5-5zM29 37q3 2 6 0z"/>';
const glasses =
  '<g fill="none" stroke="#3a3f4a" stroke-width="1.3"><circle cx="27" cy="28.5" r="3.8"/><circle cx="37" cy="28.5" r="3.8"/><path d="M30.8 28h2.4"/></g>';
const scarf =
  '<path fill="H" fill-rule="evenodd" d="M16 33c0-16 6-23 16-23s16 7 16 23c0 9-2 14-3 19H19c-1-5-3-10-3-19zm6-3c0 8 4 12 10 12s10-4 10-12-4-13-10-13-10 5-10 13z"/>';

const faces: Readonly<Record<string, Face>> = {
  ada: { ground: '#f3d9b1', skin: '#e8b48c', hair: '#4a2c20', shirt: '#0c6353', behind: long, front: fringe },
  ben: { ground: '#cfe3dc', skin: '#7d4e34', hair: '#1d1715', shirt: '#d9962b', front: short + beard },
  chiara: {
    ground: '#e6d5ea',
    skin: '#f0c7a4',
    hair: '#a4502b',
    shirt: '#43527c',
    behind: bun,
    front: fringe,
  },
  devika: {
    ground: '#d6e2f2',
    skin: '#b97a50',
    hair: '#20171a',
    shirt: '#9c3d56',
    behind: long,
    front: short,
  },
  emil: { ground: '#e3e6d3', skin: '#f2cdae', hair: '#c99a4e', shirt: '#38607a', front: short + glasses },
  farah: { ground: '#f0dcd4', skin: '#d9a273', hair: '#5d6f9a', shirt: '#5d6f9a', front: scarf },
  gil: {
    ground: '#d9e7ec',
    skin: '#ecc09a',
    hair: '#7b7f86',
    shirt: '#4b5a44',
    front: short + beard + glasses,
  },
  hana: { ground: '#efe3c8', skin: '#f1c9a0', hair: '#17171b', shirt: '#b4532f', behind: long, front: curls },
};

/** Undefined for people without a drawn face. */
export function faceOf(nick: string): string | undefined {
  const face = Object.hasOwn(faces, nick) ? faces[nick] : undefined;
  if (!face) return undefined;
  const { ground, skin, hair, shirt, behind = '', front } = face;
  const dyed = (shapes: string): string => shapes.replaceAll('"H"', `"${hair}"`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/>${dyed(behind)}<path fill="${shirt}" d="M9 64c1-13 10-17 23-17s22 4 23 17z"/><path fill="${skin}" d="M26.5 38h11v10q-5.5 5-11 0z"/><ellipse cx="32" cy="28" rx="11.5" ry="13.5" fill="${skin}"/><circle cx="27" cy="28.5" r="1.4"/><circle cx="37" cy="28.5" r="1.4"/>${dyed(front)}<path fill="none" stroke="#000" stroke-opacity=".55" stroke-width="1.4" stroke-linecap="round" d="M28.5 35q3.5 2.8 7 0"/></svg>`;
}
