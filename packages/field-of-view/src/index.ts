/**
 * Who sees and hears whom, and how one moves. Pure: no sockets, no clock, no scene graph.
 *
 * - sight: field of view of everybody in a room (Rules S1-S5)
 * - earshot: whose voices one gets (Rule V2)
 * - movement: one step of walking, the same on both sides, and the server's judgement of proposals (Rule M1)
 * - client: others a little behind the server's time, oneself ahead of it
 *
 * Metres and radians; x to the right, z towards the back of the room, yaw 0 looks along -z and positive yaw turns left.
 */
export * from "./client";
export * from "./earshot";
export * from "./movement";
export * from "./sight";
export * from "./world";
