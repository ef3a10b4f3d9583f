/** What a check has found, fact by fact, and the redacted data to attach to an issue. */
import { facts } from './facts.ts';
import type { Fact } from './facts/fact.ts';
import { pathWithoutIds, shapeOf } from './shape.ts';
import type { Evidence } from './evidence.ts';

/**
 * `documented`: as the documentation says. `known`: one of the ways that we know, where the documentation says nothing or
 * another one. `news`: none of them. `untold`: this run does not tell.
 */
export type Verdict = 'documented' | 'known' | 'news' | 'untold';

export interface Finding {
  readonly fact: Fact;
  readonly verdict: Verdict;
  /** As the emulator's switch has it; undefined if this run does not tell. */
  readonly value: string | undefined;
  /** The value as a sentence. */
  readonly says: string;
}

export function findingsOf(evidence: Evidence): readonly Finding[] {
  return facts.map((fact) => findingOf(fact, evidence));
}

function findingOf(fact: Fact, evidence: Evidence): Finding {
  const told = fact.tell(evidence);
  if (told === undefined)
    return { fact, verdict: 'untold', value: undefined, says: 'This run does not tell.' };
  const value = String(told);
  const says = Object.hasOwn(fact.known, value) ? fact.known[value] : undefined;
  const verdict = says === undefined ? 'news' : value === fact.documented ? 'documented' : 'known';
  return {
    fact,
    verdict,
    value,
    says: says ?? (typeof told === 'number' ? value : 'None of the known ways'),
  };
}

/** Contains no token, address or text of a person: see `shapeOf`. */
export function reportOf(evidence: Evidence): object {
  return {
    report: 'spaces-elements service check',
    version: 1,
    day: new Date().toISOString().slice(0, 10),
    server: evidence.outcome('server'),
    browser: navigator.userAgent,
    facts: findingsOf(evidence).map(({ fact, verdict, value, says }) => ({
      id: fact.id,
      question: fact.question,
      source: fact.source,
      verdict,
      ...(verdict !== 'untold' && {
        value: verdict === 'news' && !/^\d+$/.test(value ?? '') ? shapeOf(value) : value,
        says,
      }),
      ...(verdict === 'news' && {
        seen: fact.by.map((name) => shapeOf(evidence.answer(name)?.body ?? evidence.outcome(name))),
      }),
    })),
    answers: evidence.answers.map(({ name, method, path, status, headers, length, ms, body }) => ({
      name,
      request: `${method} ${pathWithoutIds(path)}`,
      status: status === 0 ? 'not readable' : status,
      headers,
      bytes: length,
      ms,
      body: shapeOf(body),
    })),
    events: Object.fromEntries([...evidence.outcomes].map(([name, value]) => [name, shapeOf(value)])),
  };
}
