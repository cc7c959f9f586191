import { OpusDecoder } from "opus-decoder";
import type { OpenEngine } from "./engines";

/** libopus in WebAssembly: about 1 % of a core a voice. */
export async function loadWasmEngine(): Promise<OpenEngine> {
  // Compiles once, and fails here and not in mid-song where WebAssembly is forbidden.
  const first = new OpusDecoder();
  await first.ready;
  first.free();
  return openWasm;
}

const openWasm: OpenEngine = ({ onSound, onFailure }) => {
  const decoder = new OpusDecoder({
    channels: 1,
    streamCount: 1,
    coupledStreamCount: 0,
    channelMappingTable: [0],
    preSkip: 0,
  });
  let state: "opening" | "open" | "closed" = "opening";
  const waiting: Uint8Array[] = [];
  const play = (packet: Uint8Array) => {
    const { channelData, samplesDecoded, errors } = decoder.decodeFrame(packet);
    const [pcm] = channelData;
    if (!pcm || samplesDecoded === 0) onFailure(errors[0]?.message ?? "nothing came out");
    else onSound(pcm.slice(0, samplesDecoded));
  };
  decoder.ready.then(
    () => {
      if (state === "closed") return decoder.free();
      state = "open";
      for (const packet of waiting) if (state === "open") play(packet);
      waiting.length = 0;
    },
    (error: unknown) => onFailure(String(error)),
  );
  return {
    decode: (packet) => {
      if (state === "opening") waiting.push(packet);
      // As WebCodecs does: the sound comes after whoever asked for it is done.
      else queueMicrotask(() => state === "open" && play(packet));
    },
    close: () => {
      if (state === "open") decoder.free();
      state = "closed";
    },
  };
};
