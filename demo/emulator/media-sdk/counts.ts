/** What the stand-in holds at the moment, for tests. The SDK itself has nothing like it. */
export const counts = { callbacks: 0, clients: 0 };
