import { RATINGS, type Rating } from "@karaverse/singing";
import type { Words } from "@/i18n/words";

const KEYS: Record<Rating, "perfect" | "great" | "good" | "ok" | "goOn"> = {
  Perfect: "perfect",
  Great: "great",
  Good: "good",
  OK: "ok",
  "Keep going": "goOn",
};

const isRating = (word: string): word is Rating => RATINGS.some((rating) => rating === word);

/** A line's rating as it goes over the wire, in the language of who reads it. */
export const ratingWords = (t: Words, rating: string): string =>
  isRating(rating) ? t(`stage.ratings.${KEYS[rating]}`) : rating;
