/** A large company: invented colleagues by number, the same in every run. */
import type { World } from './world.ts';

const given =
  'Aino Bilal Carmen Dario Elif Fergus Gulnara Hugo Ines Jun Katrin Luca Mei Nadia Oskar Priya Quentin Rosa Samir Tove Uma Viktor Wanda Xenia Yara Zoltán'.split(
    ' ',
  );
const family =
  'Abara Bergström Castellano Dvořák Eklund Fontaine Gupta Hansen Ivanova Jansen Kowalski Laurent Moreau Nakamura Oliveira Petrov Quist Romero Schäfer Tanaka Ueda Vargas Weber Xu Yılmaz Zhang'.split(
    ' ',
  );

/** So many account users of the organisation `example.test`; `colleague.<number>@example.test`, from 1. */
export function addDirectory(world: World, count: number): void {
  const start = world.clock.now() - 30 * 86_400_000;
  for (let number = 1; number <= count; number += 1) {
    // Two steps without a common factor: all pairs of names come up before one comes again.
    const name = `${given[(number * 7) % given.length]} ${family[Math.floor(number / given.length) % family.length]}`;
    world.people.addColleague(`${name} ${number}`, `colleague.${number}@example.test`, start);
  }
}
