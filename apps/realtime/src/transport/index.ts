export { type HearInput, hearInputs } from "./inlet";
export { createOutlet, type Outlet } from "./outlet";
export { StateSerializer } from "./state-serializer";
export { createTransport, measureRoundTrip } from "./transport";
