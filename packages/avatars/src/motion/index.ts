export { Animator, type Doing } from "./animator";
export { CHANNELS, type Channel, channelIndex, MASKS, mix, newPose, type Pose } from "./channels";
export { type Clip, sample } from "./clip";
export { IDLE, RUN, SING, SIT, SWAY, TURN, WALK } from "./clips";
export { EMOTE_CLIPS, EMOTES, type Emote, emoteOf } from "./emotes";
export { placeFeet, stanceShare, strideLength } from "./gait";
export { MICROPHONE, newFrame, Rig, type RigFrame, type Stance } from "./rig";
