export { createOwnAvatar, type OwnAvatar } from "./own-avatar";
export { createPlayoutDelay, LEAST_DELAY_MS, MOST_DELAY_MS, type PlayoutDelay } from "./playout-delay";
export { createRemoteAvatar, type RemoteAvatar, type RemotePose, turn } from "./remote-avatar";
