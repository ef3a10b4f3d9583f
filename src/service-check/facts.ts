/** The facts that a check can tell, in the order in which it finds them out. */
import { accessFacts } from './facts/access.ts';
import { accountFacts } from './facts/account.ts';
import type { Fact } from './facts/fact.ts';
import { joiningFacts } from './facts/joining.ts';
import { listFacts } from './facts/lists.ts';
import { messageFacts } from './facts/messages.ts';
import { socketFacts } from './facts/socket.ts';

export const facts: readonly Fact[] = [
  ...joiningFacts,
  ...accessFacts,
  ...listFacts,
  ...socketFacts,
  ...messageFacts,
  ...accountFacts,
];
