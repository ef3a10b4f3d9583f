/** Compares the shape of an answer with a sample: the same keys with values of the same types, whatever the values. */

/**
 * What `answer` lacks or has of another type, as paths; empty when it has the sample's shape. Further keys are
 * allowed. Every item of a list must have the shape of the sample's first; null fits everything.
 */
export function shapeDifferences(sample: unknown, answer: unknown, path = ''): string[] {
  if (sample === null || answer === null) return [];
  if (kindOf(sample) !== kindOf(answer)) {
    return [`${path || 'answer'}: ${kindOf(answer)} instead of ${kindOf(sample)}`];
  }
  if (Array.isArray(sample) && Array.isArray(answer)) {
    if (sample.length === 0) return [];
    return answer.flatMap((item: unknown, index) => shapeDifferences(sample[0], item, `${path}[${index}]`));
  }
  if (!isObject(sample) || !isObject(answer)) return [];
  return Object.keys(sample).flatMap((key) =>
    Object.hasOwn(answer, key)
      ? shapeDifferences(sample[key], answer[key], `${path}.${key}`)
      : [`${path}.${key}: missing`],
  );
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
