import { FaceLandmarker, PoseLandmarker } from "@mediapipe/tasks-vision";
import type { FromFaceWorker, ToFaceWorker } from "./messages";
import { seenBody } from "./seen-body";

/** Finds the face in pictures, beside the thread that draws. What is found goes back; pictures end here. */
let finder: FaceLandmarker | null = null;
let bodyFinder: PoseLandmarker | null = null;
/** A body moves slower than a face: looking for it takes no more than a third of the time. */
const BODY_RESTS = 2;
let bodyRestsUntil = 0;
let areStills = false;

const answer = (message: FromFaceWorker) => postMessage(message);

const filesIn = (folder: string) => ({
  wasmLoaderPath: `${folder}vision_wasm_internal.js`,
  wasmBinaryPath: `${folder}vision_wasm_internal.wasm`,
});

async function open(folder: string, stills: boolean): Promise<void> {
  areStills = stills;
  finder = await FaceLandmarker.createFromOptions(filesIn(folder), {
    // The graphics card has a room to draw.
    baseOptions: { modelAssetPath: `${folder}face_landmarker.task`, delegate: "CPU" },
    runningMode: stills ? "IMAGE" : "VIDEO",
    numFaces: 1,
    outputFaceBlendshapes: true,
    outputFacialTransformationMatrixes: true,
  });
  answer({ kind: "ready" });
}

/** 6 MB more, while faces move already. A face without a body is well enough. */
async function openBody(folder: string): Promise<void> {
  bodyFinder = await PoseLandmarker.createFromOptions(filesIn(folder), {
    baseOptions: { modelAssetPath: `${folder}pose_landmarker.task`, delegate: "CPU" },
    runningMode: "VIDEO",
    numPoses: 1,
  });
}

function lookForBody(picture: ImageBitmap, at: number) {
  const begun = performance.now();
  if (!bodyFinder || begun < bodyRestsUntil) return {};
  const { worldLandmarks, landmarks } = bodyFinder.detectForVideo(picture, at);
  const now = performance.now();
  bodyRestsUntil = now + BODY_RESTS * (now - begun);
  const [world] = worldLandmarks;
  const [shares] = landmarks;
  return { body: world && shares ? seenBody(world, shares) : null };
}

function look(picture: ImageBitmap, at: number, isMeasured: boolean): void {
  const found = areStills ? finder?.detect(picture) : finder?.detectForVideo(picture, at);
  const shapes = found?.faceBlendshapes[0];
  const matrix = found?.facialTransformationMatrixes[0];
  const places = isMeasured ? found?.faceLandmarks[0] : undefined;
  const points = places && { points: Float32Array.from(places.flatMap(({ x, y, z }) => [x, y, z])) };
  const face = shapes && matrix ? { shapes: shapes.categories, matrix: matrix.data, ...points } : null;
  const body = lookForBody(picture, at);
  picture.close();
  answer({ kind: "looked", face, ...body });
}

const failed = (error: unknown) =>
  answer({ kind: "failed", why: error instanceof Error ? error.message : String(error) });

addEventListener("message", ({ data }: MessageEvent<ToFaceWorker>) => {
  if (data.kind === "open") {
    open(data.folder, data.stills === true)
      .then(() => (data.body ? openBody(data.folder).catch(() => undefined) : undefined))
      .catch(failed);
    return;
  }
  try {
    look(data.picture, data.at, data.points === true);
  } catch (error) {
    failed(error);
  }
});
