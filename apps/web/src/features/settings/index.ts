/** What a person chose about how the room looks and sounds on this device. */
export { drawn } from "./model/drawn";
export { hasWebGl, settings } from "./model/settings";
export { LanguageChoice } from "./ui/language-choice";
export { SettingsPanel } from "./ui/settings-panel";
