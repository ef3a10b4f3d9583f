import { useEffect, useState } from 'react';
import * as components from 'spaces-elements/react';

const { SpacesJoin, SpacesProvider } = components;

/** A page with a join form. */
export function JoinPage({ server, invite }) {
  const [joined, setJoined] = useState();
  return (
    <main>
      <h1>Office hours</h1>
      <p>{joined ? `Joined ${joined}` : 'Come and talk to us.'}</p>
      <SpacesProvider server={server}>
        <SpacesJoin invite={invite} chat onSpacesJoined={({ detail }) => setJoined(detail.spaceId)} />
      </SpacesProvider>
    </main>
  );
}

/** A page with every tag, and a handler for every event. `tags`: the tags of the manifest with their events. */
export function EventsPage({ tags }) {
  useEffect(() => {
    document.body.dataset.hydrated = '';
  });
  return tags.map(({ tag, events }) => {
    const Component = components[pascal(tag)];
    const hear = ({ type }) => globalThis.heard.push(`${tag} ${type}`);
    return <Component key={tag} {...Object.fromEntries(events.map((type) => [`on${pascal(type)}`, hear]))} />;
  });
}

function pascal(name) {
  return `-${name}`.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());
}
