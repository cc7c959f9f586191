export { AUTHOR_ONLY, EVERYONE, type VrmMeta, type VrmUse } from "./meta";
export { writeVrm } from "./write";
