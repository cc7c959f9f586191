export { createGrid, type Grid, visitAround } from "./grid";
export { append, createIdList, createWorld, type IdList, toArray, type World } from "./world";
