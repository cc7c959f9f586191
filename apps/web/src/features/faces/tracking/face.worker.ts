import { FaceLandmarker } from "@mediapipe/tasks-vision";
import type { FromFaceWorker, ToFaceWorker } from "./messages";

/** Finds the face in pictures, beside the thread that draws. What is found goes back; pictures end here. */
let finder: FaceLandmarker | null = null;

const answer = (message: FromFaceWorker) => postMessage(message);

async function open(folder: string): Promise<void> {
  finder = await FaceLandmarker.createFromOptions(
    {
      wasmLoaderPath: `${folder}vision_wasm_internal.js`,
      wasmBinaryPath: `${folder}vision_wasm_internal.wasm`,
    },
    {
      // The graphics card has a room to draw.
      baseOptions: { modelAssetPath: `${folder}face_landmarker.task`, delegate: "CPU" },
      runningMode: "VIDEO",
      numFaces: 1,
      outputFaceBlendshapes: true,
      outputFacialTransformationMatrixes: true,
    },
  );
  answer({ kind: "ready" });
}

function look(picture: ImageBitmap, at: number, isMeasured: boolean): void {
  const found = finder?.detectForVideo(picture, at);
  picture.close();
  const shapes = found?.faceBlendshapes[0];
  const matrix = found?.facialTransformationMatrixes[0];
  const places = isMeasured ? found?.faceLandmarks[0] : undefined;
  const points = places && { points: Float32Array.from(places.flatMap(({ x, y, z }) => [x, y, z])) };
  const face = shapes && matrix ? { shapes: shapes.categories, matrix: matrix.data, ...points } : null;
  answer({ kind: "looked", face });
}

const failed = (error: unknown) =>
  answer({ kind: "failed", why: error instanceof Error ? error.message : String(error) });

addEventListener("message", ({ data }: MessageEvent<ToFaceWorker>) => {
  if (data.kind === "open") {
    open(data.folder).catch(failed);
    return;
  }
  try {
    look(data.picture, data.at, data.points === true);
  } catch (error) {
    failed(error);
  }
});
