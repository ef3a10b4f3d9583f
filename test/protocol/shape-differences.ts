/** Compares the shape of a response with a sample: the same keys, with values of the same types. */

/**
 * Paths of keys that `answer` lacks or has with another type; empty when the shape is the same. More keys are
 * allowed. Every item of a list must have the shape of the sample's first item; null fits everything.
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
