export { createOutlet, type Outlet } from "./outlet";
export { createTransport } from "./transport";
