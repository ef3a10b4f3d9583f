'use client';
import { useState } from 'react';
import { SpacesJoin } from 'spaces-elements/react';

export function Join({ invite }) {
  const [joined, setJoined] = useState();
  return (
    <>
      <p>{joined ? `Joined ${joined}` : 'Come and talk to us.'}</p>
      <SpacesJoin invite={invite} chat onSpacesJoined={({ detail }) => setJoined(detail.spaceId)} />
    </>
  );
}
