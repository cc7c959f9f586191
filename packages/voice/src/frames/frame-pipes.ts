import { ParticipantEvent, type Room } from "livekit-client";
import { Emitter } from "../events";
import type { SongLine } from "../performer/song-line";
import { type BrowserParts, type FrameAbility, type FramesWay, framesWay } from "./ability";
import { frameAccess, setTransform, streamsOf } from "./encoded-streams";
import type { FromFrames, PipeCounts, PipeId, Sounding, ToFrames } from "./messages";

export interface FrameEvents {
  sounded: Sounding;
  counts: { receiver: PipeId; counts: PipeCounts; newest: { rtp: number; positionMs: number } | null };
  failed: { reason: string };
  /** The browser dropped outgoing samples, and the marks were put right. */
  slipped: { seconds: number };
  /** The microphone is sent anew: what was known about its packets is void. */
  sender: undefined;
}

/** How long a worker may take to load before we go without. */
const PATIENCE_MS = 8000;

/** The page's side of the frames worker: leads every sender and receiver of a LiveKit room through it. */
export class FramePipes extends Emitter<FrameEvents> {
  private readonly pipes = new WeakMap<RTCRtpSender | RTCRtpReceiver, PipeId>();
  /** Browsers collect transforms whose ends nobody holds. */
  private readonly held = new Set<RTCRtpSender | RTCRtpReceiver>();
  private next: PipeId = 1;

  private constructor(
    private readonly worker: Worker | null,
    readonly way: FramesWay,
  ) {
    super();
    if (worker) worker.onmessage = ({ data }: MessageEvent<FromFrames>) => this.receive(data);
  }

  /** @param most what to use at the most: less is for machines on which our own decoding costs too much */
  static async open(workerUrl: string, most: FrameAbility = "decode"): Promise<FramePipes> {
    const access = frameAccess();
    // No worker is asked for where nothing would come of it.
    const isOfUse = most !== "none" && access !== "none" && typeof Worker !== "undefined";
    const worker = isOfUse ? new Worker(workerUrl) : null;
    const way = framesWay({ access, worker: worker ? await stateOf(worker) : { state: "missing" } }, most);
    if (way.ability === "none") worker?.terminate();
    return new FramePipes(way.ability === "none" ? null : worker, way);
  }

  get ability(): FrameAbility {
    return this.way.ability;
  }

  /** Must be given to `room.connect`; from then on Chromium sends nothing that is not piped through. */
  get rtcConfig(): RTCConfiguration {
    const streams = this.worker && frameAccess() === "streams";
    return (streams ? { encodedInsertableStreams: true } : {}) as RTCConfiguration;
  }

  /** Call before `room.connect`: the subscription event comes too late for the first frames. */
  attach(room: Room): void {
    if (!this.worker) return;
    room.localParticipant.on(ParticipantEvent.LocalSenderCreated, (sender) => {
      this.lead(sender, "sender", sender.track?.kind === "audio");
    });
    const engine = room.engine as unknown as {
      on(
        event: "mediaTrackAdded",
        added: (track: MediaStreamTrack, stream: MediaStream, receiver: RTCRtpReceiver) => void,
      ): void;
    };
    engine.on("mediaTrackAdded", (track, _stream, receiver) => {
      this.lead(receiver, "receiver", track.kind === "audio");
    });
  }

  setLine(line: SongLine | null, repeat: boolean): void {
    this.send({ type: "line", line, repeat });
  }

  sound(at: number | null): void {
    this.send({ type: "sound", at });
  }

  listen(receiver: RTCRtpReceiver, voice: string, performance: number, decode: boolean): PipeId | null {
    const pipe = this.pipes.get(receiver);
    if (pipe === undefined) return null;
    this.send({ type: "listen", pipe, voice, performance, decode });
    return pipe;
  }

  unlisten(pipe: PipeId): void {
    this.send({ type: "unlisten", pipe });
  }

  connectGraph(port: MessagePort): void {
    this.send({ type: "graph", port }, [port]);
  }

  connectPlayout(port: MessagePort): void {
    this.send({ type: "playout", port }, [port]);
  }

  /** After a connection is gone its ends need not be held any more. */
  release(): void {
    this.held.clear();
  }

  close(): void {
    this.worker?.terminate();
    this.held.clear();
  }

  private lead(end: RTCRtpSender | RTCRtpReceiver, type: "sender" | "receiver", audio: boolean): void {
    // Both events may come again for the same end, and streams can be taken only once.
    if (this.pipes.has(end) || !this.worker) return;
    const pipe = this.next++;
    this.pipes.set(end, pipe);
    this.held.add(end);
    if (frameAccess() === "transform") {
      if (audio) setTransform(end, this.worker, { pipe, end: type });
    } else {
      const { readable, writable } = streamsOf(end);
      if (audio) this.send({ type, pipe, readable, writable }, [readable, writable]);
      else readable.pipeTo(writable).catch(() => undefined);
    }
    if (type === "sender" && audio) this.emit("sender", undefined);
  }

  private send(message: ToFrames, transfer: Transferable[] = []): void {
    this.worker?.postMessage(message, transfer);
  }

  private receive(message: FromFrames): void {
    switch (message.type) {
      case "sounded":
        this.emit("sounded", message.sounding);
        break;
      case "slipped":
        this.emit("slipped", { seconds: message.seconds });
        break;
      case "counts":
        this.emit("counts", { receiver: message.pipe, counts: message.counts, newest: message.newest });
        break;
      case "failed":
        this.emit("failed", { reason: message.reason });
        break;
      case "ready":
        break;
    }
  }
}

function stateOf(worker: Worker): Promise<BrowserParts["worker"]> {
  return new Promise((resolve) => {
    const missing = () => resolve({ state: "missing" });
    const timer = setTimeout(missing, PATIENCE_MS);
    worker.onerror = missing;
    worker.onmessage = ({ data }: MessageEvent<FromFrames>) => {
      if (data.type !== "ready") return;
      clearTimeout(timer);
      resolve({ state: "ready", transforms: data.transforms, decoder: data.decoder });
    };
  });
}
