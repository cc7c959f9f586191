/** Rule K1 to K4: one's own singing, kept by who agreed to it; to hear, to mix, to take home. */
export { KeepQuestion } from "./ui/keep-question";
export { KeepSwitch } from "./ui/keep-switch";
export { MyRecordings } from "./ui/my-recordings";
