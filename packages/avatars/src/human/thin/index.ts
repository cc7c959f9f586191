export { thinned } from "./thin";
