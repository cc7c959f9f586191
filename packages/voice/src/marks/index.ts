export { type Mark, performanceNumber, readMark, stripMark, writeMark } from "./mark";
export { durationOf, shapeOf } from "./opus";
