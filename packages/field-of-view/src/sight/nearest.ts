/**
 * Moves the `count` ids with the least keys to the front, in no order (Hoare's quickselect; in place, no allocation).
 */
export function selectNearest(ids: Uint16Array, keys: Float32Array, length: number, count: number): void {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = keys[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((keys[left] ?? 0) < pivot) left++;
      while ((keys[right] ?? 0) > pivot) right--;
      if (left > right) break;
      swap(ids, keys, left, right);
      left++;
      right--;
    }
    if (count - 1 <= right) high = right;
    else if (count - 1 >= left) low = left;
    else return;
  }
}

function swap(ids: Uint16Array, keys: Float32Array, a: number, b: number): void {
  const id = ids[a] ?? 0;
  const key = keys[a] ?? 0;
  ids[a] = ids[b] ?? 0;
  keys[a] = keys[b] ?? 0;
  ids[b] = id;
  keys[b] = key;
}
