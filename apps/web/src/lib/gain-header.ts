/** Of a song's backing and guide: what they are to be turned up by to be as loud as other songs, decibels. */
export const GAIN_HEADER = "Song-Gain-Db";
