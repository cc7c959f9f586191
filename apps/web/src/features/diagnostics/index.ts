/** What the room's clocks and streams are doing. */
export { DiagnosticsPanel, useDiagnosticsWindow } from "./ui/diagnostics";
