import { likeness, type Picture } from "@karaverse/avatars/likeness";
import type { HumanRecipe } from "@karaverse/avatars/recipe";
import { FACE_FOLDER, type FromFaceWorker, type ToFaceWorker } from "@/features/faces/tracking/messages";

/** Enough to measure a face by, pixels of the longer side. */
const LARGEST = 640;

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
  const scale = Math.min(1, LARGEST / Math.max(whole.width, whole.height));
  const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
  const canvas = new OffscreenCanvas(width, height);
  const drawing = canvas.getContext("2d");
  if (!drawing) throw new Error("this browser draws nothing");
  drawing.drawImage(whole, 0, 0, width, height);
  whole.close();
  const picture: Picture = drawing.getImageData(0, 0, width, height);
  const points = await pointsIn(canvas.transferToImageBitmap());
  return points && likeness(points, picture, before);
}

function pointsIn(picture: ImageBitmap): Promise<Float32Array | null> {
  const worker = new Worker(`${FACE_FOLDER}face.worker.js`);
  const post = (message: ToFaceWorker, hand: Transferable[] = []) => worker.postMessage(message, hand);
  const found = new Promise<Float32Array | null>((resolve, reject) => {
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.addEventListener("message", ({ data }: MessageEvent<FromFaceWorker>) => {
      switch (data.kind) {
        case "ready":
          post({ kind: "picture", picture, at: performance.now(), points: true }, [picture]);
          return;
        case "looked":
          resolve(data.face?.points ?? null);
          return;
        case "failed":
          reject(new Error(data.why));
      }
    });
  });
  post({ kind: "open", folder: FACE_FOLDER });
  return found.finally(() => worker.terminate());
}
