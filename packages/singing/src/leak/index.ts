export { createLeakCanceller, LEAK_BLOCK } from "./canceller";
