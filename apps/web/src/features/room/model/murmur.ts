import { type Muffling, newMuffling } from "@karaverse/worlds";

/** Nobody who talks has more above it than matters. */
const HIGHEST_HZ = 16_000;
/** Fewer others are no crowd: one hears what they say and nothing besides. */
const FEWEST_OTHERS = 4;
/** A room of so many sounds full. */
const FULL_PEOPLE = 24;
/** While somebody sings: an audience listens. */
const HUSHED = 0.06;

/** Of so many who talk: what one hears of those beside one, and of those behind walls, which take something from it. */
export interface Murmuring {
  /** 0-1 each: together as loud as all of them in one room. */
  beside: number;
  behind: number;
  /** What the walls take, as of the one voice that they would be. */
  readonly wall: Muffling;
}

export const newMurmuring = (): Murmuring => ({ beside: 0, behind: 0, wall: newMuffling() });

/** Collects a crowd, one after another; allocates nothing. */
export class Murmur {
  #beside = 0;
  #behind = 0;
  #energy = 0;
  #lowPass = 0;

  /** Anew. */
  clear(): void {
    this.#beside = this.#behind = this.#energy = this.#lowPass = 0;
  }

  /** Another one who talks, or so many at one place. */
  add({ decibels, lowPass }: Muffling, people = 1): void {
    if (decibels === 0 && lowPass === Number.POSITIVE_INFINITY) {
      this.#beside += people;
      return;
    }
    const energy = people * 10 ** (-decibels / 10);
    this.#behind += people;
    this.#energy += energy;
    // Of two who are equally loud one hears as much of the highest as of the lowest: between them by octaves.
    this.#lowPass += energy * Math.log2(Math.min(lowPass, HIGHEST_HZ));
  }

  read(isSung: boolean, out: Murmuring): Murmuring {
    const others = this.#beside + this.#behind;
    const level = murmurOf(others, isSung);
    out.beside = others === 0 ? 0 : level * Math.sqrt(this.#beside / others);
    out.behind = others === 0 ? 0 : level * Math.sqrt(this.#behind / others);
    if (this.#behind > 0) {
      out.wall.decibels = -10 * Math.log10(this.#energy / this.#behind);
      out.wall.lowPass = 2 ** (this.#lowPass / this.#energy);
    }
    return out;
  }
}

/** How much of a crowd is heard, 0-1. */
export function murmurOf(others: number, isSung: boolean): number {
  if (others < FEWEST_OTHERS) return 0;
  return Math.sqrt(Math.min(1, others / FULL_PEOPLE)) * (isSung ? HUSHED : 1);
}
