/** Set by the gateway on every request and never taken from outside: who is asking, for rate limits. */
export const ADDRESS_HEADER = "x-karaverse-address";
