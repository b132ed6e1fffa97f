const LARGEST = 127;

/**
 * Writes class `label` of `weights` (features × classes) into place `target` of `bytes` (features × stride),
 * rounded to 1/127 of the class's largest weight; returns the scale.
 */
export function quantiseClass(
  weights: Float32Array,
  classes: number,
  label: number,
  features: number,
  bytes: Int8Array,
  stride: number,
  target: number,
): number {
  let largest = 0;
  for (let feature = 0; feature < features; feature++) {
    largest = Math.max(largest, Math.abs(weights[feature * classes + label] ?? 0));
  }
  const scale = Math.fround(largest / LARGEST);
  if (scale === 0) return 0;
  for (let feature = 0; feature < features; feature++) {
    bytes[feature * stride + target] = Math.round((weights[feature * classes + label] ?? 0) / scale);
  }
  return scale;
}
