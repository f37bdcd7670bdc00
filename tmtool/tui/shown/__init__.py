"""How things read on the screen, as lines; pure, no widgets."""
