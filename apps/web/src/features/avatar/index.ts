/** Making one's own avatar; the editor itself is fetched when somebody opens it. */
export { dropDraft, readDraft, wearDraft } from "./model/drafts";
export { fitting } from "./model/fitting";
export { AvatarEditor } from "./ui/late";
