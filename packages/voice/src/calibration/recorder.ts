import { RECORDER_PROCESSOR, type RecordedPiece, type ToRecorder } from "./recorder-messages";

export interface Recording {
  /** AudioContext time of the first sample, seconds. */
  readonly at: number;
  readonly samples: Float32Array<ArrayBuffer>;
}

/** A node that hands over, piece by piece, what is connected to it. */
export async function openRecorder(context: BaseAudioContext, worklets: string): Promise<AudioWorkletNode> {
  await context.audioWorklet.addModule(`${worklets}recorder.worklet.js`);
  return new AudioWorkletNode(context, RECORDER_PROCESSOR, {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: "explicit",
  });
}

/** Records a node for a while, to the sample; resolves at once when the recorder runs, and later with the sound. */
export async function startRecording(
  source: AudioNode,
  seconds: number,
  worklets: string,
): Promise<{ readonly done: Promise<Recording> }> {
  const { context } = source;
  const node = await openRecorder(context, worklets);
  source.connect(node);
  const wanted = Math.ceil(seconds * context.sampleRate);
  const samples = new Float32Array(wanted);
  const done = new Promise<Recording>((resolve) => {
    let at: number | null = null;
    node.port.onmessage = ({ data }: MessageEvent<RecordedPiece>) => {
      at ??= data.at;
      // Placed by its own time, so that a piece that never came leaves silence and not a shift.
      const start = Math.round((data.at - at) * context.sampleRate);
      if (start < wanted) samples.set(data.samples.subarray(0, wanted - start), start);
      if (start + data.samples.length < wanted) return;
      source.disconnect(node);
      node.port.postMessage({ type: "end" } satisfies ToRecorder);
      node.port.close();
      resolve({ at, samples });
    };
  });
  return { done };
}

export async function record(source: AudioNode, seconds: number, worklets: string): Promise<Recording> {
  return (await startRecording(source, seconds, worklets)).done;
}
