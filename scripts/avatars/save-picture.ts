import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Picture } from "./picture";

/** @param file .png, or what ffmpeg makes of one: .jpg, .webp @param quality of ffmpeg's own scale */
export function savePicture(picture: Picture, file: string, quality: readonly string[] = []): void {
  mkdirSync(dirname(file), { recursive: true });
  if (file.endsWith(".png")) {
    writeFileSync(file, picture.png());
    return;
  }
  const drawn = `${file}.png`;
  writeFileSync(drawn, picture.png());
  execFileSync("ffmpeg", ["-v", "error", "-y", "-i", drawn, ...quality, file]);
  rmSync(drawn);
}
