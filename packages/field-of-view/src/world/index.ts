export { advance } from "./advance";
export { type Bits, clearBit, countBits, createBits, hasBit, lowestBit, setBit, wordsFor } from "./bits";
export { CELL_METRES, cellMiddle, cellRow, createGrid, GRID_SIDE, type Grid, HALF_METRES } from "./grid";
export { append, createIdList, createWorld, type IdList, toArray, type World } from "./world";
