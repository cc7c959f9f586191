export { createHeldAt, type HeldAt } from "./held-at";
export { createMoveJudge, type MoveJudge, type MoveRefusal, type Verdict } from "./judge";
export { type Bounds, depthIn, type Floor, isWithin, type Obstacle, type Point } from "./obstacles";
export { gaitOf, type Motion, type Stride, settle, step } from "./step";
