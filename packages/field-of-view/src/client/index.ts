export { type Beat, createBeat } from "./beat";
export { createOwnAvatar, type OwnAvatar } from "./own-avatar";
export { createOwnLine, type OwnLine } from "./own-line";
export { LEAST_DELAY_MS, MOST_DELAY_MS, Playout } from "./playout";
export { EXTRAPOLATE_MS, RemoteAvatar } from "./remote-avatar";
export { RemoteAvatars } from "./remote-avatars";
export { type RemotePose, turn } from "./told";
