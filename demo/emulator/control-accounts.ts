/** The controls of the accounts server: who is signed in, and which application may ask. */
import { idOf, personOf } from './control-world.ts';
import type { ControlGround, Handlers } from './control.ts';

export function accountControls(
  ground: ControlGround,
): Handlers<'grant' | 'signOut' | 'signedIn' | 'redirectUri'> {
  const { accounts } = ground.world;
  return {
    grant: ({ user, client = 'demo' }) => {
      const known = accounts.clients.get(client);
      if (known === undefined) throw new Error(`There is no application called "${client}".`);
      return accounts.grants.answer(
        accounts.grants.begin(personOf(ground, user), known, 'email profile spaces'),
      );
    },
    signOut: ({ who }) => accounts.signOut(idOf(ground, who)),
    signedIn: () => ({
      browsers: accounts.visitors.map(({ username }) => username),
      grants: accounts.grants.standing.map(({ person, client }) => ({
        user: person.username,
        client: client.id,
      })),
    }),
    redirectUri: ({ url, client = 'demo' }) => {
      const { id, secret } = accounts.clients.register(client, url);
      return { client: id, secret };
    },
  };
}
