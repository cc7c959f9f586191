/** The two ways browsers hand over encoded frames; neither is in the DOM typings as it stands in browsers. */
interface EncodedStreams {
  readonly readable: ReadableStream;
  readonly writable: WritableStream;
}

interface WithStreams {
  createEncodedStreams(): EncodedStreams;
}

interface WithTransform {
  transform: unknown;
}

type Transformer = new (worker: Worker, options: unknown) => unknown;

export type FrameAccess = "streams" | "transform" | "none";

/** Chromium loses frames behind RTCRtpScriptTransform when LiveKit renegotiates, so streams come first. */
export function frameAccess(): FrameAccess {
  if (typeof RTCRtpSender === "undefined") return "none";
  if ("createEncodedStreams" in RTCRtpSender.prototype) return "streams";
  return "RTCRtpScriptTransform" in globalThis ? "transform" : "none";
}

export function streamsOf(end: RTCRtpSender | RTCRtpReceiver): EncodedStreams {
  return (end as unknown as WithStreams).createEncodedStreams();
}

export function setTransform(end: RTCRtpSender | RTCRtpReceiver, worker: Worker, options: unknown): void {
  const Transform = (globalThis as unknown as { RTCRtpScriptTransform: Transformer }).RTCRtpScriptTransform;
  (end as unknown as WithTransform).transform = new Transform(worker, options);
}
