/** Runs beside the page: every encoded frame of every voice passes here, so that a busy page never holds one up. */
import type { RecordedPiece } from "../calibration/recorder-messages";
import { bestEngine, type OpenEngine } from "../frames/engines";
import { GraphSound } from "../frames/graph-sound";
import type { DecodedVoice, FromFrames, PipeId, ToFrames } from "../frames/messages";
import { OpusDecoder } from "../frames/opus-decoder";
import { ReceiverPipe } from "../frames/receiver-pipe";
import { SenderPipe } from "../frames/sender-pipe";
import type { SongLine } from "../performer/song-line";

interface TransformEvent extends Event {
  readonly transformer: {
    readonly readable: ReadableStream;
    readonly writable: WritableStream;
    readonly options: { readonly pipe: PipeId; readonly end: "sender" | "receiver" };
  };
}

interface WorkerScope {
  postMessage(message: FromFrames): void;
  addEventListener(type: "message", listener: (event: MessageEvent<ToFrames>) => void): void;
  addEventListener(type: "rtctransform", listener: (event: TransformEvent) => void): void;
  importScripts(url: string): void;
  karaverseOpus?(): Promise<OpenEngine>;
}

const scope = globalThis as unknown as WorkerScope;
const COUNT_EVERY_MS = 200;

const senders = new Map<PipeId, SenderPipe>();
const receivers = new Map<PipeId, ReceiverPipe>();
const wanted = new Map<PipeId, Extract<ToFrames, { type: "listen" }>>();
let marking: { line: SongLine | null; repeat: boolean } = { line: null, repeat: false };
let soundAt: number | null = null;
const graph = new GraphSound();
let playout: MessagePort | null = null;

function sendOut(decoded: DecodedVoice, transfer: Transferable[]): void {
  playout?.postMessage(decoded, transfer);
}

function connect(
  pipe: PipeId,
  end: "sender" | "receiver",
  readable: ReadableStream,
  writable: WritableStream,
): void {
  const handler = end === "sender" ? openSender(pipe) : openReceiver(pipe);
  const through = new TransformStream<RTCEncodedAudioFrame, RTCEncodedAudioFrame>({
    transform(frame, controller) {
      try {
        handler.transform(frame);
      } catch (error) {
        scope.postMessage({ type: "failed", pipe, reason: String(error) });
      }
      controller.enqueue(frame);
    },
  });
  readable
    .pipeThrough(through)
    .pipeTo(writable)
    .catch(() => undefined)
    .finally(() => {
      senders.get(pipe)?.close();
      senders.delete(pipe);
      receivers.get(pipe)?.stop();
      receivers.delete(pipe);
      wanted.delete(pipe);
    });
}

function openSender(pipe: PipeId): SenderPipe {
  const opened = new SenderPipe(
    (sounding) => {
      soundAt = null;
      scope.postMessage({ type: "sounded", sounding });
    },
    () => marking,
    graph,
    (seconds) => scope.postMessage({ type: "slipped", seconds }),
  );
  senders.set(pipe, opened);
  opened.listenForBurst(soundAt);
  return opened;
}

function openReceiver(pipe: PipeId): ReceiverPipe {
  const opened = new ReceiverPipe(sendOut, (reason) => scope.postMessage({ type: "failed", pipe, reason }));
  receivers.set(pipe, opened);
  const listen = wanted.get(pipe);
  if (listen) opened.listen(listen.voice, listen.performance, listen.decode);
  return opened;
}

scope.addEventListener("message", ({ data }) => {
  switch (data.type) {
    case "sender":
    case "receiver":
      return connect(data.pipe, data.type, data.readable, data.writable);
    case "line":
      marking = data;
      return;
    case "sound":
      soundAt = data.at;
      for (const sender of senders.values()) sender.listenForBurst(data.at);
      return;
    case "listen":
      wanted.set(data.pipe, data);
      receivers.get(data.pipe)?.listen(data.voice, data.performance, data.decode);
      return;
    case "unlisten":
      wanted.delete(data.pipe);
      receivers.get(data.pipe)?.stop();
      return;
    case "graph":
      data.port.onmessage = ({ data: { at, samples } }: MessageEvent<RecordedPiece>) => {
        graph.write(Math.round(at * 48_000), samples);
      };
      return;
    case "playout":
      playout = data.port;
      return;
  }
});

// Safari and Firefox hand frames over by this event instead of by streams.
scope.addEventListener("rtctransform", ({ transformer }) => {
  connect(transformer.options.pipe, transformer.options.end, transformer.readable, transformer.writable);
});

setInterval(() => {
  for (const pipe of wanted.keys()) {
    const receiver = receivers.get(pipe);
    if (receiver)
      scope.postMessage({ type: "counts", pipe, counts: receiver.counts, newest: receiver.newest });
  }
}, COUNT_EVERY_MS);

bestEngine(async () => {
  scope.importScripts("opus.worker.js");
  if (!scope.karaverseOpus) throw new Error("no decoder came");
  return scope.karaverseOpus();
}).then((engine) => {
  if (engine) OpusDecoder.open = engine.open;
  scope.postMessage({
    type: "ready",
    decoder: engine?.decoder ?? null,
    transforms: "RTCTransformEvent" in globalThis,
  });
});
