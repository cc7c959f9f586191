/** What the room's clocks and streams are doing. */
export type { Reading } from "./model/reading";
export { DiagnosticsPanel, useDiagnosticsWindow } from "./ui/diagnostics-panel";
