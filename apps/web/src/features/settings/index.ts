/** What a person chose about how the room looks and sounds on this device. */
export { changeSettings, hasWebGl, type Settings, settings } from "./model/settings";
export { SettingsPanel } from "./ui/settings-panel";
