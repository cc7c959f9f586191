"""Prints one line a note of a piece of music21's corpus: onset in quarters, MIDI number (the top of a chord).

python3 corpus.py PATH NUMBER PART FIRST_BAR LAST_BAR   (NUMBER 0: the file holds one piece; bars 0 0: all)
"""

import sys
import warnings

warnings.filterwarnings("ignore")
from music21 import corpus  # noqa: E402

path, number, part, first, last = sys.argv[1], *map(int, sys.argv[2:6])
score = corpus.parse(path, number=number) if number else corpus.parse(path)
line = (score.parts[part] if len(score.parts) else score).stripTies()
for note in line.flatten().notes:
    inside = not last or first <= (note.measureNumber or 0) <= last
    if inside and note.duration.quarterLength > 0:
        print(float(note.offset), max(pitch.midi for pitch in note.pitches))
