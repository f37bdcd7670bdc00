"""What a key puts into the text: the next term, figure or tag, and what is offered."""
