interface Place {
  readonly x: number;
  readonly z: number;
}

export interface Gathering extends Place {
  /** Of those who stand there, who is out of sight; not whole where the count is older than what one sees. */
  people: number;
}

/** Further from the middle of a square, or from where one was when it was counted, nobody belongs to it, metres. */
const REACH_METRES = 4.5;
/** x, z in half metres, and how many. */
const FIELDS = 3;

/** Where those are who are out of sight: the whole crowd as the server counts it, less whom one sees (Rule V7). */
export class Unseen {
  #counted: readonly number[] = [];
  #squares: (Gathering & { counted: number })[] = [];

  /** Begins anew: nobody is in sight yet. Allocates nothing while it is the same count. */
  begin(counted: readonly number[]): void {
    if (counted !== this.#counted) {
      this.#counted = counted;
      this.#squares = Array.from({ length: Math.floor(counted.length / FIELDS) }, (_, n) => {
        const [x = 0, z = 0, people = 0] = counted.slice(n * FIELDS);
        return { x: x / 2, z: z / 2, people, counted: people };
      });
    }
    for (const square of this.#squares) square.people = square.counted;
  }

  /** Somebody is in sight there, or is oneself. */
  saw({ x, z }: Place): void {
    let nearest: Gathering | null = null;
    let best = REACH_METRES;
    for (const square of this.#squares) {
      const metres = Math.hypot(square.x - x, square.z - z);
      if (square.people <= 0 || metres > best) continue;
      nearest = square;
      best = metres;
    }
    if (nearest) nearest.people--;
  }

  /** Shares so many among the squares that have somebody left, and answers with all squares; null where none has. */
  share(people: number): readonly Gathering[] | null {
    let left = 0;
    for (const square of this.#squares) left += square.people;
    if (left === 0) return null;
    for (const square of this.#squares) square.people *= people / left;
    return this.#squares;
  }
}
