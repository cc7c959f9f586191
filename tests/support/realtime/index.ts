export { type House, openHouse } from "./house";
export { sing, songOf } from "./songs";
export { eventually, never } from "./until";
export { Visitor } from "./visitor";
