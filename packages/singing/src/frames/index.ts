export { batchLength, decodeFrames, encodeFrames, type FrameBatch, quantise, takeOf } from "./codec";
export { type Admission, createFrameGate, type FrameGate, type FrameRefusal } from "./gate";
export { createFrameOutbox, type FrameOutbox } from "./outbox";
