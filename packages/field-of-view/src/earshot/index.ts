export { createEarshot, EARSHOT_TICKS, type Earshot, type EarshotField } from "./earshot";
