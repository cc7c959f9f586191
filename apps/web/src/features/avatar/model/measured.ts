import { likeness, type Picture } from "@karaverse/avatars/likeness";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { aroundFace, type Part } from "./around-face";
import { FacePoints } from "./face-points";

/** Enough to measure a face by, pixels of the longer side. */
const LARGEST = 640;
/** What is looked at again has at least so many pixels for one that was looked at, along a side. */
const NEARER = 1.3;

/**
 * Somebody like the face in a picture. The picture goes to a worker of this page and no further.
 *
 * @returns null where no face looks out of it
 */
export async function likenessFrom(
  source: Blob | HTMLVideoElement,
  before: HumanRecipe,
): Promise<HumanRecipe | null> {
  const whole = await createImageBitmap(source);
  const finder = new FacePoints();
  try {
    const seen = await look(finder, whole, { x: 0, y: 0, width: whole.width, height: whole.height });
    if (!seen.points) return null;
    const near = aroundFace(seen.points, whole);
    // Most photos show more than a head: colours and proportions are those of a few pixels there.
    const closer = scaleOf(near) < scaleOf(whole) * NEARER ? seen : await look(finder, whole, near);
    const { points, picture } = closer.points ? closer : seen;
    return points && likeness(points, picture, before);
  } finally {
    finder.close();
    whole.close();
  }
}

const scaleOf = ({ width, height }: Pick<Part, "width" | "height">) =>
  Math.min(1, LARGEST / Math.max(width, height));

async function look(
  finder: FacePoints,
  whole: ImageBitmap,
  part: Part,
): Promise<{ points: Float32Array | null; picture: Picture }> {
  const { x, y, width, height } = part;
  const scale = scaleOf(part);
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const drawing = canvas.getContext("2d");
  if (!drawing) throw new Error("this browser draws nothing");
  drawing.imageSmoothingQuality = "high";
  drawing.drawImage(whole, x, y, width, height, 0, 0, canvas.width, canvas.height);
  const picture: Picture = drawing.getImageData(0, 0, canvas.width, canvas.height);
  return { points: await finder.in(canvas.transferToImageBitmap()), picture };
}
