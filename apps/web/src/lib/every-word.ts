/** Whether every word that was typed stands somewhere in what is known of a thing; nothing typed is in everything. */
export function everyWord(typed: string): (known: readonly (string | null | undefined)[]) => boolean {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return (known) => {
    if (words.length === 0) return true;
    const said = known.join("\n").toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  };
}
