/** Whom a person is to hear, as the server says. */
export interface Earshot {
  readonly performers: readonly string[];
  readonly others: readonly string[];
}

export interface EarshotChange {
  /** In this order: performers come first. */
  readonly subscribe: readonly string[];
  readonly unsubscribe: readonly string[];
}

export function earshotChange(subscribed: ReadonlySet<string>, earshot: Earshot): EarshotChange {
  const wanted = new Set([...earshot.performers, ...earshot.others]);
  return {
    subscribe: [...wanted].filter((identity) => !subscribed.has(identity)),
    unsubscribe: [...subscribed].filter((identity) => !wanted.has(identity)),
  };
}
