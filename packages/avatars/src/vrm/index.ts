export { AUTHOR_ONLY, EVERYONE, type VrmMeta, type VrmUse } from "./meta";
export { probeVrm, VRM_BUDGET, type VrmProbe, type VrmRefusal } from "./probe";
export { writeVrm } from "./write";
