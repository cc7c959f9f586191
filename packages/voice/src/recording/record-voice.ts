import { openRecorder } from "../calibration/recorder";
import type { RecordedPiece, ToRecorder } from "../calibration/recorder-messages";
import type { SongTape, SungAt } from "./song-tape";

/** Lays what comes from a node onto a tape until it is told to stop. */
export async function recordVoice(
  source: AudioNode,
  tape: SongTape,
  sungAt: SungAt,
  worklets = "/worklets/",
): Promise<() => void> {
  const node = await openRecorder(source.context, worklets);
  node.port.onmessage = ({ data }: MessageEvent<RecordedPiece>) => tape.lay(data, sungAt);
  source.connect(node);
  return () => {
    source.disconnect(node);
    node.port.postMessage({ type: "end" } satisfies ToRecorder);
    node.port.close();
  };
}
