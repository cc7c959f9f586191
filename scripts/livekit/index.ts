export { findLiveKit, type LiveKitServer } from "./chain";
export {
  externalAddress,
  type LiveKitPorts,
  type LiveKitSetup,
  liveKitCommand,
  liveKitConfig,
  probeLiveKit,
  type Reach,
} from "./config";
export { cachedServer, cacheFolder, LIVEKIT_VERSION } from "./version";
