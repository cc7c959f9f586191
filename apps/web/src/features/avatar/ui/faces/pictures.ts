import first from "./features-1.webp";
import second from "./features-2.webp";
import third from "./features-3.webp";

/** Drawn by "npm run avatars -- portraits": a face of each set of features alone, 2 KB each. */
export const FEATURE_FACES: Readonly<Partial<Record<string, { src: string }>>> = {
  "features.0": first,
  "features.1": second,
  "features.2": third,
};
