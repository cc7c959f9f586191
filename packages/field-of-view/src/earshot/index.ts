export { createEarshot, type Earshot, type EarshotField } from "./earshot";
