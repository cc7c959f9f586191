export { Animator, type Doing, type Footing } from "./animator";
export { CHANNELS, type Channel, channelIndex, MASKS, mix, newPose, type Pose } from "./channels";
export { type Clip, sample } from "./clip";
export { DANCES } from "./dances";
export { EMOTE_CLIPS, EMOTES, type Emote, emoteOf } from "./emotes";
export type { FootPlace } from "./feet";
export { MICROPHONE, newFrame, Rig, type RigBody, type RigFrame } from "./rig";
export { newStance, type Stance } from "./stance";
