import { VRM_BUDGET } from "../budget";
import { imageSize } from "../image-size";

export interface Picture {
  bytes: Uint8Array;
  mimeType: string;
}
/** Decodes, brings the longer side down to so many pixels, and encodes as PNG or JPEG. */
export type Scaler = (picture: Picture, side: number) => Promise<Picture>;

/** All within the budget together; what is small enough stays as it is, byte for byte. */
export async function fitPictures(pictures: readonly Picture[], scale: Scaler): Promise<Picture[]> {
  for (let side: number = VRM_BUDGET.texture; ; side /= 2) {
    const sizes = pictures.map(({ bytes }) => imageSize(bytes) ?? { width: side, height: side });
    const pixels = sizes.reduce((sum, { width, height }) => {
      const by = Math.min(1, side / Math.max(width, height));
      return sum + width * by * (height * by);
    }, 0);
    if (pixels > VRM_BUDGET.pixels && side > 64) continue;
    const made: Picture[] = [];
    for (const [n, picture] of pictures.entries()) {
      const { width, height } = sizes[n] ?? { width: 0, height: 0 };
      made.push(Math.max(width, height) > side ? await scale(picture, side) : picture);
    }
    return made;
  }
}
