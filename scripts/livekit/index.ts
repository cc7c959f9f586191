export { findLiveKit } from "./chain";
export {
  externalAddress,
  liveKitCommand,
  liveKitConfig,
  probeLiveKit,
  type Reach,
} from "./config";
export { LIVEKIT_VERSION } from "./version";
