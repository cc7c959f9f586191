import { likenessFrom } from "../../apps/web/src/features/avatar/model/measured";
import { FaceCamera } from "../../apps/web/src/features/faces/model/face-camera";
import { OwnFace } from "../../apps/web/src/features/faces/model/own-face";
import type { HumanRecipe } from "../../packages/avatars/src/human/recipe/index";

/** The page's side of face-camera.test.ts: the product's camera, before which somebody holds a picture. */
const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
let shown: ImageBitmap | null = null;
setInterval(() => shown && canvas.getContext("2d")?.drawImage(shown, 0, 0, 640, 480), 33);
const tracks: MediaStreamTrack[] = [];
navigator.mediaDevices.getUserMedia = async () => {
  const stream = canvas.captureStream(30);
  tracks.push(...stream.getTracks());
  return stream;
};

const told: number[][] = [];
const own = new OwnFace((values) => told.push([...values]));
const camera = new FaceCamera(own);

const harness = {
  async show(url: string) {
    shown = await createImageBitmap(await (await fetch(url)).blob());
  },
  /** As if the photo had been chosen from the device. */
  async likenessOf(url: string, before: HumanRecipe) {
    return likenessFrom(await (await fetch(url)).blob(), before);
  },
  start: () => camera.start(),
  stop: () => camera.stop(),
  state: () => {
    const state = camera.state.getState();
    return state.kind === "live" ? `live ${state.seesFace}` : JSON.stringify(state);
  },
  /** What others are sent, weights of 0 to 255 first. */
  told: () => told.at(-1) ?? [],
  tracksOn: () => tracks.filter(({ readyState }) => readyState === "live").length,
};
Object.assign(window, { harness });

export type FacePage = typeof harness;
