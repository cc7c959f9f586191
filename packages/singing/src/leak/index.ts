export { createLeakCanceller, LEAK_BLOCK, type PlayedBy } from "./canceller";
