import { SpacesProvider } from 'spaces-elements/react';
import { Join } from './join.jsx';

export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <h1>Office hours</h1>
      <SpacesProvider server={process.env.SPACES_SERVER}>
        <Join invite={process.env.SPACES_INVITE} />
      </SpacesProvider>
    </main>
  );
}
