export { hearInputs } from "./inlet";
export { createOutlet, type Outlet } from "./outlet";
export { StateSerializer } from "./state-serializer";
export { createTransport, measureRoundTrip } from "./transport";
