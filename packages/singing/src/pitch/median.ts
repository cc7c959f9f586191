/**
 * The median of the voiced values in a short run of frames, and how many were voiced. NaN is unvoiced.
 * Allocates nothing after its making.
 */
export function createRunningMedian(length: number) {
  const values = new Float64Array(length).fill(Number.NaN);
  const sorted = new Float64Array(length);
  let next = 0;
  return {
    push(value: number): void {
      values[next] = value;
      next = (next + 1) % length;
    },
    /** The value pushed `age` pushes ago (0 is the newest). */
    at(age: number): number {
      return values[(next - 1 - age + 2 * length) % length] ?? Number.NaN;
    },
    voiced(): number {
      let count = 0;
      for (let i = 0; i < length; i++) if (!Number.isNaN(values[i])) count++;
      return count;
    },
    median(): number {
      let count = 0;
      for (let i = 0; i < length; i++) {
        const value = values[i] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        let place = count++;
        while (place > 0 && (sorted[place - 1] ?? 0) > value) {
          sorted[place] = sorted[place - 1] ?? 0;
          place--;
        }
        sorted[place] = value;
      }
      if (count === 0) return Number.NaN;
      const middle = count >> 1;
      const upper = sorted[middle] ?? 0;
      return count % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
    },
    clear(): void {
      values.fill(Number.NaN);
      next = 0;
    },
  };
}
