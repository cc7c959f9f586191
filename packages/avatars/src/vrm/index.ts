export { VRM_BUDGET, type VrmCost, type VrmFigures } from "./budget";
export { AUTHOR_ONLY, EVERYONE, type VrmMeta, type VrmUse } from "./meta";
export { probeVrm, type VrmProbe, type VrmRefusal } from "./probe";
export { writeVrm } from "./write";
