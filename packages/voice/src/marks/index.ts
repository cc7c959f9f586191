export { type Mark, type MarkedPacket, performanceNumber, readMark, stripMark, writeMark } from "./mark";
export { durationOf, shapeOf } from "./opus";
