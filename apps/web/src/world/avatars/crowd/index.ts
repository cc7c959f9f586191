/**
 * Everybody in sight, once a frame: `watch` finds out where they are, who comes first and whom all listen to; `crowd`
 * goes through them in that order, dresses, moves and lights each as finely as they are near; `gaze` says where they
 * look meanwhile and what they point at; `names` hangs over heads what is written there. What draws them is
 * crowd-draw and far.
 */
export { Crowd } from "./crowd";
