export { addRoutes } from "./routes";
export { createStream } from "./stream";
